package dev.leadline.calendars;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.Invalid.Fault;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.EarlierHours;
import dev.leadline.kernel.calendar.ExtraOpening;
import dev.leadline.kernel.calendar.Holiday;
import dev.leadline.kernel.calendar.OpeningHours;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads one definition, going on after a fault so that all of them are told at once. */
final class CalendarReader {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_NAME = 200;

    private final List<Fault> faults = new ArrayList<>();

    BusinessCalendar read(CalendarDefinition definition) {
        if (definition.id() != null && !ID.matcher(definition.id()).matches()) {
            fault(
                    "/id",
                    definition.id(),
                    "The calendar's id (" + QuotedText.of(definition.id())
                            + ") must be 1 to 64 lower-case letters, digits and dashes.\nUse an id such as"
                            + " \"us-sales\".");
        }
        ZoneId zone = zone(definition.timezone());
        Map<DayOfWeek, List<OpeningHours>> week = week("/hours/", definition.hours());
        List<EarlierHours> earlier = each("/earlier/", definition.earlier(), this::earlier);
        List<Holiday> holidays = each("/holidays/", definition.holidays(), this::holiday);
        List<ExtraOpening> extra = each("/extra/", definition.extra(), this::extra);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return BusinessCalendar.of(definition.id(), zone, week, earlier, holidays, extra);
    }

    private ZoneId zone(String id) {
        if (id == null) {
            fault(
                    "/timezone",
                    null,
                    "The calendar's timezone is missing.\nUse an IANA time zone id such as \"America/New_York\".");
            return null;
        }
        if (!ZONES.contains(id)) {
            String near = ZONES.stream()
                    .filter(id::equalsIgnoreCase)
                    .findFirst()
                    .orElse(id.startsWith("+") || id.startsWith("-") ? "Europe/Berlin" : "America/New_York");
            String detail = "The timezone (" + QuotedText.of(id) + ") must be an IANA time zone id.\nDid you mean \""
                    + near + "\"?";
            fault("/timezone", id, detail);
            return null;
        }
        return ZoneId.of(id);
    }

    private Map<DayOfWeek, List<OpeningHours>> week(String prefix, WeekDefinition hours) {
        Map<DayOfWeek, List<OpeningHours>> week = new EnumMap<>(DayOfWeek.class);
        if (hours != null) {
            hours.byDay().forEach((day, windows) -> {
                String key = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
                week.put(day, windows(prefix + key + "/", windows));
            });
        }
        return week;
    }

    private EarlierHours earlier(String pointer, EarlierDefinition written) {
        LocalDate until = date(pointer + "/until", written.until());
        Map<DayOfWeek, List<OpeningHours>> week = week(pointer + "/hours/", written.hours());
        return until == null ? null : guarded(pointer, () -> new EarlierHours(until, week));
    }

    private Holiday holiday(String pointer, HolidayDefinition written) {
        LocalDate date = date(pointer + "/date", written.date());
        List<OpeningHours> hours = windows(pointer + "/hours/", written.hours());
        if (written.name() != null
                && (written.name().length() > LONGEST_NAME || !PlainText.Check.isPlain(written.name()))) {
            fault(
                    pointer + "/name",
                    written.name(),
                    "The name of a holiday must have 1 to " + LONGEST_NAME + " characters and no control characters.");
        }
        return date == null ? null : guarded(pointer, () -> new Holiday(date, hours, written.name()));
    }

    private ExtraOpening extra(String pointer, ExtraDefinition written) {
        LocalDate date = date(pointer + "/date", written.date());
        List<OpeningHours> hours = windows(pointer + "/hours/", written.hours());
        boolean unreadable =
                hours.isEmpty() && written.hours() != null && !written.hours().isEmpty();
        return date == null || unreadable ? null : guarded(pointer, () -> new ExtraOpening(date, hours));
    }

    private LocalDate date(String pointer, String text) {
        if (text == null) {
            fault(pointer, null, "A date is missing.\nUse a date such as \"2026-12-25\".");
            return null;
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, as for every other text that is no date.
        }
        fault(
                pointer,
                text,
                "The date (" + QuotedText.of(text)
                        + ") must be an existing date in the form yyyy-mm-dd, such as \"2026-12-25\".");
        return null;
    }

    private List<OpeningHours> windows(String prefix, List<List<String>> written) {
        return each(prefix, written, (pointer, window) -> {
            if (window.size() != 2) {
                fault(
                        pointer,
                        QuotedText.of(window.toString()),
                        "Opening hours must be a pair of times.\nUse a pair such as [\"09:00\", \"17:00\"].");
                return null;
            }
            return guarded(pointer, () -> OpeningHours.parse(window.get(0), window.get(1)));
        });
    }

    private interface PartReader<F, T> {
        T read(String pointer, F written);
    }

    /** What could be read of a list; what could not has left a fault. */
    private <F, T> List<T> each(String prefix, List<F> written, PartReader<F, T> reader) {
        List<T> read = new ArrayList<>();
        for (int i = 0; written != null && i < written.size(); i++) {
            if (written.get(i) == null) {
                fault(prefix + i, "null", "An entry must not be null.");
                continue;
            }
            T part = reader.read(prefix + i, written.get(i));
            if (part != null) {
                read.add(part);
            }
        }
        return read;
    }

    private <T> T guarded(String pointer, Supplier<T> part) {
        try {
            return part.get();
        } catch (Invalid invalid) {
            faults.addAll(invalid.under(pointer).faults());
            return null;
        }
    }

    private void fault(String pointer, String value, String detail) {
        faults.add(new Fault(pointer, value, detail));
    }
}

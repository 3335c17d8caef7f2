package dev.leadline.calendars.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The public holidays of a country or a part of it, from a library that is kept up to date. */
public final class PublicHolidays {

    private static final int MOST_YEARS = 50;

    private final PublicHolidaysWanted wanted;

    public PublicHolidays(PublicHolidaysWanted wanted) {
        this.wanted = wanted;
    }

    /** @throws Invalid when there is no such country or region, or the years are too many */
    public void read(HolidayImport into) {
        int from = wanted.from();
        int to = wanted.to();
        if (to < from || to - from > MOST_YEARS) {
            throw new Invalid(
                    "/to",
                    to,
                    "The to (" + to + ") must be the from (" + from + ") or at most " + MOST_YEARS + " years later.");
        }
        HolidayManager manager = manager();
        String[] regions = regions(manager);
        // A holiday may be observed in the year before or after its own.
        manager.getHolidays(LocalDate.of(from - 1, 1, 1), LocalDate.of(to + 1, 12, 31), regions).stream()
                .filter(holiday ->
                        date(holiday).getYear() >= from && date(holiday).getYear() <= to)
                .sorted(Comparator.comparing(this::date).thenComparing(Holiday::getPropertiesKey))
                .forEach(holiday -> take(holiday, into));
    }

    private LocalDate date(Holiday holiday) {
        return Boolean.FALSE.equals(wanted.observed()) ? holiday.getActualDate() : holiday.getDate();
    }

    private void take(Holiday holiday, HolidayImport into) {
        String name = holiday.getDescription(Locale.ENGLISH);
        if (holiday.getType() == HolidayType.OBSERVANCE) {
            into.leaveOut(name, date(holiday), "It is an observance, not a public holiday.");
        } else {
            into.add(date(holiday), name);
        }
    }

    private HolidayManager manager() {
        String country = wanted.country();
        String code = country.toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
            throw new Invalid(
                    "/country",
                    country,
                    "There are no holidays for the country (" + QuotedText.of(country)
                            + ").\nUse a two-letter country code such as \"US\".");
        }
        return HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT)));
    }

    private String[] regions(HolidayManager manager) {
        String region = wanted.region();
        if (region == null) {
            return new String[0];
        }
        List<String> regions = new ArrayList<>();
        Map<String, CalendarHierarchy> children = manager.getCalendarHierarchy().getChildren();
        for (String part : region.toLowerCase(Locale.ROOT).split("/", -1)) {
            CalendarHierarchy child = children.get(part);
            if (child == null) {
                String known = String.join(", ", new TreeSet<>(children.keySet()));
                String advice = known.isEmpty() ? "" : "\nUse one of " + known + ".";
                throw new Invalid(
                        "/region",
                        region,
                        "The country " + wanted.country() + " has no region (" + QuotedText.of(region) + ")." + advice);
            }
            regions.add(part);
            children = child.getChildren();
        }
        return regions.toArray(String[]::new);
    }
}

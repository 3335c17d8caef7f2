package dev.leadline.calendars.holidays;

import com.github.mangstadt.vinnie.VObjectProperty;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.OpeningHours;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the events of an iCalendar file that last whole days, or take the begin or the end of a working day, as holidays: each
 * of their days, for ten years at most.
 */
public final class ICalendarHolidays {

    private static final int YEARS = 10;
    private static final int MOST_DAYS = 5_000;
    private static final int MOST_TAKEN = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Pattern DAYS = Pattern.compile("\\+?P([0-9]{1,4})(D|W)");

    private final HolidayImport into;
    private final LocalDate horizon;
    private final Set<String> overridden = new HashSet<>();
    private final long begun = System.nanoTime();
    private int taken;

    private ICalendarHolidays(HolidayImport into) {
        this.into = into;
        this.horizon = into.today().plusYears(YEARS);
    }

    /** First date, how many days, and the part of each that it takes; {@code null}: all of it. */
    private record Span(LocalDate start, int days, OpeningHours part) {}

    /** @throws Invalid that names line and value of what is no event, or when there is too much of it */
    public static void read(byte[] file, HolidayImport into) {
        ICalendarHolidays reading = new ICalendarHolidays(into);
        List<ICalendarEvent> events = ICalendarText.events(file);
        events.forEach(reading::noteOverride);
        events.forEach(reading::read);
    }

    /** An event that stands for one occurrence of another takes its place. */
    private void noteOverride(ICalendarEvent event) {
        event.find("RECURRENCE-ID")
                .map(id -> event.date("RECURRENCE-ID", id.getValue().strip()))
                .ifPresent(date -> overridden.add(key(event, date)));
    }

    private static String key(ICalendarEvent event, LocalDate date) {
        return event.text("UID") + " " + date;
    }

    private void read(ICalendarEvent event) {
        checkTime(event);
        Span span = span(event).orElse(null);
        if (event.text("STATUS").equalsIgnoreCase("CANCELLED")) {
            into.leaveOut(event.name(), span == null ? null : span.start(), "It is cancelled.");
        } else if (span != null) {
            addDays(event, span);
        }
    }

    private Optional<Span> span(ICalendarEvent event) {
        VObjectProperty begin = event.find("DTSTART").orElseThrow(() -> event.invalid("DTSTART", null, "is missing."));
        String from = begin.getValue().strip();
        String to = event.text("DTEND");
        LocalDate start = event.date("DTSTART", from);
        LocalDate end = to.isEmpty() ? start.plusDays(length(event)) : event.date("DTEND", to);
        if (end.isBefore(start)) {
            throw event.invalid("DTEND", to, "must not be before its DTSTART (" + from + ").");
        }
        var time = EventTime.find(event, into.calendar().zone());
        if (time.isPresent() && time.get().isWholeDays()) {
            start = time.get().from().toLocalDate();
            end = time.get().to().toLocalDate();
        } else if (!ICalendarEvent.DATE.matcher(from).matches() || !isDate(to)) {
            var part = time.flatMap(EventTime::partOfDay);
            LocalDate date = time.map(each -> each.from().toLocalDate()).orElse(start);
            if (part.isPresent() && into.findHours(date, part.get()).isPresent()) {
                return Optional.of(new Span(date, 1, part.get()));
            }
            String reason = "It does not last whole days in the calendar's time zone: " + from
                    + (to.isEmpty() ? "." : " to " + to + ".");
            into.leaveOut(event.name(), start, reason);
            return Optional.empty();
        }
        long days = Math.max(1, ChronoUnit.DAYS.between(start, end));
        if (days > MOST_DAYS) {
            throw event.invalid("DTEND", to, "makes it longer than " + MOST_DAYS + " days.");
        }
        return Optional.of(new Span(start, (int) days, null));
    }

    private static int length(ICalendarEvent event) {
        String duration = event.text("DURATION").toUpperCase(Locale.ROOT);
        if (duration.isEmpty() || duration.contains("T")) {
            return 1;
        }
        Matcher matcher = DAYS.matcher(duration);
        if (!matcher.matches()) {
            throw event.invalid("DURATION", duration, "must be days or weeks such as P2D.");
        }
        return Integer.parseInt(matcher.group(1)) * (matcher.group(2).equals("W") ? 7 : 1);
    }

    private static boolean isDate(String text) {
        return text.isEmpty() || ICalendarEvent.DATE.matcher(text).matches();
    }

    private void addDays(ICalendarEvent event, Span span) {
        String name = event.name();
        int past = 0;
        for (LocalDate start : starts(event, span)) {
            for (int day = 0; day < span.days(); day++) {
                LocalDate date = start.plusDays(day);
                if (date.isBefore(into.today())) {
                    past++;
                } else {
                    take(event, date, span.part());
                }
            }
        }
        if (past > 0) {
            into.leaveOut(
                    name, span.start(), past + (past == 1 ? " day of it is" : " days of it are") + " in the past.");
        }
    }

    private Set<LocalDate> starts(ICalendarEvent event, Span span) {
        Set<LocalDate> starts = new TreeSet<>(Set.of(span.start()));
        event.find("RRULE").ifPresent(written -> {
            RecurrenceRule rule = RecurrenceRule.parse(event, written.getValue().strip());
            String unread = rule.findUnread().orElse(null);
            if (unread != null) {
                String reason = "Its recurrence is not supported (" + unread + "). Only its first occurrence was"
                        + " imported.";
                into.leaveOut(event.name(), span.start(), reason);
                return;
            }
            starts.addAll(rule.dates(span.start(), into.today().minusDays(span.days()), horizon));
            if (rule.goesOn()) {
                into.leaveOut(event.name(), horizon, "It recurs beyond this limit. The days before were imported.");
            }
        });
        starts.addAll(event.dates("RDATE"));
        starts.removeAll(event.dates("EXDATE"));
        if (event.find("RECURRENCE-ID").isEmpty()) {
            starts.removeIf(date -> overridden.contains(key(event, date)));
        }
        return starts;
    }

    private void take(ICalendarEvent event, LocalDate date, OpeningHours part) {
        if (++taken > MOST_TAKEN || into.size() >= MOST_DAYS) {
            String most = MOST_DAYS + " days, or " + MOST_TAKEN + " with those that are left out";
            throw event.invalid("DTSTART", event.text("DTSTART"), "is one too many: " + most + ", are the most.");
        }
        if (part == null) {
            into.add(date, event.name());
        } else {
            into.addPart(date, part, event.name());
        }
    }

    private void checkTime(ICalendarEvent event) {
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
            throw event.invalid("DTSTART", event.text("DTSTART"), "needs more than 3 seconds to expand.");
        }
    }
}

package dev.leadline.calendars.holidays;

import biweekly.util.ByDay;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.leadline.kernel.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The recurrence of an event that lasts whole days. Every part is checked here, because the library takes what it cannot
 * read for something else; it then works out the dates.
 */
final class RecurrenceRule {

    private static final Set<String> READ =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST");
    private static final Set<String> KNOWN = Set.of("BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY", "BYWEEKNO");
    private static final Set<String> WITHIN_A_DAY = Set.of("HOURLY", "MINUTELY", "SECONDLY");
    private static final Pattern BY_DAY = Pattern.compile("([+-]?[1-9][0-9]?)?(MO|TU|WE|TH|FR|SA|SU)");
    private static final int MOST_VALUES = 62;

    private final ICalendarEvent event;
    private final String text;
    private final Map<String, String> parts = new LinkedHashMap<>();

    private boolean goesOn;

    private RecurrenceRule(ICalendarEvent event, String text) {
        this.event = event;
        this.text = text;
    }

    /** @throws Invalid when it is none */
    static RecurrenceRule parse(ICalendarEvent event, String text) {
        RecurrenceRule rule = new RecurrenceRule(event, text.toUpperCase(Locale.ROOT));
        for (String part : rule.text.split(";")) {
            String[] pair = part.split("=", -1);
            boolean known = pair.length == 2 && (READ.contains(pair[0]) || KNOWN.contains(pair[0]));
            if (!known || rule.parts.put(pair[0], pair[1]) != null) {
                throw rule.invalid(
                        "must be a recurrence rule with each part at most once. The part " + part + " is not valid.");
            }
        }
        if (!rule.parts.containsKey("FREQ")) {
            throw rule.invalid("must have a FREQ.");
        }
        return rule;
    }

    /** Returns why a valid rule is not supported here. */
    Optional<String> findUnread() {
        return WITHIN_A_DAY.contains(parts.get("FREQ"))
                ? Optional.of("FREQ=" + parts.get("FREQ"))
                : parts.keySet().stream().filter(KNOWN::contains).findFirst();
    }

    /** The dates on which it recurs, from {@code first} to {@code last}. */
    List<LocalDate> dates(LocalDate start, LocalDate first, LocalDate last) {
        List<LocalDate> dates = new ArrayList<>();
        // In UTC and with a time: the library puts mere dates into the machine's own zone. Step by step: when told to
        // advance over more than a century, it finds nothing.
        DateIterator iterator = recurrence().getDateIterator(dated(start), TimeZone.getTimeZone("UTC"));
        while (iterator.hasNext()) {
            LocalDate next =
                    LocalDate.ofInstant(Instant.ofEpochMilli(iterator.next().getTime()), ZoneOffset.UTC);
            if (next.isAfter(last)) {
                goesOn = true;
                break;
            }
            if (!next.isBefore(first)) {
                dates.add(next);
            }
        }
        return dates;
    }

    /** Returns whether it recurs after the last date that was asked for. */
    boolean goesOn() {
        return goesOn;
    }

    private Recurrence recurrence() {
        Recurrence.Builder builder = new Recurrence.Builder(frequency());
        if (parts.containsKey("INTERVAL")) {
            builder.interval(number("INTERVAL", parts.get("INTERVAL"), 1, 1_000));
        }
        if (parts.containsKey("COUNT")) {
            builder.count(number("COUNT", parts.get("COUNT"), 1, 100_000));
        }
        if (parts.containsKey("UNTIL")) {
            builder.until(dated(event.date("RRULE", parts.get("UNTIL"))));
        }
        builder.byMonth(numbers("BYMONTH", 1, 12));
        builder.byMonthDay(numbers("BYMONTHDAY", -31, 31));
        builder.bySetPos(numbers("BYSETPOS", -366, 366));
        for (ByDay day : days("BYDAY")) {
            builder.byDay(day.getNum(), day.getDay());
        }
        if (parts.containsKey("WKST")) {
            builder.workweekStarts(days("WKST").get(0).getDay());
        }
        return builder.build();
    }

    private Frequency frequency() {
        return Arrays.stream(Frequency.values())
                .filter(each -> each.name().equals(parts.get("FREQ")))
                .findFirst()
                .orElseThrow(() -> invalid("must have a FREQ such as YEARLY."));
    }

    private List<String> values(String part) {
        if (!parts.containsKey(part)) {
            return List.of();
        }
        List<String> values = List.of(parts.get(part).split(",", -1));
        if (values.size() > MOST_VALUES) {
            throw invalid("must not have more than " + MOST_VALUES + " values in " + part + ".");
        }
        return values;
    }

    private Integer[] numbers(String part, int least, int most) {
        return values(part).stream()
                .map(value -> number(part, value, least, most))
                .toArray(Integer[]::new);
    }

    private int number(String part, String value, int least, int most) {
        if (value.matches("[+-]?[0-9]{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most && number != 0) {
                return number;
            }
        }
        throw invalid("must have a " + part + " from " + least + " to " + most + ".");
    }

    private List<ByDay> days(String part) {
        return values(part).stream().map(value -> day(part, value)).toList();
    }

    private ByDay day(String part, String value) {
        Matcher matcher = BY_DAY.matcher(value);
        if (!matcher.matches()) {
            throw invalid("must have days such as MO or 4TH in " + part + ".");
        }
        Integer number = matcher.group(1) == null ? null : (Integer) number(part, matcher.group(1), -53, 53);
        return new ByDay(number, DayOfWeek.valueOfAbbr(matcher.group(2)));
    }

    private Invalid invalid(String must) {
        return event.invalid("RRULE", text, must);
    }

    private static ICalDate dated(LocalDate date) {
        return new ICalDate(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()), true);
    }
}

package dev.leadline.kernel.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Calendars written as lines: {@code "mon-fri 09:00-17:00"}, {@code "holiday 2026-12-25"}, {@code "extra ..."},
 * {@code "until 2026-03-01 mon-fri 08:00-16:00"}. */
final class Sample {

    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    static final BusinessCalendar US_SALES = calendar(
            "America/New_York", "mon-fri 09:00-17:00", "holiday 2016-01-01 New Year", "holiday 2016-01-18 MLK Day");

    private Sample() {}

    static BusinessCalendar calendar(String zone, String... lines) {
        Map<DayOfWeek, List<OpeningHours>> week = new EnumMap<>(DayOfWeek.class);
        List<EarlierHours> earlier = new ArrayList<>();
        List<Holiday> holidays = new ArrayList<>();
        List<ExtraOpening> extra = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            if (words[0].equals("holiday")) {
                holidays.add(holiday(words[1]));
            } else if (words[0].equals("extra")) {
                String[] rest = words[1].split(" ", 2);
                extra.add(new ExtraOpening(LocalDate.parse(rest[0]), hours(rest[1])));
            } else if (words[0].equals("until")) {
                String[] rest = words[1].split(" ", 2);
                Map<DayOfWeek, List<OpeningHours>> then = new EnumMap<>(DayOfWeek.class);
                put(rest[1], then);
                earlier.add(new EarlierHours(LocalDate.parse(rest[0]), then));
            } else {
                put(line, week);
            }
        }
        return BusinessCalendar.of("sample", ZoneId.of(zone), week, earlier, holidays, extra);
    }

    private static void put(String line, Map<DayOfWeek, List<OpeningHours>> week) {
        String[] words = line.split(" ", 2);
        String[] range = words[0].split("-");
        for (int day = DAYS.indexOf(range[0]); day <= DAYS.indexOf(range[range.length - 1]); day++) {
            week.put(DayOfWeek.of(day + 1), hours(words[1]));
        }
    }

    private static Holiday holiday(String text) {
        List<OpeningHours> hours = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (String word : text.substring(10).strip().split(" ")) {
            if (word.matches("\\d\\d:\\d\\d-\\d\\d:\\d\\d")) {
                hours.addAll(hours(word));
            } else {
                name.append(name.isEmpty() ? "" : " ").append(word);
            }
        }
        return new Holiday(LocalDate.parse(text.substring(0, 10)), hours, name.isEmpty() ? null : name.toString());
    }

    static List<OpeningHours> hours(String text) {
        List<OpeningHours> hours = new ArrayList<>();
        for (String window : text.split(" ")) {
            hours.add(OpeningHours.parse(window.substring(0, 5), window.substring(6)));
        }
        return hours;
    }

    /** An instant ("...Z" or with an offset), or a local time in the calendar's zone. */
    static Instant at(BusinessCalendar calendar, String text) {
        return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                ? java.time.OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(calendar.zone()).toInstant();
    }

    static BusinessDuration within(String text) {
        return BusinessDuration.parse(text);
    }
}

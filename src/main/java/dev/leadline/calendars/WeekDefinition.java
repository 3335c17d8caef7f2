package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.calendar.OpeningHours;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Weekly opening hours on the wire: {@code {"mon": [["09:00", "12:30"], ["13:30", "17:00"]]}}.
 *
 * @param mon Monday
 * @param tue Tuesday
 * @param wed Wednesday
 * @param thu Thursday
 * @param fri Friday
 * @param sat Saturday
 * @param sun Sunday
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "WeeklyHours",
        description =
                "Opening hours [from, to) in local time by weekday; a missing day is closed. 24:00 is the end of the"
                        + " day; a `to` up to 48:00 runs past midnight.",
        examples = "{\"mon\": [[\"09:00\", \"12:30\"], [\"13:30\", \"17:00\"]], \"fri\": [[\"22:00\", \"30:00\"]]}")
public record WeekDefinition(
        List<List<String>> mon,
        List<List<String>> tue,
        List<List<String>> wed,
        List<List<String>> thu,
        List<List<String>> fri,
        List<List<String>> sat,
        List<List<String>> sun) {

    static WeekDefinition from(Map<DayOfWeek, List<OpeningHours>> week) {
        return new WeekDefinition(
                written(week, DayOfWeek.MONDAY),
                written(week, DayOfWeek.TUESDAY),
                written(week, DayOfWeek.WEDNESDAY),
                written(week, DayOfWeek.THURSDAY),
                written(week, DayOfWeek.FRIDAY),
                written(week, DayOfWeek.SATURDAY),
                written(week, DayOfWeek.SUNDAY));
    }

    /** The windows of each day as written, Monday first; a closed day is left out. */
    Map<DayOfWeek, List<List<String>>> byDay() {
        Map<DayOfWeek, List<List<String>>> days = new EnumMap<>(DayOfWeek.class);
        put(days, DayOfWeek.MONDAY, mon);
        put(days, DayOfWeek.TUESDAY, tue);
        put(days, DayOfWeek.WEDNESDAY, wed);
        put(days, DayOfWeek.THURSDAY, thu);
        put(days, DayOfWeek.FRIDAY, fri);
        put(days, DayOfWeek.SATURDAY, sat);
        put(days, DayOfWeek.SUNDAY, sun);
        return days;
    }

    static List<List<String>> written(List<OpeningHours> hours) {
        return hours.stream()
                .map(window -> List.of(window.opens(), window.closes()))
                .toList();
    }

    private static List<List<String>> written(Map<DayOfWeek, List<OpeningHours>> week, DayOfWeek day) {
        return written(week.getOrDefault(day, List.of()));
    }

    private static void put(Map<DayOfWeek, List<List<String>>> days, DayOfWeek day, List<List<String>> windows) {
        if (windows != null) {
            days.put(day, windows);
        }
    }
}

package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Weekly opening hours of earlier times: those of every date before {@code until}, back to the next earlier such change.
 * With them a calendar may change its weekly hours and leave its past as it was.
 *
 * @param until the first date, in the calendar's zone, on which they no longer held; in the years 1 to 9999
 * @param week opening hours by day of the week; a missing day was closed
 */
public record EarlierHours(LocalDate until, Map<DayOfWeek, List<OpeningHours>> week) {

    public EarlierHours {
        if (until == null) {
            throw new Invalid("/until", null, "The `until` of the earlier hours is missing.");
        }
        if (until.getYear() < 1 || until.getYear() > 9999) {
            throw new Invalid(
                    "/until",
                    until,
                    "The `until` of the earlier hours (" + until + ") must be in the years 1 to 9999.");
        }
        week = sorted(week);
    }

    /** The same hours in one order, closed days left out. */
    static Map<DayOfWeek, List<OpeningHours>> sorted(Map<DayOfWeek, List<OpeningHours>> week) {
        Map<DayOfWeek, List<OpeningHours>> sorted = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                sorted.put(day, hours.stream().sorted().toList());
            }
        });
        return Collections.unmodifiableMap(sorted);
    }
}

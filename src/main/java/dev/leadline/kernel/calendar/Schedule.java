package dev.leadline.kernel.calendar;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The opening hours as authored, in one order whatever order they came in: two that mean the same are equal. */
record Schedule(Map<DayOfWeek, List<OpeningHours>> week, List<Holiday> holidays, List<ExtraOpening> extra) {

    /** Expects what {@link ScheduleCheck} found no fault with. */
    static Schedule of(Map<DayOfWeek, List<OpeningHours>> week, List<Holiday> holidays, List<ExtraOpening> extra) {
        Map<DayOfWeek, List<OpeningHours>> sortedWeek = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                sortedWeek.put(day, hours.stream().sorted().toList());
            }
        });
        Map<Object, Holiday> byDate = new LinkedHashMap<>();
        holidays.forEach(holiday -> byDate.putIfAbsent(holiday.date(), holiday.sorted()));
        return new Schedule(
                Collections.unmodifiableMap(sortedWeek),
                byDate.values().stream()
                        .sorted(Comparator.comparing(Holiday::date))
                        .toList(),
                extra.stream()
                        .map(ExtraOpening::sorted)
                        .sorted(Comparator.comparing(ExtraOpening::date)
                                .thenComparing(e -> e.hours().toString()))
                        .toList());
    }

    List<OpeningHours> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** Whether the weekly hours leave no minute of the week out. */
    boolean isRoundTheClock() {
        int minutes = week.values().stream()
                .flatMap(List::stream)
                .mapToInt(hours -> hours.closesMinute() - hours.opensMinute())
                .sum();
        return minutes == 7 * OpeningHours.MINUTES_A_DAY;
    }
}

package dev.leadline.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The opening hours as authored, in one order whatever order they came in: two that mean the same are equal. */
record Schedule(
        Map<DayOfWeek, List<OpeningHours>> week,
        List<EarlierHours> earlier,
        List<Holiday> holidays,
        List<ExtraOpening> extra) {

    /** Sorts what {@link ScheduleCheck} found no fault with. */
    Schedule {
        week = EarlierHours.sorted(week);
        earlier = changes(earlier, week);
        Map<Object, Holiday> byDate = new LinkedHashMap<>();
        holidays.forEach(holiday -> byDate.putIfAbsent(holiday.date(), holiday.sorted()));
        holidays = byDate.values().stream()
                .sorted(Comparator.comparing(Holiday::date))
                .toList();
        extra = extra.stream()
                .map(ExtraOpening::sorted)
                .sorted(Comparator.comparing(ExtraOpening::date)
                        .thenComparing(e -> e.hours().toString()))
                .toList();
    }

    /** In order, without those that were followed by the same hours. */
    private static List<EarlierHours> changes(List<EarlierHours> earlier, Map<DayOfWeek, List<OpeningHours>> week) {
        List<EarlierHours> latestFirst = new ArrayList<>();
        Map<DayOfWeek, List<OpeningHours>> later = week;
        for (EarlierHours each : earlier.stream()
                .sorted(Comparator.comparing(EarlierHours::until).reversed())
                .toList()) {
            if (!each.week().equals(later)) {
                latestFirst.add(each);
                later = each.week();
            }
        }
        return latestFirst.stream()
                .sorted(Comparator.comparing(EarlierHours::until))
                .toList();
    }

    /** The weekly hours that hold on a date. */
    Map<DayOfWeek, List<OpeningHours>> weekOn(LocalDate date) {
        return earlier.stream()
                .filter(each -> date.isBefore(each.until()))
                .findFirst()
                .map(EarlierHours::week)
                .orElse(week);
    }

    /** The same, but with the weekly hours of another on the dates before {@code day}. */
    Schedule withHoursBefore(LocalDate day, Schedule other) {
        Stream<EarlierHours> before =
                other.earlier.stream().filter(each -> each.until().isBefore(day));
        Stream<EarlierHours> seam = Stream.of(new EarlierHours(day, other.weekOn(day.minusDays(1))));
        Stream<EarlierHours> after =
                earlier.stream().filter(each -> each.until().isAfter(day));
        return new Schedule(
                week, Stream.concat(Stream.concat(before, seam), after).toList(), holidays, extra);
    }

    /** Returns whether the weekly hours of today leave no minute of the week out. */
    boolean isRoundTheClock() {
        int minutes = week.values().stream()
                .flatMap(List::stream)
                .mapToInt(hours -> hours.closesMinute() - hours.opensMinute())
                .sum();
        return minutes == 7 * OpeningHours.MINUTES_A_DAY;
    }
}

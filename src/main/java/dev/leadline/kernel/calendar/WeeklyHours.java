package dev.leadline.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The weekly hours of any date. Today's are found at once; nearly every question is about them. */
final class WeeklyHours {

    private static final long MONDAY = LocalDate.of(1970, 1, 5).toEpochDay();

    private final List<List<OpeningHours>> now;
    private final long[] until;
    private final List<List<List<OpeningHours>>> earlier;
    private final long heldSince;

    WeeklyHours(Schedule schedule) {
        this.now = byDay(schedule.week());
        this.until = schedule.earlier().stream()
                .mapToLong(each -> each.until().toEpochDay())
                .toArray();
        this.earlier =
                schedule.earlier().stream().map(each -> byDay(each.week())).toList();
        this.heldSince = until.length == 0 ? Long.MIN_VALUE : until[until.length - 1];
    }

    List<OpeningHours> on(long epochDay) {
        return week(epochDay).get((int) Math.floorMod(epochDay - MONDAY, 7L));
    }

    /** What is written for a day of the week at the time of a date. */
    List<OpeningHours> on(long epochDay, DayOfWeek day) {
        return week(epochDay).get(day.ordinal());
    }

    /** The date from which on those of today hold; {@code Long.MIN_VALUE} when they always have. */
    long heldSince() {
        return heldSince;
    }

    /** Returns whether those of today ever open: those of earlier times never come back. */
    boolean isEverOpen() {
        return now.stream().anyMatch(hours -> !hours.isEmpty());
    }

    private List<List<OpeningHours>> week(long epochDay) {
        if (epochDay >= heldSince) {
            return now;
        }
        int at = Arrays.binarySearch(until, epochDay);
        // A date that ends some hours has the next ones already.
        return earlier.get(at >= 0 ? at + 1 : -at - 1);
    }

    private static List<List<OpeningHours>> byDay(Map<DayOfWeek, List<OpeningHours>> week) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> week.getOrDefault(day, List.of()))
                .toList();
    }
}

package dev.leadline.reports.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;

/**
 * The hours of {@code us-sales} in the first months of 2016, in the simplest way: a bit for each minute. A moment is the number
 * of minutes since 21 December 2015 in New York.
 */
final class OpenMinutes {

    /** No minute is later: of what never comes. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FIRST = LocalDate.parse("2015-12-21");
    private static final int DATES = 160;
    private static final List<LocalDate> HOLIDAYS = List.of(
            LocalDate.parse("2015-12-25"),
            LocalDate.parse("2016-01-01"),
            LocalDate.parse("2016-01-18"),
            LocalDate.parse("2016-02-15"));

    private static final BitSet OPEN = new BitSet();
    private static final int[] MIDNIGHTS = new int[DATES + 1];

    static {
        for (int i = 0; i <= DATES; i++) {
            var date = FIRST.plusDays(i);
            MIDNIGHTS[i] = of(date.atStartOfDay(NEW_YORK).toInstant());
            var day = date.getDayOfWeek();
            if (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !HOLIDAYS.contains(date)) {
                OPEN.set(
                        of(date.atTime(9, 0).atZone(NEW_YORK).toInstant()),
                        of(date.atTime(17, 0).atZone(NEW_YORK).toInstant()));
            }
        }
    }

    private OpenMinutes() {}

    static int of(Instant instant) {
        long since = instant.getEpochSecond()
                - FIRST.atStartOfDay(NEW_YORK).toInstant().getEpochSecond();
        if (since % 60 != 0 || instant.getNano() != 0) {
            throw new IllegalArgumentException("Not a whole minute: " + instant);
        }
        return (int) (since / 60);
    }

    static Instant instant(int minute) {
        return FIRST.atStartOfDay(NEW_YORK).toInstant().plusSeconds(60L * minute);
    }

    static LocalDate date(int minute) {
        return instant(minute).atZone(NEW_YORK).toLocalDate();
    }

    static boolean isOpen(int minute) {
        return OPEN.get(minute);
    }

    /** How many open minutes there are in [from, to). */
    static int between(int from, int to) {
        return to <= from ? 0 : OPEN.get(from, to).cardinality();
    }

    /** The first open minute at or after another (B2). */
    static int next(int minute) {
        return OPEN.nextSetBit(minute);
    }

    /** When so many open minutes have passed (B3). */
    static int hours(int from, int hours, BitSet paused) {
        var running = (BitSet) OPEN.clone();
        running.andNot(paused);
        return walk(running, from, 60 * hours);
    }

    /** The close of a business day, moved by the open time that was paused (B4, B9). */
    static int businessDays(int from, int days, BitSet paused) {
        int close = closeOf(from, days);
        return paused.get(from, close).isEmpty() ? close : hours(from, 0, between(from, close), paused);
    }

    private static int hours(int from, int hours, int minutes, BitSet paused) {
        var running = (BitSet) OPEN.clone();
        running.andNot(paused);
        return walk(running, from, 60 * hours + minutes);
    }

    /** The same local time so many dates later, moved by the time that was paused (B5, B9). */
    static int days(int from, int days, BitSet paused) {
        int end = of(instant(from).atZone(NEW_YORK).plusDays(days).toInstant());
        var running = new BitSet();
        running.set(0, MIDNIGHTS[DATES]);
        running.andNot(paused);
        return walk(running, from, end - from);
    }

    private static int walk(BitSet running, int from, int minutes) {
        int at = from;
        for (int left = minutes; left > 0; at++) {
            if (at >= MIDNIGHTS[DATES]) {
                return NEVER;
            }
            left -= running.get(at) ? 1 : 0;
        }
        return at;
    }

    private static int closeOf(int from, int days) {
        int date = 0;
        while (MIDNIGHTS[date + 1] <= from) {
            date++;
        }
        for (int left = days; left > 0; ) {
            date++;
            left -= between(MIDNIGHTS[date], MIDNIGHTS[date + 1]) > 0 ? 1 : 0;
        }
        return OPEN.previousSetBit(MIDNIGHTS[date + 1] - 1) + 1;
    }
}

package dev.leadline.kernel.calendar;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums over {@value #DATES} dates at once, so that a walk over centuries with hardly any open time looks at hundreds of
 * them and not at every date. A sum is made when a walk first passes it, and kept. Safe for many threads.
 */
final class Blocks {

    /** How many dates one block holds; a power of two. */
    static final int DATES = 512;

    private final Days days;
    private final Map<Long, Block> known = new ConcurrentHashMap<>();
    private final Map<Long, long[]> opened = new ConcurrentHashMap<>();

    /**
     * What is summed up.
     *
     * @param openSeconds all open time
     * @param closedSeconds all other time
     * @param businessDays the dates with any open time
     */
    record Block(long openSeconds, long closedSeconds, int businessDays) {}

    /** A walk from date to date that looks for one of them. */
    interface Walk {

        /** Goes past a whole block, if what is looked for is not in it. */
        boolean passes(Block block);

        /** Looks at a business day; returns whether it is the one. */
        boolean reaches(Day day);
    }

    Blocks(Days days) {
        this.days = days;
    }

    /** Walks from a date to another, both included; returns the day that is reached, or {@code null} for none. */
    @Nullable
    Day walk(long from, long last, Walk walk) {
        for (long at = from; at <= last; at = end(at) + 1) {
            if (!isWhole(at, last) || !walk.passes(at(at))) {
                Day day = within(at, Math.min(end(at), last), walk);
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    private @Nullable Day within(long from, long last, Walk walk) {
        Day day = days.nextBusinessDay(from, last);
        while (day != null && !walk.reaches(day)) {
            day = days.nextBusinessDay(day.epochDay + 1, last);
        }
        return day;
    }

    /** Returns whether the block that a date is in begins with it, and ends by another. */
    boolean isWhole(long epochDay, long last) {
        return (epochDay & (DATES - 1)) == 0 && end(epochDay) <= last;
    }

    /** The last date of the block that a date is in. */
    static long end(long epochDay) {
        return epochDay | (DATES - 1);
    }

    /** The block that begins with a date. */
    Block at(long first) {
        // It is summed up outside the map: two threads that do so come to the same.
        Block block = known.get(first);
        if (block == null) {
            block = sum(first);
            known.put(first, block);
        }
        return block;
    }

    /** Open seconds from the begin of 1970-01-01, there, to that of a date; negative before it. */
    long openBefore(long epochDay) {
        long first = epochDay & -DATES;
        long[] sums = opened.get(first);
        if (sums == null) {
            sums = opened(first);
            opened.put(first, sums);
        }
        return sums[(int) (epochDay - first)];
    }

    private long[] opened(long first) {
        long[] sums = new long[DATES];
        for (long block = Math.min(first, 0); block < Math.max(first, 0); block += DATES) {
            sums[0] += Long.signum(first) * at(block).openSeconds();
        }
        for (int i = 1; i < DATES; i++) {
            sums[i] = sums[i - 1] + days.at(first + i - 1).openSeconds();
        }
        return sums;
    }

    private Block sum(long first) {
        long open = 0;
        int businessDays = 0;
        long last = end(first);
        for (Day day = days.nextBusinessDay(first, last); day != null; ) {
            open += day.openSeconds();
            businessDays++;
            day = days.nextBusinessDay(day.epochDay + 1, last);
        }
        long whole = days.at(last).end - days.at(first).start;
        return new Block(open, whole - open, businessDays);
    }
}

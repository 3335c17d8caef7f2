package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.Day.NEVER;

import dev.leadline.kernel.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Walks a calendar's open time. Windows open and close on whole seconds, so the walks count seconds; an instant's
 * nanoseconds ride along and are never lost. No walk is longer than {@value #HORIZON_DAYS} dates, 400 years (B7), and one
 * that goes far passes many dates at once ({@link Blocks}).
 */
final class OpenTime {

    static final long HORIZON_DAYS = 146_097;
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long SECONDS_A_DAY = 86_400;
    private static final int SOON = 62;
    private static final int NANOS_A_SECOND = 1_000_000_000;

    private final Days days;
    private final Blocks blocks;

    OpenTime(Days days) {
        this.days = days;
        this.blocks = new Blocks(days);
    }

    static Instant checked(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST * SECONDS_A_DAY || second >= (LAST + 1) * SECONDS_A_DAY) {
            throw new Invalid("", instant, "The instant (" + instant + ") must be in the years 1 to 9999.");
        }
        return instant;
    }

    /** The last date that a walk from the given one may look at. */
    static long lastDay(long epochDay) {
        return Math.min(epochDay + HORIZON_DAYS, LAST);
    }

    boolean isOpen(Instant at) {
        long second = at.getEpochSecond();
        return days.containing(second).isOpenAt(second);
    }

    /** The first open instant at or after the given one. */
    @Nullable
    Instant nextOpen(Instant at) {
        long second = at.getEpochSecond();
        Day today = days.containing(second);
        long next = today.nextOpen(second);
        if (next == NEVER) {
            Day day = nextBusinessDay(today.epochDay + 1, lastDay(today.epochDay));
            return day == null ? null : Instant.ofEpochSecond(day.nextOpen(day.start));
        }
        return next == second ? at : Instant.ofEpochSecond(next);
    }

    /** The first business day from a date to another. Nearly always it is within some weeks. */
    private @Nullable Day nextBusinessDay(long from, long last) {
        long soon = Math.min(from + SOON, last);
        Day day = days.nextBusinessDay(from, soon);
        return day != null || soon == last ? day : blocks.walk(soon + 1, last, new Counting(1));
    }

    /** Counts business days. */
    private static final class Counting implements Blocks.Walk {

        private int left;

        Counting(int left) {
            this.left = left;
        }

        @Override
        public boolean passes(Blocks.Block block) {
            boolean passes = block.businessDays() < left;
            left -= passes ? block.businessDays() : 0;
            return passes;
        }

        @Override
        public boolean reaches(Day day) {
            return --left == 0;
        }
    }

    /** The end of the open interval around the instant, or {@code null} when it is closed then or never closes. */
    @Nullable
    Instant close(Instant at) {
        long reached = at.getEpochSecond();
        Day day = days.containing(reached);
        if (!day.isOpenAt(reached)) {
            return null;
        }
        for (long last = lastDay(day.epochDay); day.epochDay <= last; day = days.at(day.epochDay + 1)) {
            if (day.isSkipped()) {
                continue;
            }
            if (blocks.isWhole(day.epochDay, last) && blocks.at(day.epochDay).closedSeconds() == 0) {
                day = days.at(Blocks.end(day.epochDay));
                reached = day.end;
                continue;
            }
            long close = day.closeAfter(reached);
            if (close == NEVER || close < day.end) {
                return Instant.ofEpochSecond(close == NEVER ? reached : close);
            }
            if (day.epochDay >= days.alwaysOpenFrom()) {
                return null;
            }
            reached = close;
        }
        return null;
    }

    /** The last closing instant of the N-th business day after the date of {@code start} (B4). */
    @Nullable
    Instant closeOfBusinessDay(Instant start, int count) {
        Day day = businessDay(start, count);
        return day == null ? null : Instant.ofEpochSecond(day.lastClose());
    }

    /** The first opening instant of the N-th business day after the date of {@code start}, which is not open perhaps. */
    @Nullable
    Instant openingOfBusinessDay(Instant start, int count) {
        Day day = businessDay(start, count);
        return day == null ? null : Instant.ofEpochSecond(day.nextOpen(day.start));
    }

    private @Nullable Day businessDay(Instant start, int count) {
        if (count > HORIZON_DAYS) {
            return null;
        }
        Day day = days.containing(start.getEpochSecond());
        return count == 0 ? day : blocks.walk(day.epochDay + 1, lastDay(day.epochDay), new Counting(count));
    }

    /** Open time from {@code from} to {@code to}, which is not before it. */
    Duration between(Instant from, Instant to) {
        long first = from.getEpochSecond();
        long last = to.getEpochSecond();
        Day day = days.containing(first);
        Day lastDay = days.containing(last);
        if (lastDay.epochDay - day.epochDay > HORIZON_DAYS) {
            throw new Invalid("", to, "The time from " + from + " to " + to + " is longer than 400 years.");
        }
        long seconds = lastDay.openSecondsBefore(last) - day.openSecondsBefore(first);
        if (day.epochDay < lastDay.epochDay) {
            Adding between = new Adding();
            blocks.walk(day.epochDay + 1, lastDay.epochDay - 1, between);
            seconds += day.openSeconds() + between.seconds;
        }
        return Duration.ofSeconds(seconds, openNanos(to) - openNanos(from));
    }

    /** Open seconds from 1970-01-01T00:00Z to an instant; a second that has begun is not counted. */
    long secondsAt(Instant at) {
        return secondsBefore(at.getEpochSecond()) - secondsBefore(0);
    }

    private long secondsBefore(long second) {
        Day day = days.containing(second);
        return blocks.openBefore(day.epochDay) + day.openSecondsBefore(second);
    }

    /** Adds up open time, to the end of the walk. */
    private static final class Adding implements Blocks.Walk {

        private long seconds;

        @Override
        public boolean passes(Blocks.Block block) {
            seconds += block.openSeconds();
            return true;
        }

        @Override
        public boolean reaches(Day day) {
            seconds += day.openSeconds();
            return false;
        }
    }

    private int openNanos(Instant at) {
        return at.getNano() != 0 && isOpen(at) ? at.getNano() : 0;
    }

    /**
     * The first instant by which so much open time has passed since {@code from}, so a closing instant rather than the
     * next opening (B3); {@code null} when that is after the date {@code last}.
     */
    @Nullable
    Instant after(Instant from, Duration open, long last) {
        if (open.isZero()) {
            return from;
        }
        long second = from.getEpochSecond();
        Day day = days.containing(second);
        long nanos = open.getNano() + (day.isOpenAt(second) ? from.getNano() : 0);
        long left = open.getSeconds() + nanos / NANOS_A_SECOND + day.openSecondsBefore(second);
        long rest = nanos % NANOS_A_SECOND;
        // A rest of nanoseconds must still fit before the close, so the whole seconds may not use it up.
        Using using = new Using(left, rest == 0 ? 0 : 1);
        Day end = using.reaches(day) ? day : blocks.walk(day.epochDay + 1, last, using);
        return end == null ? null : Instant.ofEpochSecond(end.atOpenSecond(using.left, rest > 0), rest);
    }

    /** Uses up open time, to the day on which it is all used. */
    private static final class Using implements Blocks.Walk {

        private long left;
        private final int more;

        /** @param more so many seconds must be left on that day */
        Using(long left, int more) {
            this.left = left;
            this.more = more;
        }

        @Override
        public boolean passes(Blocks.Block block) {
            return uses(block.openSeconds());
        }

        @Override
        public boolean reaches(Day day) {
            return !uses(day.openSeconds());
        }

        private boolean uses(long seconds) {
            boolean uses = seconds < left + more;
            left -= uses ? seconds : 0;
            return uses;
        }
    }
}

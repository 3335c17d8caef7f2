package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.Day.NEVER;

import dev.leadline.kernel.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Walks a calendar's open time. Windows open and close on whole seconds, so the walks count seconds; an instant's
 * nanoseconds ride along and are never lost. No walk is longer than {@value #HORIZON_DAYS} dates, 400 years (B7).
 */
final class OpenTime {

    static final long HORIZON_DAYS = 146_097;
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long SECONDS_A_DAY = 86_400;
    private static final int NANOS_A_SECOND = 1_000_000_000;

    private final Days days;

    OpenTime(Days days) {
        this.days = days;
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
            Day day = days.nextBusinessDay(today.epochDay + 1, lastDay(today.epochDay));
            return day == null ? null : Instant.ofEpochSecond(day.nextOpen(day.start));
        }
        return next == second ? at : Instant.ofEpochSecond(next);
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
        if (count > HORIZON_DAYS) {
            return null;
        }
        Day day = days.containing(start.getEpochSecond());
        long last = lastDay(day.epochDay);
        for (int i = 0; i < count && day != null; i++) {
            day = days.nextBusinessDay(day.epochDay + 1, last);
        }
        return day == null ? null : Instant.ofEpochSecond(day.lastClose());
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
        while (day.epochDay < lastDay.epochDay) {
            seconds += day.openSeconds();
            Day next = days.nextBusinessDay(day.epochDay + 1, lastDay.epochDay);
            day = next == null ? lastDay : next;
        }
        return Duration.ofSeconds(seconds, openNanos(to) - openNanos(from));
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
        long needed = rest == 0 ? left : left + 1;
        while (day != null && day.openSeconds() < needed) {
            left -= day.openSeconds();
            needed -= day.openSeconds();
            day = days.nextBusinessDay(day.epochDay + 1, last);
        }
        return day == null ? null : Instant.ofEpochSecond(day.atOpenSecond(left, rest > 0), rest);
    }
}

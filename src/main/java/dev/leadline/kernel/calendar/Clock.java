package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a clock from its start to its deadline, over open or calendar time, leaving pauses out. */
final class Clock {

    private static final long SECONDS_A_DAY = 86_400;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final OpenTime open;
    private final ZoneRules rules;

    Clock(OpenTime open, ZoneRules rules) {
        this.open = open;
        this.rules = rules;
    }

    /** The deadline without pauses. */
    Instant deadline(Instant start, BusinessDuration within) {
        Instant deadline =
                switch (within.unit()) {
                    case BUSINESS_MINUTES, BUSINESS_HOURS -> open.after(start, within.toDuration(), lastDay(start));
                    case BUSINESS_DAYS -> open.closeOfBusinessDay(start, within.amount());
                    case MINUTES, HOURS -> start.plus(within.toDuration());
                    case DAYS -> daysLater(start, within.amount());
                };
        return reached(start, deadline, within);
    }

    /** The first open instant of the N-th business day after the date of {@code previous}; of 0 days, itself. */
    Instant dayAfter(Instant previous, BusinessDuration apart) {
        return apart.amount() == 0
                ? previous
                : reached(previous, open.openingOfBusinessDay(previous, apart.amount()), apart);
    }

    /** The deadline with pauses; empty when one of them does not end before it. */
    Optional<Instant> findDeadline(Instant start, BusinessDuration within, Stops stops) {
        if (stops.isEmpty()) {
            return Optional.of(deadline(start, within));
        }
        boolean business = within.unit().isBusiness();
        Instant from = start;
        Duration owed;
        if (business && !within.unit().isDays()) {
            owed = within.toDuration();
        } else {
            from = deadline(start, within);
            owed = stopped(start, from, business, stops);
        }
        return after(start, from, owed, within, stops);
    }

    /** The first instant by which so many percent of the clock's time have passed. */
    Optional<Instant> findPartWay(Instant start, BusinessDuration within, int percent, Stops stops) {
        Duration whole = counted(start, deadline(start, within), within.unit().isBusiness());
        return after(start, start, part(whole, percent), within, stops);
    }

    /** So many percent, to the next nanosecond. A duration of its own would go through decimal fractions. */
    private static Duration part(Duration whole, int percent) {
        long seconds = whole.getSeconds() * percent;
        long nanos = seconds % 100 * NANOS_A_SECOND + (long) whole.getNano() * percent + 99;
        return Duration.ofSeconds(seconds / 100, nanos / 100);
    }

    private Optional<Instant> after(
            Instant start, Instant from, Duration amount, BusinessDuration within, Stops stops) {
        boolean business = within.unit().isBusiness();
        Instant limit = Instant.ofEpochSecond((lastDay(start) + 1) * SECONDS_A_DAY);
        Instant at = from;
        Duration left = amount;
        for (Stop stop : stops.list()) {
            if (stop.to() != null && !stop.to().isAfter(at)) {
                continue;
            }
            Instant until = later(at, stop.from());
            if (left.isZero() || until.isAfter(limit)) {
                break;
            }
            Duration counted = counted(at, until, business);
            if (left.compareTo(counted) <= 0) {
                break;
            }
            if (stop.to() == null) {
                return Optional.empty();
            }
            left = left.minus(counted);
            at = stop.to();
        }
        Instant end = business ? open.after(at, left, lastDay(start)) : at.plus(left);
        return Optional.of(reached(start, end, within));
    }

    private Duration stopped(Instant from, Instant to, boolean business, Stops stops) {
        Duration sum = Duration.ZERO;
        for (Stop stop : stops.list()) {
            if (stop.from().isBefore(to)) {
                Instant end = stop.to() == null || stop.to().isAfter(to) ? to : stop.to();
                sum = sum.plus(counted(later(from, stop.from()), end, business));
            }
        }
        return sum;
    }

    private Duration counted(Instant from, Instant to, boolean business) {
        return business ? open.between(from, to) : Duration.between(from, to);
    }

    private Instant daysLater(Instant start, int count) {
        LocalDateTime local = LocalDateTime.ofInstant(start, rules.getOffset(start));
        Instant later = Instant.ofEpochSecond(Days.instant(rules, local.plusDays(count)), start.getNano());
        // In the second pass of an overlap the same local time, zero days later, would be its first pass.
        return later.isBefore(start) ? start : later;
    }

    private static Instant reached(Instant start, @Nullable Instant end, BusinessDuration within) {
        if (end == null || end.getEpochSecond() >= (lastDay(start) + 1) * SECONDS_A_DAY) {
            throw new Invalid(
                    "",
                    within,
                    "The end of " + within + " is more than 400 years after " + start + ", or after the year 9999.");
        }
        return end;
    }

    private static long lastDay(Instant start) {
        return OpenTime.lastDay(Math.floorDiv(start.getEpochSecond(), SECONDS_A_DAY));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}

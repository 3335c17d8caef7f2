package dev.leadline.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A clock explained, interval by interval: contiguous, in order, neighbours always different in what they say.
 *
 * @param intervals at most {@value #LIMIT}
 * @param complete whether they reach to the end; {@code false} when there were more than {@value #LIMIT}, or when the
 *     deadline is never reached because a pause does not end
 */
public record ClockTrace(List<Interval> intervals, boolean complete) {

    /** So many intervals are listed at most. */
    public static final int LIMIT = 5_000;

    /**
     * One stretch of time.
     *
     * @param from its begin, inside
     * @param to its end, outside
     * @param counted whether the clock ran
     * @param reason {@code open}, {@code extra opening}, {@code calendar time}, the same with what a change of the clocks
     *     did to days, {@code outside opening hours}, {@code holiday: <name>} or {@code holiday}, {@code paused: <reason>}
     *     or {@code paused}
     * @param day the number of the business day, for a clock that counts business days: 0 is the date of the clock start;
     *     {@code null} for what is not counted, and for other clocks
     * @param madeUp whether it lies after the deadline that there would be without pauses, and makes up for them
     */
    public record Interval(
            Instant from, Instant to, boolean counted, String reason, @Nullable Integer day, boolean madeUp) {

        /** Time of which nothing more is said. */
        public Interval(Instant from, Instant to, boolean counted, String reason) {
            this(from, to, counted, reason, null, false);
        }

        boolean isContinuedBy(Interval next) {
            return counted == next.counted
                    && reason.equals(next.reason)
                    && Objects.equals(day, next.day)
                    && madeUp == next.madeUp;
        }
    }

    public ClockTrace {
        intervals = List.copyOf(intervals);
    }

    /** The sum of the counted intervals. */
    public Duration counted() {
        return intervals.stream()
                .filter(Interval::counted)
                .map(interval -> Duration.between(interval.from(), interval.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

package dev.leadline.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
     * @param reason {@code open}, {@code extra opening}, {@code calendar time}, {@code outside opening hours},
     *     {@code holiday: <name>} or {@code holiday}, {@code paused: <reason>} or {@code paused}
     */
    public record Interval(Instant from, Instant to, boolean counted, String reason) {

        boolean isContinuedBy(boolean nextCounted, String nextReason) {
            return counted == nextCounted && reason.equals(nextReason);
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

package dev.leadline.kernel.calendar;

/**
 * One calendar date resolved on the instant line, in epoch seconds: [start, end) from its local midnight to the next
 * one, and its open time in there. A date that the zone skipped has start == end. Both arrays hold opening and closing
 * instants in turn, sorted, apart from each other: {@code regular} without and {@code open} with extra openings.
 */
final class Day {

    /** No instant at all. */
    static final long NEVER = Long.MAX_VALUE;

    final long epochDay;
    final long start;
    final long end;
    private final long[] regular;
    private final long[] open;
    private final long openSeconds;

    Day(long epochDay, long start, long end, long[] regular, long[] open) {
        this.epochDay = epochDay;
        this.start = start;
        this.end = end;
        this.regular = regular;
        this.open = open;
        this.openSeconds = before(open, Long.MAX_VALUE);
    }

    /** Returns whether the zone left this date out. */
    boolean isSkipped() {
        return start == end;
    }

    /** Returns whether it is a business day: a date with any open time (B4). */
    boolean isBusinessDay() {
        return open.length > 0;
    }

    boolean isOpenAt(long second) {
        return contains(open, second);
    }

    boolean isRegularlyOpenAt(long second) {
        return contains(regular, second);
    }

    /** The first open second of this date at or after the given one, or {@link #NEVER}. */
    long nextOpen(long second) {
        for (int i = 0; i < open.length; i += 2) {
            if (second < open[i + 1]) {
                return Math.max(second, open[i]);
            }
        }
        return NEVER;
    }

    /** The end of the open interval of this date that contains the second, or {@link #NEVER} when it is closed then. */
    long closeAfter(long second) {
        for (int i = 0; i < open.length; i += 2) {
            if (second < open[i + 1]) {
                return second >= open[i] ? open[i + 1] : NEVER;
            }
        }
        return NEVER;
    }

    /** The last closing instant; only of a business day. */
    long lastClose() {
        return open[open.length - 1];
    }

    long openSeconds() {
        return openSeconds;
    }

    long openSecondsBefore(long second) {
        return second <= start ? 0 : second >= end ? openSeconds : before(open, second);
    }

    /**
     * The instant by which so many of its open seconds have passed: a closing instant, or, when {@code inside}, the
     * opening that follows it.
     */
    long atOpenSecond(long seconds, boolean inside) {
        long left = seconds;
        for (int i = 0; i < open.length; i += 2) {
            long length = open[i + 1] - open[i];
            if (left < length || left == length && !inside) {
                return open[i] + left;
            }
            left -= length;
        }
        throw new IllegalArgumentException(seconds + " of " + openSeconds + " open seconds");
    }

    /** The first instant after the second at which this date's label changes: an opening, a closing, its end. */
    long nextEdge(long second) {
        return Math.min(end, Math.min(edgeAfter(regular, second), edgeAfter(open, second)));
    }

    private static boolean contains(long[] edges, long second) {
        for (int i = 0; i < edges.length; i += 2) {
            if (second < edges[i + 1]) {
                return second >= edges[i];
            }
        }
        return false;
    }

    private static long before(long[] edges, long second) {
        long sum = 0;
        for (int i = 0; i < edges.length && edges[i] < second; i += 2) {
            sum += Math.min(second, edges[i + 1]) - edges[i];
        }
        return sum;
    }

    private static long edgeAfter(long[] edges, long second) {
        for (long edge : edges) {
            if (edge > second) {
                return edge;
            }
        }
        return NEVER;
    }
}

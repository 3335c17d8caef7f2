package dev.leadline.kernel.statistics;

/**
 * What lies between two bounds, both of which belong to it.
 *
 * @param low the lower bound
 * @param high the upper bound, at least {@code low}
 */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("The bounds (" + low + ", " + high + ") are in no order.");
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Returns whether all of it is below another interval, so that they share nothing. */
    public boolean isBelow(Interval other) {
        return high < other.low;
    }
}

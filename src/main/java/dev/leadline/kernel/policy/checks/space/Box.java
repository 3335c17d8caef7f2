package dev.leadline.kernel.policy.checks.space;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The leads that a row is for, in the cells of a {@link Space}: on each axis those from {@code low} to before
 * {@code high}. A row that takes any value has the whole axis.
 */
public final class Box {

    /** Where its row stands in its table, the first being 0. */
    public final int place;

    public final int[] low;
    public final int[] high;

    Box(int place, int[] low, int[] high) {
        this.place = place;
        this.low = low;
        this.high = high;
    }

    public boolean overlaps(Box other) {
        for (int axis = 0; axis < low.length; axis++) {
            if (low[axis] >= other.high[axis] || other.low[axis] >= high[axis]) {
                return false;
            }
        }
        return true;
    }

    public boolean covers(Box other) {
        for (int axis = 0; axis < low.length; axis++) {
            if (low[axis] > other.low[axis] || high[axis] < other.high[axis]) {
                return false;
            }
        }
        return true;
    }

    public boolean sameAs(Box other) {
        return Arrays.equals(low, other.low) && Arrays.equals(high, other.high);
    }

    /** Returns the intersection of two boxes, which must overlap. */
    public Box and(Box other) {
        var from = low.clone();
        var to = high.clone();
        for (int axis = 0; axis < low.length; axis++) {
            from[axis] = Math.max(from[axis], other.low[axis]);
            to[axis] = Math.min(to[axis], other.high[axis]);
        }
        return new Box(place, from, to);
    }

    /** The same for the ranks of these cells. */
    public Box at(int from, int to) {
        var lows = low.clone();
        var highs = high.clone();
        lows[Space.RANK] = from;
        highs[Space.RANK] = to;
        return new Box(place, lows, highs);
    }

    /** Its bounds: equal for two boxes of a space that are for the same. */
    public List<Integer> cells() {
        return IntStream.concat(Arrays.stream(low), Arrays.stream(high)).boxed().toList();
    }
}

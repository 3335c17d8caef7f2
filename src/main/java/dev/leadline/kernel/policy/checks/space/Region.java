package dev.leadline.kernel.policy.checks.space;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Space}: a box of which, on an axis of values, single cells may be left out. */
public final class Region {

    public final int[] low;
    public final int[] high;
    /** Per axis the cells left out. */
    private final @Nullable BitSet[] without;

    private Region(int[] low, int[] high, @Nullable BitSet[] without) {
        this.low = low;
        this.high = high;
        this.without = without;
    }

    public static Region of(Box box) {
        return new Region(box.low, box.high, new BitSet[box.low.length]);
    }

    /** Its part between two cells of an axis. */
    public Region between(int axis, int from, int to) {
        var lows = low.clone();
        var highs = high.clone();
        lows[axis] = from;
        highs[axis] = to;
        return new Region(lows, highs, without);
    }

    /** Its part outside the given cells of an axis. */
    Region without(int axis, BitSet cells) {
        var left = without.clone();
        left[axis] = cells;
        return new Region(low, high, left);
    }

    /** The cells of an axis left out. */
    @Nullable
    BitSet leftOut(int axis) {
        return without[axis];
    }

    public boolean isCoveredBy(Box box) {
        for (int axis = 0; axis < low.length; axis++) {
            if (!spans(box, axis)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a box takes all of this region's cells on one axis. */
    boolean spans(Box box, int axis) {
        return box.low[axis] <= low[axis] && high[axis] <= box.high[axis];
    }

    public boolean overlaps(Box box) {
        for (int axis = 0; axis < low.length; axis++) {
            if (low[axis] >= box.high[axis] || box.low[axis] >= high[axis]) {
                return false;
            }
            if (without[axis] != null && box.high[axis] - box.low[axis] == 1 && without[axis].get(box.low[axis])) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether it is {@code other}, moved along the axis of ranks. */
    boolean sameButForRank(Region other) {
        return Arrays.equals(low, 1, low.length, other.low, 1, low.length)
                && Arrays.equals(high, 1, high.length, other.high, 1, high.length)
                && Arrays.equals(without, other.without);
    }
}

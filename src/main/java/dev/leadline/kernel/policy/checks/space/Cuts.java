package dev.leadline.kernel.policy.checks.space;

import java.util.BitSet;
import java.util.List;

/** Along which axis a region is best cut: the one whose parts have the fewest boxes in all. */
final class Cuts {

    private final Region region;
    /** Counted from the region's first cell. */
    private final BitSet edges = new BitSet();

    private int best = -1;
    private int open;

    Cuts(Region region, List<Box> boxes) {
        this.region = region;
        long least = Long.MAX_VALUE;
        for (int axis = 0; axis < region.low.length; axis++) {
            long inParts = axis == Space.RANK ? inRanks(boxes) : inValues(boxes, axis);
            if (inParts > 0) {
                open++;
                // Ranks win a tie: holes that touch along the ranks can be united.
                if (inParts < least) {
                    least = inParts;
                    best = axis;
                }
            }
        }
    }

    /** The axis to cut. */
    int best() {
        return best;
    }

    /** How many axes there are on which not every box takes the whole region. */
    int open() {
        return open;
    }

    /** The next edge of a band above a cell. */
    int nextEdge(int cell) {
        int edge = edges.nextSetBit(cell + 1 - region.low[Space.RANK]);
        return edge < 0 ? region.high[Space.RANK] : edge + region.low[Space.RANK];
    }

    private long inRanks(List<Box> boxes) {
        if (boxes.stream().allMatch(box -> region.spans(box, Space.RANK))) {
            return 0;
        }
        boxes.forEach(box -> {
            edges.set(low(box));
            edges.set(high(box));
        });
        var before = new int[edges.length() + 1];
        for (int cell = 0; cell < edges.length(); cell++) {
            before[cell + 1] = before[cell] + (edges.get(cell) ? 1 : 0);
        }
        return boxes.stream()
                .mapToLong(box -> before[high(box)] - before[low(box)])
                .sum();
    }

    private int low(Box box) {
        return Math.max(box.low[Space.RANK] - region.low[Space.RANK], 0);
    }

    private int high(Box box) {
        return Math.min(box.high[Space.RANK], region.high[Space.RANK]) - region.low[Space.RANK];
    }

    private long inValues(List<Box> boxes, int axis) {
        var named = new BitSet();
        long any = 0;
        for (var box : boxes) {
            if (region.spans(box, axis)) {
                any++;
            } else {
                named.set(box.low[axis]);
            }
        }
        return any == boxes.size() ? 0 : boxes.size() - any + any * (named.cardinality() + 1L);
    }
}

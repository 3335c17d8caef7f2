package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.checks.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds all pairs of boxes that overlap, without trying all pairs: boxes that name different values on an axis are
 * never compared, and those that are left are swept by rank. With {@code n} boxes, {@code d} axes of values and
 * {@code k} pairs found, that is {@code n log n * 2^d + k} steps at most.
 */
public final class Pairs {

    /** Takes a pair that was found, each once, in no particular order. */
    public interface Found {
        /** @return whether to go on */
        boolean take(Box one, Box other);
    }

    /** So few pairs are tried one by one. */
    private static final int FEW = 64;

    private static final Comparator<Box> BY_LOW = Comparator.comparingInt(box -> box.low[Space.RANK]);

    private final Findings effort;
    private final Found found;
    private boolean going = true;

    public Pairs(Findings effort, Found found) {
        this.effort = effort;
        this.found = found;
    }

    /** All pairs within a list. */
    public void within(List<Box> boxes) {
        if (!boxes.isEmpty()) {
            within(boxes, boxes.get(0).low.length - 1);
        }
    }

    private void within(List<Box> boxes, int axis) {
        effort.spend(boxes.size());
        if (boxes.size() < 2 || !going) {
            return;
        }
        if (axis == Space.RANK) {
            sweep(boxes);
            return;
        }
        var split = Split.of(boxes, axis);
        split.byValue().values().forEach(same -> within(same, axis - 1));
        within(split.any(), axis - 1);
        between(split.named(), split.any(), axis - 1);
    }

    private void between(List<Box> ones, List<Box> others, int axis) {
        effort.spend(ones.size() + others.size());
        if (ones.isEmpty() || others.isEmpty() || !going) {
            return;
        }
        if ((long) ones.size() * others.size() <= FEW) {
            ones.forEach(one -> others.forEach(other -> tryPair(one, other)));
            return;
        }
        if (axis == Space.RANK) {
            sweep(ones, others);
            return;
        }
        var left = Split.of(ones, axis);
        var right = Split.of(others, axis);
        left.byValue()
                .forEach((value, same) -> between(same, right.byValue().getOrDefault(value, List.of()), axis - 1));
        between(left.named(), right.any(), axis - 1);
        between(left.any(), others, axis - 1);
    }

    private void tryPair(Box one, Box other) {
        effort.spend(1);
        if (going && one.overlaps(other)) {
            going = found.take(one, other);
        }
    }

    private void sweep(List<Box> boxes) {
        var active = new ArrayList<Box>();
        for (var next : sorted(boxes)) {
            meet(next, active);
            active.add(next);
        }
    }

    private void sweep(List<Box> ones, List<Box> others) {
        var left = sorted(ones);
        var right = sorted(others);
        var activeLeft = new ArrayList<Box>();
        var activeRight = new ArrayList<Box>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            boolean takeLeft = j == right.size() || i < left.size() && BY_LOW.compare(left.get(i), right.get(j)) <= 0;
            var next = takeLeft ? left.get(i++) : right.get(j++);
            meet(next, takeLeft ? activeRight : activeLeft);
            (takeLeft ? activeLeft : activeRight).add(next);
        }
    }

    /** Drops what ended before {@code next} begins; it overlaps all the rest. */
    private void meet(Box next, List<Box> active) {
        effort.spend(active.size() + 1L);
        active.removeIf(box -> box.high[Space.RANK] <= next.low[Space.RANK]);
        for (var box : active) {
            if (going) {
                going = found.take(box, next);
            }
        }
    }

    private static List<Box> sorted(List<Box> boxes) {
        var sorted = new ArrayList<>(boxes);
        sorted.sort(BY_LOW);
        return sorted;
    }
}

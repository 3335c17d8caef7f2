package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.checks.Findings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Takes the rows of two tables apart by attributes until, in each part, every row is for every lead whose rank and tier
 * it is for. Exact; the work is bounded by the effort given.
 */
public final class Combinations {

    /** Takes a part and the rows that are for leads in it. */
    public interface Part {
        /** Returns whether these rows of {@code rank-tiers} can lead to anything; if not, they are not taken apart. */
        boolean matters(List<Box> tiers);

        void take(Region region, List<Box> tiers, List<Box> others);
    }

    private final Findings effort;
    private final Part part;

    public Combinations(Findings effort, Part part) {
        this.effort = effort;
        this.part = part;
    }

    public void split(Region region, List<Box> tiers, List<Box> others) {
        effort.spend(2L * region.low.length * (1 + tiers.size() + others.size()));
        if (!part.matters(tiers)) {
            return;
        }
        for (int axis = 1; axis < region.low.length; axis++) {
            if (isOpen(region, axis, tiers) || isOpen(region, axis, others)) {
                split(region, axis, Split.of(tiers, axis), Split.of(others, axis));
                return;
            }
        }
        part.take(region, tiers, others);
    }

    private static boolean isOpen(Region region, int axis, List<Box> boxes) {
        return boxes.stream().anyMatch(box -> !region.spans(box, axis));
    }

    private void split(Region region, int axis, Split tiers, Split others) {
        var named = new BitSet();
        tiers.byValue().keySet().forEach(named::set);
        others.byValue().keySet().forEach(named::set);
        split(region.without(axis, named), tiers.any(), others.any());
        named.stream()
                .forEach(value ->
                        split(region.between(axis, value, value + 1), with(tiers, value), with(others, value)));
    }

    private static List<Box> with(Split split, int value) {
        var boxes = new ArrayList<>(split.any());
        boxes.addAll(split.byValue().getOrDefault(value, List.of()));
        return boxes;
    }
}

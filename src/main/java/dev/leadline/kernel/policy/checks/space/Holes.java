package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.checks.Findings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what no box covers. A region is cut along one axis at a time, only at edges and values that its boxes have, and
 * only as long as no single box covers it; what takes any value is looked at first, for when it covers the region, all
 * is covered. Exact; the work is bounded by the effort given.
 */
public final class Holes {

    private final Findings effort;
    private final int most;
    private final List<Region> found = new ArrayList<>();

    /** @param most after so many holes the search ends */
    public Holes(Findings effort, int most) {
        this.effort = effort;
        this.most = most;
    }

    /** Looks for holes in a region. */
    public Holes search(Region region, List<Box> boxes) {
        effort.spend(boxes.size());
        cut(region, boxes.stream().filter(region::overlaps).toList());
        return this;
    }

    /** The holes found so far, those that touch along the ranks united. */
    public List<Region> united() {
        var united = new ArrayList<Region>();
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(region -> region.low[Space.RANK]));
        for (var next : sorted) {
            effort.spend(united.size());
            int at = united.size() - 1;
            while (at >= 0 && !touches(united.get(at), next)) {
                at--;
            }
            if (at < 0) {
                united.add(next);
            } else {
                united.set(at, united.get(at).between(Space.RANK, united.get(at).low[Space.RANK], next.high[0]));
            }
        }
        return united;
    }

    private static boolean touches(Region lower, Region upper) {
        return lower.high[Space.RANK] == upper.low[Space.RANK] && lower.sameButForRank(upper);
    }

    private void cut(Region region, List<Box> boxes) {
        effort.spend(1 + boxes.size());
        if (found.size() >= most) {
            return;
        }
        if (boxes.isEmpty()) {
            found.add(region);
            return;
        }
        if (boxes.stream().anyMatch(region::isCoveredBy)) {
            return;
        }
        var axes = new Cuts(region, boxes);
        effort.spend((long) axes.open() * boxes.size());
        if (axes.best() == Space.RANK) {
            cutRanks(region, boxes, axes);
        } else {
            cutValues(region, boxes, axes.best());
        }
    }

    private void cutRanks(Region region, List<Box> boxes, Cuts cuts) {
        var coming = new ArrayList<>(boxes);
        coming.sort(Comparator.comparingInt(box -> box.low[Space.RANK]));
        var active = new ArrayList<Box>();
        int next = 0;
        for (int low = region.low[Space.RANK]; low < region.high[Space.RANK]; ) {
            int from = low;
            active.removeIf(box -> box.high[Space.RANK] <= from);
            while (next < coming.size() && coming.get(next).low[Space.RANK] <= low) {
                active.add(coming.get(next++));
            }
            int high = cuts.nextEdge(low);
            if (cuts.open() > 1) {
                cut(region.between(Space.RANK, low, high), active);
            } else if (active.isEmpty() && found.size() < most) {
                found.add(region.between(Space.RANK, low, high));
            }
            low = high;
        }
    }

    private void cutValues(Region region, List<Box> boxes, int axis) {
        var split = Split.of(boxes, axis);
        var named = new BitSet();
        split.byValue().keySet().forEach(named::set);
        int before = found.size();
        cut(region.without(axis, named), split.any());
        if (found.size() == before) {
            return;
        }
        split.byValue().forEach((value, naming) -> {
            var taking = new ArrayList<>(split.any());
            taking.addAll(naming);
            cut(region.between(axis, value, value + 1), taking);
        });
    }
}

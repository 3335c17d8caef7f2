package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Combinations;
import dev.leadline.kernel.policy.checks.space.ExampleLeadFinder;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.checks.space.Region;
import dev.leadline.kernel.policy.checks.space.Space;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.TierRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does a higher rank ever get less? Of two leads that differ in rank only, the higher one must not get fewer attempts in
 * a channel, a later first call or more time for everything, nor be held back while the lower one is worked. It is
 * enough to look at both sides of each edge of a band, for where tiers do not follow each other there is a gap, or one
 * that is held back. It may be meant, so a warning.
 */
final class MonotonyCheck implements TableCheck {

    private static final Set<TableKind> MEANT_FOR_TIERS =
            Set.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES);

    @Override
    public Kind kind() {
        return Kind.NOT_MONOTONE;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return Set.of(TableKind.RANK_TIERS);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (!MEANT_FOR_TIERS.contains(table)) {
            return;
        }
        var leads =
                table == TableKind.RANK_TIERS ? new ExampleLeadFinder(subject) : new ExampleLeadFinder(subject, table);
        var others = new HashMap<String, List<Box>>();
        if (table != TableKind.RANK_TIERS) {
            leads.boxes(table)
                    .forEach(box -> others.computeIfAbsent(tier(subject, table, box), key -> new ArrayList<>())
                            .add(box));
        }
        var steps = new TierSteps(subject, table, leads.space(), findings);
        var coming = new ArrayList<>(leads.boxes(TableKind.RANK_TIERS));
        coming.sort(Comparator.comparingInt(box -> box.low[Space.RANK]));
        var active = new ArrayList<Box>();
        int next = 0;
        for (int cell = 0; cell < leads.space().ranks(); cell++) {
            int edge = cell;
            // Those that ended just below this cell are still looked at: they are the lower side of the edge.
            active.removeIf(box -> box.high[Space.RANK] < edge);
            while (next < coming.size() && coming.get(next).low[Space.RANK] <= cell) {
                active.add(coming.get(next++));
            }
            if (cell > 0) {
                compareAt(cell, leads, active, others, steps, findings);
            }
        }
    }

    private static void compareAt(
            int cell,
            ExampleLeadFinder leads,
            List<Box> active,
            Map<String, List<Box>> others,
            TierSteps steps,
            Findings findings) {
        findings.spend(active.size());
        var edge = new Edge(cell, steps);
        if (!edge.matters(active)) {
            return;
        }
        var rows = active.stream()
                .map(box -> steps.row(box).tier())
                .distinct()
                .flatMap(tier -> others.getOrDefault(tier, List.of()).stream())
                .toList();
        for (var region : changing(cell, leads.space(), active)) {
            findings.spend(active.size() + rows.size());
            new Combinations(findings, edge)
                    .split(
                            region,
                            active.stream().filter(region::overlaps).toList(),
                            rows.stream().filter(region::overlaps).toList());
        }
    }

    /** Only leads of rows that begin or end at the edge can be in another tier above it: if those are few, each one's. */
    private static List<Region> changing(int cell, Space space, List<Box> active) {
        var changing = active.stream()
                .filter(box -> box.low[Space.RANK] == cell || box.high[Space.RANK] == cell)
                .toList();
        var regions =
                changing.size() * 4 < active.size() ? changing.stream().map(Region::of) : Stream.of(space.whole());
        return regions.map(region -> region.between(Space.RANK, cell - 1, cell + 1))
                .toList();
    }

    /** The edge below a cell: what is just below it against what is just above. */
    private record Edge(int cell, TierSteps steps) implements Combinations.Part {

        @Override
        public boolean matters(List<Box> tiers) {
            var lower = new HashSet<String>();
            var upper = new HashSet<String>();
            for (var box : tiers) {
                if (holds(box, cell - 1) && steps.row(box).handling() == Handling.WORK) {
                    lower.add(steps.row(box).tier());
                }
                if (holds(box, cell)) {
                    upper.add(steps.row(box).tier());
                }
            }
            return lower.stream().anyMatch(low -> upper.stream().anyMatch(high -> steps.mayGetLess(low, high)));
        }

        @Override
        public void take(Region region, List<Box> tiers, List<Box> others) {
            var lower = first(tiers, cell - 1);
            var upper = first(tiers, cell);
            if (lower == null || upper == null || lower.tier().equals(upper.tier())) {
                return;
            }
            var above = region.between(Space.RANK, cell, cell + 1);
            if (lower.handling() == Handling.WORK && upper.handling() == Handling.NURTURE) {
                steps.heldBack(lower, upper, above);
            } else if (lower.handling() == Handling.WORK) {
                steps.compare(lower, upper, others, above);
            }
        }

        private @Nullable TierRow first(List<Box> tiers, int at) {
            return tiers.stream()
                    .filter(box -> holds(box, at))
                    .min(Comparator.comparingInt(box -> box.place))
                    .map(steps::row)
                    .orElse(null);
        }

        private static boolean holds(Box box, int at) {
            return box.low[Space.RANK] <= at && at < box.high[Space.RANK];
        }
    }

    private static String tier(Subject subject, TableKind table, Box box) {
        return Reach.of(subject.rows(table).get(box.place)).tier();
    }
}

package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.RankEdges;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.ExampleLeadFinder;
import dev.leadline.kernel.policy.checks.space.Holes;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.checks.space.Region;
import dev.leadline.kernel.policy.checks.space.Space;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.RankBand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Is there a row for every lead? Every rank in [0, 100], with whatever attributes, must have a tier; every lead of a
 * worked tier must have its attempts and its deadlines; without them nothing would ever be due. That every attempt
 * should have its worth is but a warning: one that no row is for does not count, and a decision says so.
 *
 * <p>Tables without rows, and tiers without any, are for other checks.
 */
final class GapCheck implements TableCheck {

    /** So many holes are looked for before those that touch are united. */
    private static final int MOST_HOLES = 10 * Findings.MOST;

    @Override
    public Kind kind() {
        return Kind.GAP;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return table == TableKind.ATTEMPT_OUTCOMES ? Set.of() : Set.of(TableKind.RANK_TIERS);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (subject.boxes(table).isEmpty()) {
            return;
        }
        switch (table) {
            case RANK_TIERS -> checkRanks(subject, findings);
            case ATTEMPTS, DEADLINES -> checkTiers(subject, table, findings);
            case ATTEMPT_OUTCOMES -> checkOutcomes(subject, findings);
            // What no row is for waives nothing, need not wait, and is told to nobody.
            case WAIVING_REASONS, SPACING, ALERTS -> {}
        }
    }

    private static void checkRanks(Subject subject, Findings findings) {
        var space = subject.space(TableKind.RANK_TIERS);
        var boxes = subject.boxes(TableKind.RANK_TIERS);
        var edges = new RankEdges(subject);
        var holes = new Holes(findings, MOST_HOLES);
        try {
            holes.search(space.whole(), boxes);
        } finally {
            for (var hole : holes.united()) {
                var example = space.example(hole);
                findings.add(findings.error("No row of rank-tiers matches " + space.words(hole) + ": "
                                + example.in(TableKind.RANK_TIERS) + " has no tier.")
                        .withColumns("from", "below")
                        .withAdvice(raise(subject, space.band(hole), hole))
                        .withExample(example)
                        .withCells(edges.around(hole))
                        .withFixes(edges.closing(hole, findings)));
            }
        }
    }

    /** The row that ends where the hole begins is likely meant to reach to its end. */
    private static String raise(Subject subject, RankBand band, Region hole) {
        return subject.boxes(TableKind.RANK_TIERS).stream()
                .filter(box -> box.high[Space.RANK] == hole.low[Space.RANK])
                .filter(hole.between(Space.RANK, 0, hole.low[Space.RANK])::overlaps)
                .findFirst()
                .map(box -> "Did you mean the `below` (" + band.from().toPlainString() + ") of row "
                        + subject.name(box, TableKind.RANK_TIERS) + " to be "
                        + band.below().toPlainString() + "?")
                .orElse("Add a row for them.");
    }

    private static void checkTiers(Subject subject, TableKind table, Findings findings) {
        var leads = new ExampleLeadFinder(subject, table);
        var byTier = new HashMap<String, List<Box>>();
        for (var box : leads.boxes(table)) {
            var tier = Reach.of(subject.rows(table).get(box.place)).values().get(Reach.TIER);
            byTier.computeIfAbsent(tier, key -> new ArrayList<>()).add(box);
        }
        byTier.values().removeIf(rows -> new Holes(findings, 1)
                .search(leads.space().whole(), rows)
                .united()
                .isEmpty());
        for (var box : leads.boxes(TableKind.RANK_TIERS)) {
            var row = subject.rows().tiers().get(box.place);
            if (row.handling() == Handling.WORK && byTier.containsKey(row.tier())) {
                checkTier(subject, leads, box, byTier, table, findings);
            }
        }
    }

    private static void checkTier(
            Subject subject,
            ExampleLeadFinder leads,
            Box box,
            Map<String, List<Box>> byTier,
            TableKind table,
            Findings findings) {
        var row = subject.rows().tiers().get(box.place);
        var covering = new ArrayList<>(byTier.get(row.tier()));
        covering.addAll(leads.winningOver(TableKind.RANK_TIERS, box.place, findings));
        var holes = new Holes(findings, MOST_HOLES);
        try {
            holes.search(Region.of(box), covering);
        } finally {
            for (var hole : holes.united()) {
                var example = leads.space().example(hole);
                findings.add(findings.error("No row of " + table.tableName() + " matches tier " + row.tier() + " and "
                                + leads.space().words(hole) + ", such as " + example.in(table) + ".")
                        .withColumns(Reach.TIER)
                        .withAdvice("Add a row for tier " + row.tier() + " with all other inputs blank.")
                        .withExample(example));
            }
        }
    }

    private static void checkOutcomes(Subject subject, Findings findings) {
        var space = subject.space(TableKind.ATTEMPT_OUTCOMES);
        for (var channel : subject.terms().channels()) {
            var holes = new Holes(findings, MOST_HOLES)
                    .search(
                            Region.of(space.box(-1, Reach.of(Reach.CHANNEL, channel))),
                            subject.boxes(TableKind.ATTEMPT_OUTCOMES));
            for (var hole : holes.united()) {
                findings.add(findings.warning("No row of attempt-outcomes matches an attempt with "
                                + space.words(hole).replaceFirst("^leads with ", "") + ", so it will not count.")
                        .withColumns(Reach.CHANNEL, Reach.OUTCOME)
                        .withAdvice("Add a row for " + channel + " with a blank `outcome`.")
                        .withExample(space.example(hole)));
            }
        }
    }
}

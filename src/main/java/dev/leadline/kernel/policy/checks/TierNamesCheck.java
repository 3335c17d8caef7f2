package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.TierNames;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.rows.TierRow;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Do the tables mean the same tiers? A tier that {@code rank-tiers} does not name is an error, and so is a worked one
 * without rows; rows for a tier that is only nurtured are never looked at, which is a warning.
 */
final class TierNamesCheck implements TableCheck {

    private static final Set<TableKind> NAMING_TIERS =
            EnumSet.of(TableKind.ATTEMPTS, TableKind.DEADLINES, TableKind.SPACING, TableKind.ALERTS);

    @Override
    public Kind kind() {
        return Kind.TIER_NAMES;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return Set.of(TableKind.RANK_TIERS);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (!NAMING_TIERS.contains(table) || subject.rows(table).isEmpty()) {
            return;
        }
        var known = subject.rows().tiers().stream().map(TierRow::tier).collect(Collectors.toCollection(HashSet::new));
        var worked = subject.workedTiers();
        var named = new HashSet<String>();
        var names = new TierNames(subject, table, known, worked);
        for (var row : subject.rows(table)) {
            var tier = Reach.of(row).values().get(Reach.TIER);
            named.add(tier);
            if (tier == null) {
                continue;
            }
            if (!known.contains(tier)) {
                findings.add(
                        unknown(tier, row.row(), worked, table, findings).withFixes(names.renaming(row.row(), tier)));
            } else if (!worked.contains(tier)) {
                findings.add(findings.warning("Row " + row.row() + " of " + table.tableName() + " is for tier " + tier
                                + ", which is nurtured, so the row is never used.")
                        .withRows(row.row())
                        .withColumns(Reach.TIER)
                        .withFixes(names.removing(row.row()))
                        .withAdvice("Delete it, or set the `handling` of " + tier + " to work."));
            }
        }
        for (var tier : table.isOptional() ? Set.<String>of() : worked) {
            if (!named.contains(tier)) {
                findings.add(findings.error("Tier " + tier + " is worked, and " + table.tableName()
                                + " has no row for it, so its leads would have no deadline or attempt.")
                        .withColumns(Reach.TIER)
                        .withCells(names.cells(tier))
                        .withFixes(names.adding(tier))
                        .withAdvice("Add one, or set the `handling` of " + tier + " to nurture."));
            }
        }
    }

    private static Finding unknown(String tier, String row, Set<String> worked, TableKind table, Findings findings) {
        return findings.error("Row " + row + " of " + table.tableName() + " is for tier " + tier
                        + ", which does not exist in rank-tiers.")
                .withRows(row)
                .withColumns(Reach.TIER)
                .withAdvice("Use one of " + worked.stream().limit(8).collect(Collectors.joining(", ")) + ".");
    }
}

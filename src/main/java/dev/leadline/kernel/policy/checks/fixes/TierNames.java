package dev.leadline.kernel.policy.checks.fixes;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Subject;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What brings the tiers of a table together with those of {@code rank-tiers}. */
public final class TierNames {

    private final Subject subject;
    private final TableKind table;
    private final List<String> missing;
    private final Set<String> unknown;

    /**
     * @param known the tiers of {@code rank-tiers}
     * @param worked those of them that are worked
     */
    public TierNames(Subject subject, TableKind table, Set<String> known, Set<String> worked) {
        this.subject = subject;
        this.table = table;
        var named = subject.rows(table).stream()
                .map(row -> Reach.of(row).values().get(Reach.TIER))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.missing = worked.stream().filter(tier -> !named.contains(tier)).toList();
        named.removeAll(known);
        this.unknown = named;
    }

    /** Where {@code rank-tiers} names a tier. */
    public List<Cell> cells(String tier) {
        return subject.rows().tiers().stream()
                .filter(row -> row.tier().equals(tier))
                .map(row -> new Cell(TableKind.RANK_TIERS, row.row(), Reach.TIER))
                .toList();
    }

    /** A row for a tier without any: what it promises is blank, for nobody has said it yet. */
    public Fix adding(String tier) {
        var names = subject.rows(table).stream().map(TableRow::row).collect(Collectors.toSet());
        var name = tier;
        for (int next = 2; names.contains(name); next++) {
            name = tier + "-" + next;
        }
        return Fix.insert(
                "Add row " + name + " to " + table.tableName() + ", to be filled in",
                table,
                Map.of("row", name, Reach.TIER, tier));
    }

    /** For a row of a tier that there is not: if one is missing and one unknown, the tier was renamed; or the row goes. */
    public List<Fix> renaming(String row, String tier) {
        var fixes = new ArrayList<Fix>();
        if (missing.size() == 1 && unknown.size() == 1) {
            fixes.add(new Fix(
                    "Set tier " + tier + " to " + missing.get(0) + " in " + table.tableName(),
                    subject.rows(table).stream()
                            .filter(each -> tier.equals(Reach.of(each).values().get(Reach.TIER)))
                            .map(each -> Fix.Change.set(table, each.row(), Reach.TIER, missing.get(0)))
                            .toList()));
        }
        fixes.addAll(removing(row));
        return fixes;
    }

    /** A row that is for no lead goes, unless it wins over others: it may be what keeps them apart. */
    public List<Fix> removing(String row) {
        return subject.hitPolicy(table) == HitPolicy.PRIORITY ? List.of() : List.of(Fix.remove(table, row));
    }
}

package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Findings;
import dev.leadline.kernel.policy.checks.Subject;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.TierRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Leads as {@code rank-tiers} and some other tables tell them apart together: by rank and attributes, for the tier
 * follows from those. So what is said about a row of {@code attempts} can be shown by a lead with a rank.
 */
public final class ExampleLeadFinder {

    private final Subject subject;
    private final Space space;
    private final Map<TableKind, List<Box>> boxes = new EnumMap<>(TableKind.class);

    public ExampleLeadFinder(Subject subject, TableKind... others) {
        this.subject = subject;
        var tables = Stream.concat(Stream.of(TableKind.RANK_TIERS), Arrays.stream(others))
                .distinct()
                .toList();
        var reaches = new EnumMap<TableKind, List<Reach>>(TableKind.class);
        tables.forEach(table -> reaches.put(
                table,
                subject.rows(table).stream()
                        .map(row -> Reach.of(row).inAnyTier())
                        .toList()));
        this.space = Space.of(reaches.values().stream().flatMap(List::stream).toList());
        reaches.forEach((table, each) -> boxes.put(table, space.boxes(each)));
    }

    public Space space() {
        return space;
    }

    /** Returns what a row matches, whatever the tier. */
    public Box box(TableKind table, int place) {
        return boxes(table).get(place);
    }

    public List<Box> boxes(TableKind table) {
        return Objects.requireNonNull(boxes.get(table), table.tableName());
    }

    /** The rows that win over a row of a table where both are for a lead. */
    public List<Box> winningOver(TableKind table, int place, Findings effort) {
        var winning = new ArrayList<Box>();
        for (int other : subject.winningOver(table, place, effort)) {
            winning.add(box(table, other));
        }
        return winning;
    }

    /** Leads within a box that a worked row of {@code rank-tiers} puts into a tier, and no box of {@code besides} has. */
    public Optional<Region> find(String tier, Box within, List<Box> besides, Findings effort) {
        for (var row : boxes(TableKind.RANK_TIERS)) {
            effort.spend(1);
            if (isWorked(tier, row) && row.overlaps(within)) {
                var rest = new ArrayList<>(besides);
                rest.addAll(winningOver(TableKind.RANK_TIERS, row.place, effort));
                var holes = new Holes(effort, 1)
                        .search(Region.of(row.and(within)), rest)
                        .united();
                if (!holes.isEmpty()) {
                    return Optional.of(holes.get(0));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isWorked(String tier, Box box) {
        TierRow row = subject.rows().tiers().get(box.place);
        return row.handling() == Handling.WORK && row.tier().equals(tier);
    }
}

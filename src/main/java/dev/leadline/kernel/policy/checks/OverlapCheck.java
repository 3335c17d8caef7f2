package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Cell;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.fixes.RankEdges;
import dev.leadline.kernel.policy.checks.space.Ambiguity;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Pairs;
import dev.leadline.kernel.policy.checks.space.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds rows that overlap where at most one may match a lead; and where the one with the lowest number wins, rows with the
 * same number and different results, unless another row wins over both. That is an error: nobody could say which one
 * applies.
 */
final class OverlapCheck implements TableCheck {

    /** Two rows for the same lead, the earlier first. */
    private record Overlap(Box one, Box other) {}

    @Override
    public Kind kind() {
        return Kind.OVERLAP;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        var hitPolicy = subject.hitPolicy(table);
        if (hitPolicy != HitPolicy.UNIQUE && hitPolicy != HitPolicy.PRIORITY) {
            return;
        }
        var overlaps = new ArrayList<Overlap>();
        var ambiguity = new Ambiguity(subject, table, findings);
        for (var rivals : rivals(subject, table)) {
            new Pairs(findings, (one, other) -> {
                        boolean inOrder = one.place < other.place;
                        if (ambiguity.isBetween(inOrder ? one : other, inOrder ? other : one)) {
                            overlaps.add(inOrder ? new Overlap(one, other) : new Overlap(other, one));
                        }
                        return overlaps.size() <= Findings.MOST;
                    })
                    .within(rivals);
        }
        if (overlaps.isEmpty()) {
            return;
        }
        overlaps.sort(Comparator.comparingInt((Overlap overlap) -> overlap.one.place)
                .thenComparingInt(overlap -> overlap.other.place));
        for (var overlap : overlaps) {
            findings.add(finding(subject, table, overlap, ambiguity, findings));
        }
    }

    /** The rows none of which wins over another. */
    private static Collection<List<Box>> rivals(Subject subject, TableKind table) {
        var rivals = new LinkedHashMap<Integer, List<Box>>();
        for (var box : subject.boxes(table)) {
            int priority = subject.outputs(table).priority(box.place);
            rivals.computeIfAbsent(priority, key -> new ArrayList<>()).add(box);
        }
        return rivals.values();
    }

    private static Finding finding(
            Subject subject, TableKind table, Overlap overlap, Ambiguity ambiguity, Findings findings) {
        var one = subject.name(overlap.one, table);
        var other = subject.name(overlap.other, table);
        var differ = subject.differences(table, overlap.one, overlap.other);
        var example = ambiguity.find(overlap.one, overlap.other).orElse(null);
        var shared = subject.space(table).words(Region.of(overlap.one.and(overlap.other)));
        return findings.error("Rows " + one + " and " + other + " of " + table.tableName() + " both match " + shared
                        + (example == null ? "." : ", such as " + example.in(table) + ".")
                        + " They "
                        + (differ.isEmpty() ? "have the same results." : "differ in " + listed(differ) + "."))
                .withRows(one, other)
                .withColumns(differ)
                .withAdvice(
                        differ.isEmpty()
                                ? "Delete row " + other + "."
                                : "Narrow one of them, or "
                                        + (subject.hitPolicy(table) == HitPolicy.PRIORITY
                                                ? "give them different priorities."
                                                : "let the first row that fits decide (hit policy FIRST), so that"
                                                        + " row " + one + " wins."))
                .withExample(example)
                .withCells(cells(subject, table, overlap))
                .withFixes(fixes(subject, table, overlap, differ.isEmpty()));
    }

    /** The inputs by which both are for the same; of a table by ranks, the edges. */
    private static List<Cell> cells(Subject subject, TableKind table, Overlap overlap) {
        if (table == TableKind.RANK_TIERS) {
            return new RankEdges(subject).around(overlap.one, overlap.other);
        }
        return Stream.of(overlap.one, overlap.other)
                .flatMap(box -> subject.written(box, table).entrySet().stream()
                        .filter(cell -> cell.getValue() != null)
                        .filter(cell -> subject.isInput(table, cell.getKey()))
                        .map(cell -> new Cell(table, subject.name(box, table), cell.getKey())))
                .toList();
    }

    private static List<Fix> fixes(Subject subject, TableKind table, Overlap overlap, boolean sayTheSame) {
        var fixes = new ArrayList<Fix>();
        if (table == TableKind.RANK_TIERS) {
            fixes.addAll(new RankEdges(subject).apart(overlap.one, overlap.other));
        }
        if (sayTheSame && overlap.one.covers(overlap.other)) {
            fixes.add(Fix.remove(table, subject.name(overlap.other, table)));
        } else if (sayTheSame && overlap.other.covers(overlap.one)) {
            fixes.add(Fix.remove(table, subject.name(overlap.one, table)));
        }
        return fixes;
    }

    private static String listed(List<String> columns) {
        return String.join(", ", columns);
    }
}

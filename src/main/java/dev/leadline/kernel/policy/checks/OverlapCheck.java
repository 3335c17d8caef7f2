package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where at most one row may be for a lead, are two? That is an error: nobody could say which one is meant. */
final class OverlapCheck implements TableCheck {

    /** Two rows for the same lead, the earlier first. */
    private record Overlap(Box one, Box other) {}

    @Override
    public Kind kind() {
        return Kind.OVERLAP;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (subject.isFirst(table)) {
            return;
        }
        var overlaps = new ArrayList<Overlap>();
        new Pairs(findings, (one, other) -> {
                    overlaps.add(one.place < other.place ? new Overlap(one, other) : new Overlap(other, one));
                    return overlaps.size() <= Findings.MOST;
                })
                .within(subject.boxes(table));
        if (overlaps.isEmpty()) {
            return;
        }
        overlaps.sort(Comparator.comparingInt((Overlap overlap) -> overlap.one.place)
                .thenComparingInt(overlap -> overlap.other.place));
        var witness = new Witness(subject, table, findings);
        for (var overlap : overlaps) {
            findings.add(finding(subject, table, overlap, witness, findings));
        }
    }

    private static Finding finding(
            Subject subject, TableKind table, Overlap overlap, Witness witness, Findings findings) {
        var one = subject.name(overlap.one, table);
        var other = subject.name(overlap.other, table);
        var differ = subject.differences(table, overlap.one, overlap.other);
        var example = witness.find(overlap.one, overlap.other).orElse(null);
        var shared = subject.space(table).words(Region.of(overlap.one.and(overlap.other)));
        return findings.error("Rows " + one + " and " + other + " of " + table.tableName() + " are both for " + shared
                        + (example == null ? "." : ", such as " + example.in(table) + ".")
                        + " They " + (differ.isEmpty() ? "say the same." : "differ in " + listed(differ) + "."))
                .withRows(one, other)
                .withColumns(differ)
                .withAdvice(
                        differ.isEmpty()
                                ? "Maybe delete row " + other + "."
                                : "Maybe narrow one of them, or set the hit policy of " + table.tableName()
                                        + " to FIRST, so that row " + one + " wins.")
                .withExample(example);
    }

    private static String listed(List<String> columns) {
        return String.join(", ", columns);
    }
}

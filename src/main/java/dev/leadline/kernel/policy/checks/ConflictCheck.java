package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Example;
import dev.leadline.kernel.policy.checks.space.Pairs;
import dev.leadline.kernel.policy.checks.space.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds rows with different results between which only their order decides, where the first row wins. An exception
 * before the general row is what such tables are for, and no finding. But where each of two rows is for leads that the
 * other is not for, neither is the exception: a warning, with a lead that both are for and no row before them. (Under
 * PRIORITY it is said which of them wins; if not, that is for {@link OverlapCheck}.)
 */
final class ConflictCheck implements TableCheck {

    /** Two rows, the earlier first. */
    private record Crossing(Box one, Box other) {}

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (subject.hitPolicy(table) != HitPolicy.FIRST) {
            return;
        }
        var crossings = crossings(subject, table, findings);
        if (crossings.isEmpty()) {
            return;
        }
        var witness = new Witness(subject, table, findings);
        for (var crossing : crossings) {
            var before = subject.winningOver(table, crossing.one.place, findings);
            witness.find(crossing.one, crossing.other, before)
                    .ifPresent(example -> findings.add(finding(subject, table, crossing, example, findings)));
        }
    }

    private static List<Crossing> crossings(Subject subject, TableKind table, Findings findings) {
        var crossings = new ArrayList<Crossing>();
        new Pairs(findings, (left, right) -> {
                    boolean differ = !subject.sayTheSame(table, left, right);
                    if (differ && !left.covers(right) && !right.covers(left)) {
                        findings.spend(10);
                        crossings.add(left.place < right.place ? new Crossing(left, right) : new Crossing(right, left));
                    }
                    return true;
                })
                .within(subject.boxes(table));
        crossings.sort(Comparator.comparingInt((Crossing crossing) -> crossing.one.place)
                .thenComparingInt(crossing -> crossing.other.place));
        return crossings;
    }

    private static Finding finding(
            Subject subject, TableKind table, Crossing crossing, Example example, Findings findings) {
        var one = subject.name(crossing.one, table);
        var other = subject.name(crossing.other, table);
        var differ = subject.differences(table, crossing.one, crossing.other);
        return findings.warning("Rows " + one + " and " + other + " of " + table.tableName() + " both match "
                        + example.in(table) + " and differ in " + String.join(", ", differ)
                        + "; row " + one + " wins only because it comes first.")
                .withRows(one, other)
                .withColumns(differ)
                .withAdvice("Add a row before them for the leads that match both.")
                .withExample(example);
    }
}

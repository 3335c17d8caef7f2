package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Witness;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rows that never win, because those before them match all of their leads. It is of no use, so a warning. One
 * that merely repeats an earlier row is for {@link DuplicateRowCheck}.
 */
final class MaskedRowCheck implements TableCheck {

    /** So many rows are named. */
    private static final int MOST_NAMED = 8;

    @Override
    public Kind kind() {
        return Kind.MASKED_ROW;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (!subject.hitPolicy(table).isOrdered()) {
            return;
        }
        var witness = new Witness(subject, table, findings);
        for (var box : subject.boxes(table)) {
            var earlier = subject.winningOver(table, box.place, findings);
            if (earlier.length == 0 || !witness.isPossible(box)) {
                continue;
            }
            var rows = new ArrayList<Box>();
            for (int place : earlier) {
                rows.add(subject.boxes(table).get(place));
            }
            var alone = rows.stream().filter(row -> row.covers(box)).findFirst();
            if (alone.isPresent() || witness.isCovered(box, earlier)) {
                alone.ifPresent(row -> rows.retainAll(List.of(row)));
                report(subject, table, box, rows, findings);
            }
        }
    }

    private static void report(Subject subject, TableKind table, Box box, List<Box> by, Findings findings) {
        boolean repeats = by.get(0).sameAs(box) && subject.sayTheSame(table, by.get(0), box);
        if (repeats) {
            return;
        }
        var name = subject.name(box, table);
        var names = by.stream().map(row -> subject.name(row, table)).toList();
        var named = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
        var rows = new ArrayList<>(names);
        boolean first = subject.hitPolicy(table) == HitPolicy.FIRST;
        rows.add(name);
        findings.add(findings.warning("Row " + name + " of " + table.tableName() + " never wins: "
                        + (names.size() == 1
                                ? "row " + named + (first ? " comes before it" : " wins over it") + " and matches"
                                : "the rows " + (first ? "before" : "that win over") + " it (" + named + ") match")
                        + " everything that it matches.")
                .withRows(rows.toArray(String[]::new))
                .withFixes(subject.isDispensable(table, box) ? List.of(Fix.remove(table, name)) : List.of())
                .withAdvice(first ? "Move it up, or delete it." : "Give it a lower priority number, or delete it."));
    }
}

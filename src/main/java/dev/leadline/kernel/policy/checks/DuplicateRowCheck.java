package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Finds rows that repeat another row for the same leads, where several rows may match a lead. It is of no use, so a
 * warning. (Where at most one row may be for a lead, it is an overlap.)
 */
final class DuplicateRowCheck implements TableCheck {

    @Override
    public Kind kind() {
        return Kind.DUPLICATE_ROW;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (subject.hitPolicy(table) == HitPolicy.UNIQUE) {
            return;
        }
        var seen = new HashMap<List<Integer>, List<Box>>();
        for (var box : subject.boxes(table)) {
            var same = seen.computeIfAbsent(box.cells(), key -> new ArrayList<>());
            findings.spend(same.size());
            same.stream()
                    .filter(row -> subject.sayTheSame(table, row, box))
                    .findFirst()
                    .ifPresentOrElse(row -> report(subject, table, row, box, findings), () -> same.add(box));
        }
    }

    private static void report(Subject subject, TableKind table, Box first, Box second, Findings findings) {
        var name = subject.name(second, table);
        findings.add(findings.warning(
                        "Row " + name + " of " + table.tableName() + " repeats row " + subject.name(first, table) + ".")
                .withRows(subject.name(first, table), name)
                .withFixes(Fix.remove(table, name))
                .withAdvice("Delete row " + name + "."));
    }
}

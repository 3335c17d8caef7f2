package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does {@code attempt-outcomes} or {@code spacing} name a channel or an outcome that the policy does not list? No attempt can have it, so
 * the row never fires; most likely it is misspelt, which is an error.
 */
final class UnknownWordsCheck implements TableCheck {

    @Override
    public Kind kind() {
        return Kind.UNKNOWN_WORD;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table == TableKind.SPACING) {
            subject.rows()
                    .spacings()
                    .forEach(row -> check(
                            row, Reach.CHANNEL, row.channel(), subject.terms().channels(), findings));
        }
        if (table != TableKind.ATTEMPT_OUTCOMES) {
            return;
        }
        for (var row : subject.rows().outcomes()) {
            check(row, Reach.CHANNEL, row.channel(), subject.terms().channels(), findings);
            check(row, Reach.OUTCOME, row.outcome(), subject.terms().outcomes(), findings);
        }
    }

    private static void check(
            TableRow row, String column, @Nullable String word, List<String> known, Findings findings) {
        if (word != null && !known.contains(word)) {
            findings.add(
                    findings.error("Row " + row.row() + " of " + row.table().tableName() + " is for the " + column + " "
                                    + word + ", which the policy does not list.")
                            .withRows(row.row())
                            .withColumns(column)
                            .withFixes(known.stream()
                                    .filter(word::equalsIgnoreCase)
                                    .map(meant -> Fix.set(row.table(), row.row(), column, meant))
                                    .toList())
                            .withAdvice("Use one of " + String.join(", ", known) + "."));
        }
    }
}

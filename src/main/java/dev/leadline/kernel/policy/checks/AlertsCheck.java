package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.AlertsRow;
import dev.leadline.kernel.policy.DeadlinesRow;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Threshold;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is a row of {@code alerts} for what cannot be: a first call where {@code deadlines} promise none, or a share of a time
 * that there is none of? Nobody is told then, or not when it says, so a warning.
 */
final class AlertsCheck implements TableCheck {

    @Override
    public Kind kind() {
        return Kind.NOT_FEASIBLE;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table != TableKind.ALERTS) {
            return;
        }
        var worked = subject.workedTiers();
        var called = calledTiers(subject, worked);
        for (var row : subject.rows().alerts()) {
            // One that is not worked is for TierNamesCheck.
            boolean isWorked = row.tier() == null || worked.contains(row.tier());
            boolean isCalled = row.tier() == null ? !called.isEmpty() : called.contains(row.tier());
            if ("FIRST_CALL".equals(row.obligation()) && isWorked && !isCalled) {
                findings.add(notPromised(row, findings));
            }
            if ("EARLY_DISQUALIFICATION".equals(row.obligation()) && !row.at().isDeadline()) {
                findings.add(atOnce(row, findings));
            }
        }
    }

    /** The worked tiers to some leads of which a first call is promised. */
    private static Set<String> calledTiers(Subject subject, Set<String> worked) {
        return subject.rows().deadlines().stream()
                .filter(row -> row.firstCallWithin() != null)
                .map(DeadlinesRow::tier)
                .filter(worked::contains)
                .collect(Collectors.toSet());
    }

    private static Finding notPromised(AlertsRow row, Findings findings) {
        var leads = row.tier() == null ? "any tier" : "tier " + row.tier();
        return findings.warning("Row " + row.row() + " of alerts is for the first call to leads of " + leads
                        + ", and no row of deadlines promises one: nobody is ever told.")
                .withRows(row.row())
                .withColumns("obligation")
                .withAdvice("Maybe delete it, or set `firstCallWithin` in deadlines.");
    }

    private static Finding atOnce(AlertsRow row, Findings findings) {
        return findings.warning(
                        "Row " + row.row() + " of alerts is for leads given up too early, which is told at once:"
                                + " its `at` (" + row.at() + ") is not looked at.")
                .withRows(row.row())
                .withColumns("at")
                .withAdvice("Maybe \"" + Threshold.of(100) + "\".");
    }
}

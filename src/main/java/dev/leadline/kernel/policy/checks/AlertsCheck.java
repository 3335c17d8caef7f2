package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.Threshold;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is a row of {@code alerts} for what cannot be: a first call, or what else has a column there, where {@code deadlines} promise none, or a share of a time
 * that there is none of? Nobody is told then, or not when it says, so a warning.
 */
final class AlertsCheck implements TableCheck {

    @Override
    public Kind kind() {
        return Kind.NOT_FEASIBLE;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return Set.of(TableKind.RANK_TIERS, TableKind.DEADLINES);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table != TableKind.ALERTS) {
            return;
        }
        var worked = subject.workedTiers();
        var tiers = new HashMap<String, Set<String>>();
        for (var row : subject.rows().alerts()) {
            // One that is not worked is for TierNamesCheck.
            boolean isWorked = row.tier() == null || worked.contains(row.tier());
            var obligation = row.obligation();
            if (isWorked && obligation != null && isPromisedByDeadlines(subject.terms(), obligation)) {
                var promised = tiers.computeIfAbsent(obligation, kind -> promisedTiers(subject, worked, kind));
                if (row.tier() == null ? promised.isEmpty() : !promised.contains(row.tier())) {
                    findings.add(notPromised(subject.terms(), row, obligation, findings));
                }
            }
            if (ObligationKind.EARLY_DISQUALIFICATION.equals(obligation)
                    && !row.at().isDeadline()) {
                findings.add(atOnce(row, findings));
            }
        }
    }

    private static boolean isPromisedByDeadlines(Terms terms, String obligation) {
        // Of all attempts every row says something.
        return !obligation.equals(ObligationKind.ALL_ATTEMPTS)
                && terms.deadlineKinds().contains(obligation);
    }

    /** The worked tiers to some leads of which an obligation is promised. */
    private static Set<String> promisedTiers(Subject subject, Set<String> worked, String obligation) {
        return subject.rows().deadlines().stream()
                .filter(row -> row.within(obligation) != null)
                .map(DeadlinesRow::tier)
                .filter(worked::contains)
                .collect(Collectors.toSet());
    }

    private static Finding notPromised(Terms terms, AlertsRow row, String obligation, Findings findings) {
        var leads = row.tier() == null ? "any tier" : "tier " + row.tier();
        var what = terms.findObligation(obligation)
                .map(own -> "the " + own.words() + " for leads of ")
                .orElse("the first call to leads of ");
        return findings.warning("Row " + row.row() + " of alerts is for " + what + leads
                        + ", but no row of deadlines promises it, so no alert is ever sent.")
                .withRows(row.row())
                .withColumns("obligation")
                .withFixes(Fix.remove(TableKind.ALERTS, row.row()))
                .withAdvice("Delete it, or set `" + ObligationKind.columnOf(obligation) + "` in deadlines.");
    }

    private static Finding atOnce(AlertsRow row, Findings findings) {
        return findings.warning(
                        "Row " + row.row() + " of alerts is for leads given up too early. These alerts are sent at"
                                + " once, so its `at` (" + row.at() + ") has no effect.")
                .withRows(row.row())
                .withColumns("at")
                .withFixes(Fix.set(
                        TableKind.ALERTS, row.row(), "at", Threshold.of(100).toString()))
                .withAdvice("Use \"" + Threshold.of(100) + "\".");
    }
}

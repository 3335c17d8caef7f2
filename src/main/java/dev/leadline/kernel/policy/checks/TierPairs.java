package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.checks.time.Allowances;
import dev.leadline.kernel.policy.checks.time.Allowances.Answer;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.Segment;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the rows of two tiers at most and at least: mostly that is enough to see that nobody gets less. */
final class TierPairs {

    private final Subject subject;
    private final TableKind table;
    private final Findings findings;
    private final Map<List<String>, Boolean> mayGetLess = new HashMap<>();
    private final Map<String, List<TableRow>> outputs;

    TierPairs(Subject subject, TableKind table, Findings findings) {
        this.subject = subject;
        this.table = table;
        this.findings = findings;
        this.outputs = table == TableKind.RANK_TIERS ? Map.of() : outputs(subject.rows(table));
    }

    /**
     * Returns whether some row of the higher tier gives less than some row of the lower one: when none does, it does
     * not matter which of them are for a lead.
     */
    boolean mayGetLess(String lower, String upper) {
        return !lower.equals(upper)
                && mayGetLess.computeIfAbsent(List.of(lower, upper), key -> comparesLess(lower, upper));
    }

    private boolean comparesLess(String lower, String upper) {
        if (table == TableKind.RANK_TIERS) {
            return subject.rows().tiers().stream()
                    .anyMatch(row -> row.tier().equals(upper) && row.handling() == Handling.NURTURE);
        }
        var low = outputs.getOrDefault(lower, List.of());
        var high = outputs.getOrDefault(upper, List.of());
        findings.spend((long) low.size() * high.size());
        return low.stream().anyMatch(below -> high.stream().anyMatch(top -> isLess(below, top)));
    }

    /** Each different row of each tier, but for its name and its segment. */
    private static Map<String, List<TableRow>> outputs(List<? extends TableRow> rows) {
        var seen = new HashSet<TableRow>();
        var outputs = new HashMap<String, List<TableRow>>();
        for (var row : rows) {
            var plain = row instanceof AttemptsRow attempts
                    ? new AttemptsRow("", attempts.tier(), Segment.ALL, attempts.required())
                    : plain((DeadlinesRow) row);
            if (seen.add(plain)) {
                outputs.computeIfAbsent(Reach.of(row).tier(), key -> new ArrayList<>())
                        .add(plain);
            }
        }
        return outputs;
    }

    private static DeadlinesRow plain(DeadlinesRow row) {
        return new DeadlinesRow("", row.tier(), Segment.ALL, row.firstCallWithin(), row.allAttemptsWithin(), row.own());
    }

    private boolean isLess(TableRow below, TableRow top) {
        if (below instanceof AttemptsRow low) {
            return subject.terms().channels().stream()
                    .anyMatch(channel -> ((AttemptsRow) top).required(channel) < low.required(channel));
        }
        var low = (DeadlinesRow) below;
        var high = (DeadlinesRow) top;
        return subject.terms().deadlineKinds().stream()
                .anyMatch(kind -> later(high.within(kind), low.within(kind)).answer() != Answer.NEVER);
    }

    /** Whether one ends later than another; what is not promised is later than anything. */
    Allowances.Later later(@Nullable BusinessDuration one, @Nullable BusinessDuration other) {
        if (one == null || other == null) {
            return new Allowances.Later(other == null ? Answer.NEVER : Answer.ALWAYS, "");
        }
        return subject.allowances().isLater(one, other, findings);
    }
}

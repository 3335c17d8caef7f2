package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Findings;
import dev.leadline.kernel.policy.checks.Subject;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides whether it is clear which of two overlapping rows applies, where neither wins over the other. */
public final class Ambiguity {

    private final Subject subject;
    private final TableKind table;
    private final Findings effort;
    private final Witness witness;

    public Ambiguity(Subject subject, TableKind table, Findings effort) {
        this.subject = subject;
        this.table = table;
        this.effort = effort;
        this.witness = new Witness(subject, table, effort);
    }

    /** Where two rows with the same number say the same, or others win over both throughout, it does not matter. */
    public boolean isBetween(Box one, Box other) {
        if (subject.hitPolicy(table) != HitPolicy.PRIORITY) {
            return true;
        }
        effort.spend(10);
        return !subject.sayTheSame(table, one, other) && !witness.isCovered(one.and(other), winningOver(one));
    }

    /** A lead, or an attempt, for which it is not said. */
    public Optional<Example> find(Box one, Box other) {
        return witness.find(one, other, winningOver(one));
    }

    /** The rows with a lower number: those that win over both. */
    private int[] winningOver(Box one) {
        int priority = subject.outputs(table).priority(one.place);
        return IntStream.of(subject.winningOver(table, one.place, effort))
                .filter(place -> subject.outputs(table).priority(place) < priority)
                .toArray();
    }
}

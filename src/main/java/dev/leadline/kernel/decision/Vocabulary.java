package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Terms;
import java.util.ArrayList;
import java.util.List;

/** The words that a policy knows: its stage, its channels and its outcomes. A fact in other words is refused. */
public final class Vocabulary {

    private final Terms terms;

    private Vocabulary(Terms terms) {
        this.terms = terms;
    }

    /** The words of a policy. */
    public static Vocabulary of(ResolvedPolicy policy) {
        return new Vocabulary(policy.terms());
    }

    /**
     * Checks facts in the order in which they were told, so that the pointers of faults are right.
     *
     * @throws Invalid with every word that the policy does not know
     */
    public void check(Lead lead, List<Attempt> attempts) {
        var faults = new ArrayList<Invalid.Fault>();
        check("/lead/stage", "stage", lead.stage(), List.of(terms.stage()), faults);
        for (int i = 0; i < attempts.size(); i++) {
            var attempt = attempts.get(i);
            check("/attempts/" + i + "/channel", "channel", attempt.channel(), terms.channels(), faults);
            if (attempt.outcome() != null) {
                check("/attempts/" + i + "/outcome", "outcome", attempt.outcome(), terms.outcomes(), faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private void check(String pointer, String what, String word, List<String> known, List<Invalid.Fault> faults) {
        if (!known.contains(word)) {
            faults.add(new Invalid.Fault(
                    pointer,
                    word,
                    "The " + what + " (" + word + ") is unknown to the policy " + terms.id() + ".\nUse one of "
                            + String.join(", ", known) + "."));
        }
    }
}

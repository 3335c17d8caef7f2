package dev.leadline.whatifs.past;

import dev.leadline.decisions.KeptFacts;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.ledger.LastFacts;
import dev.leadline.policies.drafts.TrialEdition;
import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.changes.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decides leads by two editions. It remembers nothing, and may be used by many threads at once.
 *
 * @param before the edition that is compared with
 * @param after the edition that is tried
 * @param transition how the one would follow the other for tracked leads, at the moment of their facts (O9); {@code null}
 *     for leads that have been under it from receipt on
 * @param closedOnly whether only leads that are closed by their facts are decided by the edition that is tried
 * @param sampleSize how many changed leads are kept as examples
 */
public record Comparison(
        TrialEdition before, TrialEdition after, Transition transition, boolean closedOnly, int sampleSize) {

    /** @throws IllegalStateException when the rules in force fail on a lead */
    public ChangeTally of(List<LastFacts.LeadFacts> leads) {
        var tally = new ChangeTally(sampleSize);
        leads.forEach(lead -> compare(lead, tally));
        return tally;
    }

    private void compare(LastFacts.LeadFacts lead, ChangeTally tally) {
        try {
            var refused = new ArrayList<Refusals.Reason>(2);
            var facts = read(lead, refused);
            var was = decide(
                    facts, Refusals.Side.BEFORE, refused, kept -> kept.decide(before.decider(), before.policy()));
            if (closedOnly && was != null && was.facts().disposition() == null) {
                tally.passBy();
                return;
            }
            var is = decide(facts, Refusals.Side.AFTER, refused, kept -> after(kept, was));
            if (refused.isEmpty()) {
                take(new DecisionChange(lead.leadId(), lead.facts(), was, is), tally);
                return;
            }
            if (is != null) {
                tally.hits().add(is);
            }
            tally.add(refused);
        } catch (RuntimeException failed) {
            throw new IllegalStateException(
                    "The lead (" + lead.leadId() + ") could not be decided: " + failed.getMessage(), failed);
        }
    }

    private void take(DecisionChange change, ChangeTally tally) {
        tally.add(change);
        if (closedOnly) {
            tally.list(change);
        }
    }

    /** The facts; {@code null} when they cannot be read, which keeps both editions from deciding. */
    private static KeptFacts read(LastFacts.LeadFacts lead, List<Refusals.Reason> refused) {
        try {
            return KeptFacts.parse(lead.facts());
        } catch (Invalid unreadable) {
            for (var side : Refusals.Side.values()) {
                refused.add(new Refusals.Reason(side, unreadable.getMessage()));
            }
            return null;
        }
    }

    /** The answer of the edition tried. A closed lead is never re-evaluated, and one without a history has none to keep. */
    private Decision after(KeptFacts facts, Decision was) {
        if (transition == null || was == null || !facts.isTracked()) {
            return facts.decide(after.decider(), after.policy());
        }
        boolean hasStarted = was.clock().startedAt().isBefore(was.facts().asOf().at());
        if (was.facts().disposition() != null || hasStarted && transition == Transition.NEW_LEADS) {
            return was;
        }
        return hasStarted
                ? facts.decide(after.decider(), before.policy(), after.policy(), transition)
                : facts.decide(after.decider(), after.policy());
    }

    /** The decision; {@code null} when it is refused. */
    private static Decision decide(
            KeptFacts facts,
            Refusals.Side side,
            List<Refusals.Reason> refused,
            Function<KeptFacts, Decision> deciding) {
        if (facts == null) {
            return null;
        }
        try {
            return deciding.apply(facts);
        } catch (Invalid invalid) {
            refused.add(new Refusals.Reason(side, invalid.faults().get(0).detail()));
        } catch (Contradiction contradiction) {
            refused.add(new Refusals.Reason(side, contradiction.fault().detail()));
        } catch (RuleFault fault) {
            refused.add(new Refusals.Reason(side, fault.sentence()));
        }
        return null;
    }
}

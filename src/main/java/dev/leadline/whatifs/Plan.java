package dev.leadline.whatifs;

import dev.leadline.kernel.policy.Transition;
import dev.leadline.ledger.LastFacts;
import dev.leadline.policies.drafts.TrialEdition;
import dev.leadline.whatifs.past.ChangeTally;
import dev.leadline.whatifs.past.Comparison;
import dev.leadline.whatifs.preview.Preview;
import dev.leadline.whatifs.preview.PreviewTally;
import java.time.Instant;

/**
 * A what-if that may begin.
 *
 * @param policyId the policy
 * @param asked what was asked
 * @param tried the edition that is tried
 * @param preview open leads, ready to be assessed; {@code null} where they are not asked for
 * @param comparison the editions, ready to decide past facts; {@code null} where these are not asked for
 * @param at when it was asked
 */
record Plan(
        String policyId,
        WhatIfParameters asked,
        TrialEdition tried,
        Preview preview,
        Comparison comparison,
        Instant at) {

    Population population() {
        return asked.populationOrDecided();
    }

    LastFacts.Period period() {
        return new LastFacts.Period(policyId, asked.from(), asked.to());
    }

    /** The result, of the tallies that were asked for. */
    WhatIfResult result(PreviewTally open, ChangeTally past) {
        return population() == Population.DECIDED
                ? WhatIfResult.from(past, comparison, asked.minutesPerAttempt(), at)
                : new PreviewResult(this, open, past).toResult();
    }

    Transition transition() {
        return Transition.parse(asked.transition());
    }
}

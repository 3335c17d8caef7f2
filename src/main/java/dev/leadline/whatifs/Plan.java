package dev.leadline.whatifs;

import dev.leadline.ledger.LastFacts;
import java.time.Instant;

/**
 * A what-if that may begin.
 *
 * @param policyId the policy
 * @param asked what was asked
 * @param comparison the editions, ready to decide
 * @param at when it was asked
 */
record Plan(String policyId, WhatIfParameters asked, Comparison comparison, Instant at) {

    LastFacts.Period period() {
        return new LastFacts.Period(policyId, asked.from(), asked.to());
    }

    WhatIfResult result(ChangeTally tally) {
        return WhatIfResult.from(tally, comparison, asked.minutesPerAttempt(), at);
    }
}

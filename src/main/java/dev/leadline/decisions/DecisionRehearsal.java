package dev.leadline.decisions;

import dev.leadline.cases.CaseRunner;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.reviews.Rehearsal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Lets drafts decide as if they were in force. */
@ApplicationScoped
class DecisionRehearsal implements Rehearsal {

    private final InstantSource clock;

    DecisionRehearsal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public CaseRunner.Decisions with(PoliciesInForce policies) {
        return new UnrecordedDecisions(policies, clock);
    }
}

package dev.leadline.policies.reviews;

import dev.leadline.cases.CaseRunner;
import dev.leadline.policies.publications.PoliciesInForce;

/** Answers requests by policies that need not be in force. The room of decisions knows how. */
public interface Rehearsal {

    /** Answers requests by these policies; nothing is recorded. */
    CaseRunner.Decisions with(PoliciesInForce policies);
}

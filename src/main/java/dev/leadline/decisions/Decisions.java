package dev.leadline.decisions;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.Policies;
import dev.leadline.policies.PoliciesInForce;
import dev.leadline.web.Problem;
import dev.leadline.web.ShownText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/** The main path without its door and its ledger: a request becomes facts, the policy in force decides. */
@ApplicationScoped
public class Decisions {

    private final Policies policies;
    private final InstantSource clock;
    private final DecisionMetrics metrics;

    Decisions(Policies policies, InstantSource clock, DecisionMetrics metrics) {
        this.policies = policies;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * A decision that was made.
     *
     * @param decision the decision
     * @param rulesRevision the revision of the rules it was made by
     * @param decidedAt when
     */
    record Made(Decision decision, String rulesRevision, Instant decidedAt) {

        String policyId() {
            return decision.policy().terms().id();
        }
    }

    /** Decides a valid request by the policies in force now; one about the future, by those that will be in force then. */
    Made decide(DecisionRequest request) {
        var now = clock.instant();
        var about = request.asOf();
        var inForce = policies.inForce(about != null && about.isAfter(now) ? about : now);
        var decision = metrics.measured(() -> decide(request, inForce, now));
        return new Made(decision, inForce.rules().revision(), now);
    }

    static Decision decide(DecisionRequest request, PoliciesInForce inForce, Instant now) {
        var policy = choose(request, inForce);
        return inForce.decider().decide(policy, request.toFacts(now, policy));
    }

    private static ResolvedPolicy choose(DecisionRequest request, PoliciesInForce inForce) {
        var named = request.policy();
        if (named != null) {
            return inForce.find(named)
                    .orElseThrow(() -> Problem.invalid(
                            "/policy",
                            named,
                            "There is no policy (" + ShownText.of(named)
                                    + ").\nMaybe /v1/policies lists the one that is meant."));
        }
        var stage = request.lead().stage();
        if (stage == null) {
            throw Problem.invalid(
                    "/lead/stage",
                    null,
                    "The lead's stage is missing.\nMaybe name the policy, or a stage: "
                            + String.join(", ", inForce.stages()) + ".");
        }
        return inForce.findForStage(stage)
                .orElseThrow(() -> Problem.invalid(
                        "/lead/stage",
                        stage,
                        "No policy serves the stage (" + ShownText.of(stage) + "); stages served: "
                                + String.join(", ", inForce.stages()) + "."));
    }
}

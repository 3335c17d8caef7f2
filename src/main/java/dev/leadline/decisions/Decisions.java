package dev.leadline.decisions;

import dev.leadline.access.Access;
import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Matter;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.rules.RuleFailures;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/** The main path without its door and its ledger: a request becomes facts, the policy in force decides. */
@ApplicationScoped
public class Decisions {

    private final Policies policies;
    private final InstantSource clock;
    private final DecisionMetrics metrics;
    private final RuleFailures failures;
    private final Caller caller;

    Decisions(Policies policies, InstantSource clock, DecisionMetrics metrics, RuleFailures failures, Caller caller) {
        this.failures = failures;
        this.caller = caller;
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

    /**
     * Decides a valid request by the policies in force now; one about the future, by those that will be in force then.
     *
     * @throws NoRules when no rules are in force
     * @throws RuleFault when the rules come to no answer for this lead
     * @throws Problem 403 when whoever asks may not use the policy that would decide
     */
    Made decide(DecisionRequest request) {
        var now = clock.instant();
        var about = request.asOf();
        var inForce = policies.inForce(about != null && about.isAfter(now) ? about : now);
        inForce.rules().mustBeSome();
        try {
            var policy = choose(request, inForce);
            caller.find()
                    .ifPresent(who -> Access.demand(
                            who, Action.DECIDE, Matter.policy(policy.terms().id())));
            var decision = metrics.measured(() -> decide(request, policy, inForce, now));
            return new Made(decision, inForce.rules().revision(), now);
        } catch (RuleFault fault) {
            failures.note(request.lead().id(), fault);
            throw fault;
        }
    }

    static Decision decide(DecisionRequest request, PoliciesInForce inForce, Instant now) {
        return decide(request, choose(request, inForce), inForce, now);
    }

    private static Decision decide(
            DecisionRequest request, ResolvedPolicy policy, PoliciesInForce inForce, Instant now) {
        return inForce.decider().decide(policy, request.toFacts(now, policy));
    }

    private static ResolvedPolicy choose(DecisionRequest request, PoliciesInForce inForce) {
        var named = request.policy();
        if (named != null) {
            return inForce.find(named)
                    .orElseThrow(() -> Problem.invalid(
                            "/policy",
                            named,
                            "There is no policy (" + QuotedText.of(named) + ").\nSee /v1/policies for all ids."));
        }
        var stage = request.lead().stage();
        if (stage == null) {
            throw Problem.invalid(
                    "/lead/stage",
                    null,
                    "The lead's stage is missing.\nUse `policy`, or one of these stages: "
                            + String.join(", ", inForce.stages()) + ".");
        }
        return inForce.findForStage(stage)
                .orElseThrow(() -> Problem.invalid(
                        "/lead/stage",
                        stage,
                        "There is no policy for the stage (" + QuotedText.of(stage) + ").\nUse one of these stages: "
                                + String.join(", ", inForce.stages()) + "."));
    }
}

package dev.leadline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.RandomFacts;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the benchmark compares is the same decision. */
class DecisionByHandTest {

    private static final Decider DECIDER = new Decider(Samples.rules());
    private static final ResolvedPolicy POLICY = Samples.policy(Samples.PREDICTIVE);

    @Property(tries = 500)
    void the_decision_by_hand_is_that_of_the_rules(@ForAll("leads") Facts facts) {
        var decided = DECIDER.decide(POLICY, facts);
        var byHand = DecisionByHand.decide(
                facts.lead().rank(),
                facts.lead().receivedAt(),
                facts.attempts().stream()
                        .map(each -> new DecisionByHand.Attempt(each.channel(), each.occurredAt(), each.outcome()))
                        .toList());

        assertThat(byHand.tier()).isEqualTo(decided.conclusions().tier().name());
        assertThat(byHand.actions())
                .isEqualTo(decided.requiredActions().stream()
                        .map(DecisionByHandTest::inShort)
                        .toList());
        assertThat(byHand.firstCallDue()).isEqualTo(due(decided, ObligationKind.FIRST_CALL));
        assertThat(byHand.allDue()).isEqualTo(due(decided, ObligationKind.ALL_ATTEMPTS));
        assertThat(byHand.firstCallAt()).isEqualTo(decided.history().firstAt("PHONE"));
    }

    private static Instant due(Decision decision, String kind) {
        return decision.conclusions().obligations().stream()
                .filter(obligation -> obligation.kind() == kind)
                .map(obligation -> obligation.deadline().at())
                .findFirst()
                .orElse(null);
    }

    private static DecisionByHand.Action inShort(RequiredAction action) {
        var next = action.attempt();
        return next == null
                ? new DecisionByHand.Action(action.type(), null, 0, 0, action.dueAt())
                : new DecisionByHand.Action(action.type(), next.channel(), next.number(), next.of(), action.dueAt());
    }

    @Provide
    Arbitrary<Facts> leads() {
        return RandomFacts.any()
                .filter(facts -> facts.disposition() == null
                        && facts.lead().rank() != null
                        && facts.lead().rank().intValue() >= 45);
    }
}

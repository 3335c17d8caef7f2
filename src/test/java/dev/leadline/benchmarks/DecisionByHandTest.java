package dev.leadline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.RandomFacts;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.ResolvedPolicy;
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
        var byHand =
                DecisionByHand.decide(facts.lead().rank(), facts.lead().receivedAt(), DecisionByHand.Attempt.of(facts));

        assertThat(byHand).isEqualTo(DecisionByHand.Answer.of(decided));
    }

    @Provide
    Arbitrary<Facts> leads() {
        return RandomFacts.any()
                .filter(facts -> facts.disposition() == null
                        && facts.lead().rank() != null
                        && facts.lead().rank().intValue() >= 45);
    }
}

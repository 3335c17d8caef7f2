package dev.leadline.kernel.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A call costs 10. Tier A brings 40, 20 and 5 by its attempts, tier B 30 and 4; half of the leads are reached by each. */
class CapacityPriceTest {

    private static final CapacityPrice.Demand A = demand("A", 100, 100, 0.5, 0.3, 0.15);
    private static final CapacityPrice.Demand B = demand("B", 200, 80, 0.5, 0.175);

    private static CapacityPrice.Demand demand(String tier, double leads, double value, Double... reach) {
        return new CapacityPrice.Demand(
                tier, leads, new ReachCurve(List.of(reach), new Worth(10, value)), reach.length);
    }

    /** 100 + 50 + 35 calls for A, 200 + 100 for B. */
    @Test
    void with_calls_enough_they_have_no_price_but_their_cost() {
        var price = CapacityPrice.of(List.of(A, B), 485);
        assertThat(price.lambda()).isZero();
        assertThat(price.attempts()).containsEntry("A", 3).containsEntry("B", 2);
        assertThat(price.calls()).isCloseTo(485, within(1e-9));
    }

    @Test
    void one_call_less_costs_what_the_least_attempt_would_have_brought() {
        var price = CapacityPrice.of(List.of(A, B), 484);
        assertThat(price.lambda()).isCloseTo(4, within(1e-9));
        assertThat(price.attempts()).containsEntry("A", 3).containsEntry("B", 1);
        assertThat(price.calls()).isCloseTo(385, within(1e-9));
    }

    @Test
    void the_fewer_calls_the_higher_the_price_and_the_higher_tier_keeps_more_attempts() {
        var price = CapacityPrice.of(List.of(A, B), 360);
        assertThat(price.lambda()).isCloseTo(5, within(1e-9));
        assertThat(price.attempts()).containsEntry("A", 2).containsEntry("B", 1);
        assertThat(CapacityPrice.of(List.of(A, B), 200).attempts())
                .containsEntry("A", 1)
                .containsEntry("B", 0);
        assertThat(CapacityPrice.of(List.of(A, B), 0).lambda()).isCloseTo(40, within(1e-9));
    }

    @Test
    void an_attempt_that_loses_is_never_made() {
        var price = CapacityPrice.of(List.of(demand("C", 100, 10, 0.5)), 1_000);
        assertThat(price.attempts()).containsEntry("C", 0);
        assertThat(price.calls()).isZero();
    }
}

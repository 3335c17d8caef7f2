package dev.leadline.kernel.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1,000 leads of one tier at $60 an hour and 8 calls an hour; one in ten reached leads buys for $900. */
class ReachCurveTest {

    private static final ReachCounts TIER_B =
            new ReachCounts(List.of(180L, 109L, 69L, 44L, 27L, 15L, 7L), List.of(41L, 40L, 45L, 57L, 97L, 97L, 172L));
    private static final Worth WORTH = new Worth(7.50, 90);
    private static final Offset<Double> A_CENT = within(0.005);

    @ParameterizedTest
    @CsvSource({
        "1, 1000, 0.180, 8.70, 6.67, 10.95, 8.70, 6.5, 10.8, 1.00",
        "2, 779, 0.140, 5.09, 3.06, 7.45, 12.88, 10.2, 15.6, 1.82",
        "3, 630, 0.110, 2.36, 0.37, 4.77, 14.54, 11.3, 17.6, 2.53",
        "4, 516, 0.085, 0.17, -1.73, 2.63, 14.65, 11.1, 18.2, 3.15",
        "5, 415, 0.065, -1.64, -3.44, 0.87, 13.70, 9.9, 17.5, 3.73",
        "6, 291, 0.052, -2.86, -4.67, 0.00, 12.17, 8.1, 16.2, 4.26",
        "7, 179, 0.039, -3.98, -5.78, -0.43, 10.14, 5.8, 14.6, 4.77",
    })
    void a_thousand_leads_are_reckoned_to_the_cent(
            int n,
            long atRisk,
            double reach,
            double marginal,
            double low,
            double high,
            double profit,
            double from,
            double to,
            double calls) {
        var curve = ReachCurve.of(TIER_B, WORTH);
        assertThat(TIER_B.atRisk().get(n - 1)).isEqualTo(atRisk);
        assertThat(curve.reach().get(n - 1)).isCloseTo(reach, within(0.0005));
        assertThat(curve.marginalProfit().get(n - 1)).isCloseTo(marginal, A_CENT);
        assertThat(Marks.marginalProfit(TIER_B, WORTH, n).low()).isCloseTo(low, A_CENT);
        assertThat(Marks.marginalProfit(TIER_B, WORTH, n).high()).isCloseTo(high, A_CENT);
        assertThat(curve.expectedProfit().get(n - 1)).isCloseTo(profit, A_CENT);
        assertThat(curve.calls().get(n - 1)).isCloseTo(calls, A_CENT);
        var band = new Redraws(TIER_B, WORTH).expectedProfit(n);
        assertThat(band.low()).isCloseTo(from, within(0.5));
        assertThat(band.high()).isCloseTo(to, within(0.5));
    }

    @Test
    void three_are_sure_four_are_best_five_are_possible_and_it_levels_off_at_three() {
        var marks = new Marks(TIER_B, WORTH);
        assertThat(marks.sure()).contains(3);
        assertThat(marks.best()).contains(4);
        assertThat(marks.possible()).contains(5);
        assertThat(marks.levelsOff()).contains(3);
        assertThat(marks.nextGain(3)).isCloseTo(0.007, within(0.0005));
    }

    @Test
    void the_same_leads_are_drawn_again_alike() {
        var one = new Redraws(TIER_B, WORTH);
        var two = new Redraws(TIER_B, WORTH);
        assertThat(one.best()).isEqualTo(two.best());
        assertThat(one.expectedProfit(7)).isEqualTo(two.expectedProfit(7));
        assertThat(one.best().get(3)).isBetween(1_560, 1_800);
        assertThat(one.best().get(4)).isBetween(1_960, 2_200);
        assertThat(one.best().get(5)).isBetween(120, 280);
    }

    /** Of 1,000 leads 180 are reached at once; 41 of the others are called on in vain, with the same 109 of 820 reached. */
    @Test
    void pessimists_call_the_given_up_on_in_vain() {
        var curve = ReachCurve.pessimistic(TIER_B, WORTH);
        assertThat(curve.reach().get(1)).isCloseTo(109 / 820.0, within(1e-9));
        assertThat(curve.expectedProfit().get(1)).isCloseTo(8.70 + 0.109 * 90 - 0.82 * 7.5, within(1e-9));
        assertThat(curve.expectedProfit().get(6)).isLessThan(10.14);
    }

    @Test
    void shares_that_rise_are_pooled_by_their_leads() {
        assertThat(NonRising.of(List.of(0.1, 0.4, 0.2), List.of(300L, 100L, 50L)))
                .containsExactly(80 / 450.0, 80 / 450.0, 80 / 450.0);
        assertThat(NonRising.of(List.of(0.5, 0.1, 0.3, 0.05), List.of(10L, 10L, 10L, 10L)))
                .containsExactly(0.5, 0.2, 0.2, 0.05);
        var rising = new ReachCounts(List.of(10L, 40L), List.of(0L, 50L));
        assertThat(ReachCurve.of(rising, WORTH).reach()).containsExactly(0.1, 40 / 90.0);
        assertThat(ReachCurve.smoothed(rising, WORTH).reach().get(0)).isEqualTo(50 / 190.0);
    }

    @Test
    void nobody_reached_leaves_an_upper_bound_of_about_three_by_the_leads() {
        var none = new ReachCounts(List.of(50L, 0L), List.of(50L, 300L));
        var upper = Marks.marginalProfit(none, new Worth(0, 1), 2).high();
        assertThat(upper).isBetween(3 / 300.0, 4 / 300.0);
        assertThat(new Marks(none, new Worth(1, 100)).possible()).contains(2);
    }

    @Test
    void no_mark_lies_where_fewer_than_thirty_leads_were_at_risk() {
        var few = new ReachCounts(List.of(300L, 100L, 25L), List.of(50L, 100L, 4L));
        assertThat(few.seen()).isEqualTo(2);
        var marks = new Marks(few, new Worth(1, 100));
        assertThat(marks.sure()).contains(2);
        assertThat(marks.best()).contains(2);
        assertThat(marks.possible()).contains(2);
        assertThat(marks.levelsOff()).contains(2);
    }

    @Test
    void where_every_attempt_loses_nothing_is_best() {
        var marks = new Marks(TIER_B, new Worth(50, 90));
        assertThat(marks.sure()).isEmpty();
        assertThat(marks.best()).isEmpty();
        assertThat(marks.possible()).isEmpty();
        assertThat(marks.levelsOff()).isEmpty();
    }

    @Test
    void the_band_of_a_million_leads_is_as_narrow_as_it_must_be() {
        var million = new ReachCounts(
                TIER_B.reached().stream().map(count -> count * 1_000).toList(),
                TIER_B.missed().stream().map(count -> count * 1_000).toList());
        var band = new Redraws(million, WORTH).expectedProfit(1);
        // 1.96 standard deviations of 90 times a share of 18% among a million
        assertThat(band.high() - band.low()).isCloseTo(2 * 1.96 * 90 * 0.384e-3, within(0.01));
    }

    /** Of 4 trials at 1 in 2: 1, 5, 11, 15 and 16 sixteenths. */
    @ParameterizedTest
    @CsvSource({"0.06, 0", "0.07, 1", "0.32, 2", "0.69, 3", "0.93, 3", "0.94, 4", "0.999999, 4"})
    void a_quantile_is_the_smallest_number_that_is_likely_enough(double probability, long hits) {
        assertThat(new Binomial(4, 0.5).quantile(probability)).isEqualTo(hits);
    }

    @Test
    void quantiles_of_many_trials_are_nearly_normal() {
        double deviation = Math.sqrt(1_000_000 * 0.18 * 0.82);
        assertThat(new Binomial(1_000_000, 0.18).quantile(0.5)).isBetween(179_999L, 180_001L);
        assertThat((double) new Binomial(1_000_000, 0.18).quantile(0.975))
                .isCloseTo(180_000 + 1.96 * deviation, within(2.0));
        assertThat((double) new Binomial(1_000_000, 0.18).quantile(0.025))
                .isCloseTo(180_000 - 1.96 * deviation, within(2.0));
        assertThat(new Binomial(1_000_000_000, 1e-9).quantile(0.5)).isEqualTo(1);
        assertThat(new Binomial(7, 0).quantile(0.5)).isZero();
        assertThat(new Binomial(7, 1).quantile(0.5)).isEqualTo(7);
        assertThat(new Binomial(0, 0.5).quantile(0.5)).isZero();
    }
}

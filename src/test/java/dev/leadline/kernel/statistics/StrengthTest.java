package dev.leadline.kernel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StrengthTest {

    @Test
    void a_share_is_so_many_standard_deviations_from_a_fixed_one() {
        // 60 of 100 against one half: 0.1 / sqrt(0.25 / 100) = 2
        var strength = Strength.apart(new Proportion(60, 100), 0.5);

        assertThat(strength.z()).isCloseTo(2, within(1e-9));
        // beyond two standard deviations on either side, as in every table of the normal distribution
        assertThat(strength.chance()).isCloseTo(0.0455, within(1e-4));
    }

    @Test
    void a_share_below_the_fixed_one_is_below_0() {
        assertThat(Strength.apart(new Proportion(40, 100), 0.5).z()).isCloseTo(-2, within(1e-9));
    }

    @Test
    void two_shares_are_told_apart_by_both_their_counts() {
        // pooled 90 of 200: 0.1 / sqrt(0.45 * 0.55 * 2 / 100) = 0.1 / 0.070356
        var strength = Strength.between(new Proportion(40, 100), new Proportion(50, 100));

        assertThat(strength.z()).isCloseTo(1.42134, within(1e-5));
    }

    @Test
    void where_all_are_hits_there_is_no_distance() {
        assertThat(Strength.between(new Proportion(5, 5), new Proportion(7, 7)).z())
                .isZero();
    }
}

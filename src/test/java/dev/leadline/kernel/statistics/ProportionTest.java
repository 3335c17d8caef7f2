package dev.leadline.kernel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Shares, against worked examples and values from the literature. */
class ProportionTest {

    /** The literature takes 1.959964 where we take 1.96. */
    private static final Offset<Double> FOUR_DIGITS = within(0.0001);

    private static void assertBetween(Interval interval, double low, double high, Offset<Double> within) {
        assertThat(interval.low()).isEqualTo(low, within);
        assertThat(interval.high()).isEqualTo(high, within);
    }

    @Test
    void a_share_has_the_interval_of_wilson() {
        assertThat(new Proportion(315, 384).share()).isEqualTo(0.820, within(0.0005));
        assertBetween(new Proportion(315, 384).interval(), 0.779, 0.855, within(0.0005));
        assertBetween(new Proportion(35, 36).interval(), 0.858, 0.995, within(0.0005));
        // Newcombe 1998 (two-sided intervals for the single proportion), method 3
        assertBetween(new Proportion(81, 263).interval(), 0.2553, 0.3662, FOUR_DIGITS);
        assertBetween(new Proportion(15, 148).interval(), 0.0624, 0.1605, FOUR_DIGITS);
        assertBetween(new Proportion(1, 29).interval(), 0.0061, 0.1718, FOUR_DIGITS);
    }

    @Test
    void none_and_all_have_an_interval_too() {
        // 1.96² / (n + 1.96²): 3.8416 / 23.8416
        assertBetween(new Proportion(0, 20).interval(), 0, 0.16113, FOUR_DIGITS);
        assertBetween(new Proportion(20, 20).interval(), 0.83887, 1, FOUR_DIGITS);
    }

    @Test
    void there_is_no_share_of_nothing_and_not_more_than_all() {
        assertThatThrownBy(() -> new Proportion(0, 0)).hasMessage("There cannot be 0 of 0.");
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessage("There cannot be 3 of 2.");
        assertThatThrownBy(() -> new Proportion(-1, 2)).hasMessage("There cannot be -1 of 2.");
    }

    @Test
    void a_difference_has_the_interval_of_newcombe() {
        // Newcombe 1998 (interval estimation for the difference between independent proportions), method 10
        assertBetween(difference(56, 70, 48, 80).interval(), 0.0524, 0.3339, FOUR_DIGITS);
        assertBetween(difference(9, 10, 3, 10).interval(), 0.1705, 0.8090, FOUR_DIGITS);
        assertBetween(difference(6, 7, 2, 7).interval(), 0.0582, 0.8062, FOUR_DIGITS);
        assertBetween(difference(5, 56, 0, 29).interval(), -0.0381, 0.1926, FOUR_DIGITS);
        assertBetween(difference(10, 10, 0, 20).interval(), 0.6791, 1, FOUR_DIGITS);
    }

    private static Difference difference(int hits, int trials, int hitsBefore, int trialsBefore) {
        return new Difference(new Proportion(hitsBefore, trialsBefore), new Proportion(hits, trials));
    }

    @Test
    void a_difference_is_beyond_chance_when_its_interval_excludes_nothing_changed() {
        assertThat(difference(56, 70, 48, 80).isBeyondChance()).isTrue();
        assertThat(difference(48, 80, 56, 70).isBeyondChance()).isTrue();
        assertThat(difference(5, 56, 0, 29).isBeyondChance()).isFalse();
    }

    @Test
    void the_chance_of_a_difference_is_that_of_pooled_proportions() {
        // (0.3 - 0.2) / sqrt(0.25 * 0.75 * (1/200 + 1/200)) = 2.3094: 0.02092
        assertThat(difference(60, 200, 40, 200).chance()).isEqualTo(0.02092, FOUR_DIGITS);
        assertThat(difference(40, 200, 40, 200).chance()).isEqualTo(1);
        assertThat(difference(200, 200, 40, 40).chance()).isEqualTo(1);
    }

    @Test
    void far_from_the_middle_of_the_normal_distribution_there_is_little_left() {
        assertThat(Normal.outside(0)).isEqualTo(1);
        assertThat(Normal.outside(1.96)).isEqualTo(0.0499958, within(1e-7));
        assertThat(Normal.outside(-1)).isEqualTo(0.3173105, within(1e-7));
        assertThat(Normal.outside(2.999999)).isEqualTo(0.0026998, within(1e-7));
        assertThat(Normal.outside(3)).isEqualTo(0.0026998, within(1e-7));
        assertThat(Normal.outside(6)).isEqualTo(1.973e-9, within(1e-12));
    }

    @Test
    void of_many_groups_only_those_are_told_that_are_not_mostly_false() {
        // Benjamini and Hochberg 1995, section 4
        var chances = new LinkedHashMap<Integer, Double>();
        var list = List.of(
                0.4262, 0.0001, 0.0298, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0344, 0.0459, 0.3240, 0.5719, 0.6528,
                0.7590, 1.0);
        for (int i = 0; i < list.size(); i++) {
            chances.put(i, list.get(i));
        }
        assertThat(FalseDiscoveries.told(chances, 0.05)).containsExactly(1, 3, 4, 5);
        // 0.0459 <= 0.1 * 9 / 15 = 0.06, 0.3240 > 0.1 * 10 / 15 = 0.0667
        assertThat(FalseDiscoveries.told(chances, 0.1)).containsExactly(1, 3, 4, 5, 6, 7, 2, 8, 9);
    }
}

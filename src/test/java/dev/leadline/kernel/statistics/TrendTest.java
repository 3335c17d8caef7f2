package dev.leadline.kernel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Trends of shares, worked by hand. */
class TrendTest {

    private static Trend.Step step(double score, long hits, long trials) {
        return new Trend.Step(score, new Proportion(hits, trials));
    }

    @Test
    void a_share_that_rises_with_the_load_is_a_trend() {
        // lean 1 * (30 - 20) - (-1) * 10 = 20; variance 0.2 * 0.8 * (100 + 0 + 100) = 32; 20 / sqrt(32)
        var trend = Trend.over(List.of(step(1, 10, 100), step(2, 20, 100), step(3, 30, 100)));
        assertThat(trend.z()).isEqualTo(3.5355, within(0.00005));
        assertThat(trend.chance()).isEqualTo(0.000407, within(0.000001));
        assertThat(trend.rises()).isTrue();
    }

    @Test
    void a_share_that_falls_or_wavers_does_not_rise() {
        var falls = Trend.over(List.of(step(1, 30, 100), step(2, 20, 100), step(3, 10, 100)));
        assertThat(falls.z()).isEqualTo(-3.5355, within(0.00005));
        assertThat(falls.rises()).isFalse();
        var wavers = Trend.over(List.of(step(1, 20, 100), step(2, 30, 100), step(3, 20, 100)));
        assertThat(wavers.z()).isZero();
        assertThat(wavers.chance()).isEqualTo(1);
    }

    @Test
    void groups_of_different_size_weigh_as_much_as_they_hold() {
        // mean score 30/40 = 0.75, pooled 0.35; lean -0.75 * -1.5 + 0.25 * 1.5 = 1.5; spread 10 * 0.5625 + 30 * 0.0625
        // = 7.5
        // variance 0.35 * 0.65 * 7.5 = 1.70625; 1.5 / 1.30624
        var trend = Trend.over(List.of(step(0, 2, 10), step(1, 12, 30)));
        assertThat(trend.z()).isEqualTo(1.14833, within(0.00001));
    }

    @Test
    void where_nothing_differs_there_is_no_trend() {
        assertThat(Trend.over(List.of(step(1, 5, 5), step(2, 9, 9))).z()).isZero();
        assertThat(Trend.over(List.of(step(1, 1, 5))).z()).isZero();
    }
}

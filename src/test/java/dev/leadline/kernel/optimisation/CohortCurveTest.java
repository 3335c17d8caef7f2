package dev.leadline.kernel.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortCurveTest {

    private static final List<Cohort> TWO_PEAKS = List.of(cohort(1, 10, 4), cohort(2, 10, 0), cohort(3, 10, 5));

    private static Cohort cohort(int attempts, long leads, long customers) {
        return new Cohort(attempts, leads, customers);
    }

    private static CohortCurve curve(String costPerCall, String revenue, List<Cohort> cohorts) {
        return CohortCurve.of(cohorts, new Prices(decimal(costPerCall), decimal(revenue)));
    }

    private static Fraction decimal(String text) {
        return Fraction.of(new BigDecimal(text));
    }

    private static BigDecimal rounded(Fraction exact) {
        return exact == null ? null : exact.rounded();
    }

    /** The nine points in the order of the API, as text. */
    private static String points(CohortCurve curve) {
        var levels = new LevelOff(curve);
        return Stream.of(
                        levels.maxProfit(),
                        levels.marginalNotPositive(),
                        levels.share(95).orElse(null),
                        levels.share(99).orElse(null),
                        levels.gainUnder(1).orElse(null),
                        levels.gainUnder(5).orElse(null),
                        levels.gainUnderTwice(1).orElse(null),
                        levels.profitPerCustomerNotRising(),
                        levels.kneeOfCustomers().orElse(null))
                .map(point -> Objects.toString(point, "-"))
                .reduce((all, point) -> all + " " + point)
                .orElseThrow();
    }

    private static List<Cohort> bank() {
        var file = CohortCurveTest.class.getResourceAsStream("/optimisations/bank-marketing.csv");
        try (var lines = new BufferedReader(new InputStreamReader(file))) {
            return lines.lines()
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToLong(Long::parseLong)
                            .toArray())
                    .map(cells -> cohort((int) cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "30, 6, 100, 2 2 2 2 2 2 2 1 7, 17800, 0.884444, -18.026092",
        "60, 8, 900, 11 11 4 7 6 4 6 1 7, 3461700, 5.306664, 722.960862",
        "25, 7, 33.33, 1 1 - - - - - 1 7, -161777.171429, 0.412699, -50.974351",
        "0, 6, 100, 32 17 5 10 6 4 6 1 7, 458000, , 100",
        "40, 3, 350, 3 3 2 3 3 2 3 1 7, 429133.333333, 1.160833, 35.263755",
        "18, 6, 65.5, 2 2 2 2 2 2 2 1 7, 35870, 0.965518, -5.315655",
        "45, 9, 2500, 17 17 5 9 6 4 6 1 7, 11009800, 22.111102, 2381.973908",
        "99.99, 0.3, 5000, 1 1 - - - - - 1 7, -6443732, 0.663399, -2867.619285",
    })
    void a_real_campaign_of_45211_clients_is_as_another_program_has_it(
            String hourly, String calls, String revenue, String points, String profit, String ratio, String each) {
        var prices = new Prices(decimal(hourly).dividedBy(decimal(calls)), decimal(revenue));
        var curve = CohortCurve.of(bank(), prices);
        assertThat(curve.at(1).calls()).isEqualTo(45_211);
        assertThat(curve.last()).isEqualTo(63);
        assertThat(points(curve)).isEqualTo(points);
        assertThat(curve.profit(3).rounded()).isEqualByComparingTo(profit);
        assertThat(rounded(curve.at(12).ratio())).isEqualTo(ratio == null ? null : new BigDecimal(ratio));
        assertThat(curve.at(40).profitPerCustomer().rounded()).isEqualByComparingTo(each);
    }

    @Test
    void a_single_lead_that_became_a_customer_at_its_third_attempt() {
        var curve = curve("5", "100", List.of(cohort(3, 1, 1)));
        assertThat(curve.at(2).calls()).isEqualTo(2);
        assertThat(curve.profit(2)).isEqualTo(Fraction.of(-10));
        assertThat(curve.profit(3)).isEqualTo(Fraction.of(85));
        assertThat(curve.marginalProfit(3)).isEqualTo(Fraction.of(95));
        assertThat(curve.at(2).cohortReturn()).isNull();
        assertThat(curve.at(2).profitPerCustomer()).isNull();
        assertThat(curve.at(3).cohortReturn().rounded()).isEqualByComparingTo("6.666667");
        assertThat(points(curve)).isEqualTo("3 1 3 3 3 3 3 3 1");
    }

    @Test
    void a_curve_of_one_point_levels_off_there_and_has_no_knee() {
        assertThat(points(curve("5", "100", List.of(cohort(1, 10, 3))))).isEqualTo("1 1 1 1 1 1 1 1 -");
    }

    @Test
    void where_nobody_converts_every_attempt_is_a_loss() {
        var curve = curve("2", "100", List.of(cohort(1, 10, 0), cohort(3, 5, 0)));
        assertThat(curve.profit(3)).isEqualTo(Fraction.of(-50));
        assertThat(curve.at(3).ratio()).isEqualTo(Fraction.ZERO);
        assertThat(points(curve)).isEqualTo("1 1 - - - - - 3 -");
    }

    /** Profits 4x - 30, 4x - 50, 9x - 60 with x = 100: 370, 350, 840. */
    @Test
    void of_two_peaks_the_first_point_that_holds_is_taken() {
        assertThat(points(curve("1", "100", TWO_PEAKS))).isEqualTo("3 1 3 3 1 1 3 1 1");
    }

    /** Profits 10, -10, -20: the second is no profit, so that nothing holds for two steps running. */
    @Test
    void two_steps_running_need_a_profit_at_both() {
        assertThat(points(curve("1", "10", TWO_PEAKS))).isEqualTo("3 1 3 3 1 1 3 1 1");
        assertThat(points(curve("1", "10", List.of(cohort(1, 10, 4), cohort(2, 10, 0), cohort(3, 10, 0)))))
                .isEqualTo("1 1 1 1 1 1 - 1 1");
    }

    @Test
    void calls_that_cost_nothing_have_no_score_return_or_ratio() {
        var point = curve("0", "100", TWO_PEAKS).at(1);
        assertThat(point.literalScore()).isNull();
        assertThat(point.cohortReturn()).isNull();
        assertThat(point.ratio()).isNull();
        assertThat(point.profit()).isEqualTo(Fraction.of(400));
    }

    @Test
    void gaps_are_cohorts_without_leads() {
        var curve = curve("5", "100", List.of(cohort(4, 50, 9), cohort(1, 100, 10)));
        assertThat(curve.points().stream().map(point -> point.cohort().leads())).containsExactly(100L, 0L, 0L, 50L);
        assertThat(curve.at(3).calls()).isEqualTo(250);
        assertThat(curve.at(2).literalScore()).isEqualTo(Fraction.of(10));
    }

    @Test
    void rounding_is_half_up_once_at_the_end() {
        assertThat(decimal("0.0000005").rounded()).isEqualByComparingTo("0.000001");
        assertThat(decimal("-0.0000005").rounded()).isEqualByComparingTo("-0.000001");
        assertThat(decimal("2").dividedBy(decimal("3")).rounded()).isEqualByComparingTo("0.666667");
        assertThat(decimal("1200").rounded()).hasToString("1200");
        assertThat(decimal("1e3").times(decimal("1e-9"))).isEqualTo(decimal("0.000001"));
    }

    @Test
    void what_cannot_be_a_cohort_is_refused_with_its_value() {
        assertThatThrownBy(() -> cohort(10_000_000, 1, 0)).hasMessageContaining("(10000000) must be a whole number");
        assertThatThrownBy(() -> cohort(0, 1, 0)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> cohort(1, 3, 4)).hasMessageContaining("customers (4) must be from 0 to the leads (3)");
        assertThatThrownBy(() -> cohort(1, -1, 0)).hasMessageContaining("leads (-1)");
        assertThatThrownBy(() -> curve("1", "1", List.of(cohort(2, 1, 0), cohort(2, 5, 0))))
                .hasMessageContaining("attempts (2) appear in two cohorts");
        assertThatThrownBy(() -> curve("1", "1", List.of())).hasMessageContaining("empty");
    }
}

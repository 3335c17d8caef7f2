package dev.leadline.kernel.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final Map<String, BigDecimal> MINUTES =
            Map.of("PHONE", BigDecimal.valueOf(6), "EMAIL", BigDecimal.valueOf(3));

    private static WorkOfLead work(int calls, String average, int emails) {
        return new WorkOfLead(List.of(
                new OwedAttempts("PHONE", calls, new BigDecimal(average), List.of()),
                new OwedAttempts("EMAIL", emails, null, List.of())));
    }

    private static List<WorkOfLead.Attempts> times(String leads, WorkOfLead work) {
        return work.whole().stream()
                .map(each -> each.times(new BigDecimal(leads)))
                .toList();
    }

    @Test
    void a_week_of_leads_is_so_many_attempts_and_hours() {
        var attempts = new ArrayList<>(times("9.7", work(7, "4.05", 3)));
        attempts.addAll(times("24.2", work(4, "3.17", 2)));
        attempts.addAll(times("12.9", work(3, "2.66", 1)));
        var week = Workload.of(attempts, MINUTES, new BigDecimal("30"));

        assertThat(week.attempts().get(1).expected().doubleValue()).as("calls").isCloseTo(150.3, within(0.05));
        assertThat(week.attempts().get(0).expected().doubleValue()).as("emails").isCloseTo(66.6, within(0.05));
        assertThat(week.expectedHours().doubleValue()).isCloseTo(18.4, within(0.05));
        assertThat(week.worstHours().doubleValue()).isCloseTo(24.8, within(0.1));
        assertThat(week.load().doubleValue()).isCloseTo(18.36 / 30, within(0.001));
        assertThat(week.isTooMuch()).isFalse();
    }

    @Test
    void a_curve_of_reaching_says_how_many_attempts_are_needed() {
        var curve = List.of("0.18", "0.14", "0.11", "0.085");
        var calls = new OwedAttempts(
                "PHONE", 4, null, curve.stream().map(BigDecimal::new).toList());

        assertThat(calls.expected().doubleValue())
                .as("1 + 0.82 + 0.82 x 0.86 + 0.82 x 0.86 x 0.89")
                .isCloseTo(1 + 0.82 + 0.7052 + 0.627628, within(1e-9));
        assertThat(calls.expectedAfter(2).doubleValue())
                .as("of a lead that two calls did not reach: 1 + 0.89")
                .isCloseTo(1.89, within(1e-9));
        assertThat(calls.expectedAfter(4)).isEqualByComparingTo("0");
    }

    @Test
    void where_nothing_is_known_it_is_the_floor() {
        var unknown = new WorkOfLead(List.of(new OwedAttempts("PHONE", 5, null, List.of())));

        assertThat(unknown.whole().get(0).expected()).isEqualByComparingTo("5");
        assertThat(unknown.after(List.of("PHONE", "EMAIL", "PHONE")).get(0).worst())
                .isEqualByComparingTo("3");
    }

    @Test
    void more_than_there_is_is_too_much() {
        var one = times("1", work(1, "1", 0));

        assertThat(Workload.of(one, MINUTES, new BigDecimal("0.09")).isTooMuch())
                .isTrue();
        assertThat(Workload.of(one, MINUTES, BigDecimal.ZERO).load()).isNull();
        assertThat(Workload.of(one, MINUTES, null).isTooMuch()).isFalse();
    }
}

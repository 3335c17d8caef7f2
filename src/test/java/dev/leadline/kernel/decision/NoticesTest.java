package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.Checkout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told about a lead of tier A, received on a Monday at ten in New York. */
class NoticesTest {

    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant MON_10_30 = Instant.parse("2016-01-11T15:30:00Z");
    private static final Instant MON_12_00 = Instant.parse("2016-01-11T17:00:00Z");
    private static final Instant MON_13_00 = Instant.parse("2016-01-11T18:00:00Z");
    private static final Instant MON_15_00 = Instant.parse("2016-01-11T20:00:00Z");

    private static final ResolvedPolicy SHIPPED =
            Checkout.inForce(Checkout.SHIPPED).find(Samples.PREDICTIVE).orElseThrow();

    private static ResolvedPolicy telling(String... rows) {
        var csv = "row,tier,obligation,at,tell,note\n" + String.join("\n", rows) + "\n";
        return Checkout.replaced(Checkout.SHIPPED, Samples.PREDICTIVE + "/alerts.csv", csv)
                .find(Samples.PREDICTIVE)
                .orElseThrow();
    }

    private static List<String> told(ResolvedPolicy policy, String rank, Disposition disposition, Attempt... attempts) {
        var lead = new Lead("L-1", new BigDecimal(rank), "MQL", MON_10_00, null, Map.of());
        var facts = new Facts(new AsOf(MON_15_00), lead, List.of(attempts), List.of(), disposition);
        return new Decider(Checkout.rules())
                .decide(policy, facts).conclusions().notices().stream()
                        .map(each -> each.row() + " " + each.at())
                        .toList();
    }

    private static Attempt call(Instant at) {
        return new Attempt("a1", "PHONE", at, null, "NO_ANSWER");
    }

    private static final String[] OF_ALL_ATTEMPTS = {
        "attempts-soon 2016-01-20T20:15:00Z", "attempts-late 2016-01-22T22:00:00Z"
    };

    @Test
    void a_first_call_in_time_is_told_to_nobody() {
        assertThat(told(SHIPPED, "92", null, call(MON_10_30))).containsExactly(OF_ALL_ATTEMPTS);
        assertThat(told(SHIPPED, "92", null, call(MON_12_00))).containsExactly(OF_ALL_ATTEMPTS);
    }

    @Test
    void a_late_one_is_told_to_those_whose_moment_had_come_and_not_at_the_very_moment() {
        assertThat(told(SHIPPED, "92", null, call(MON_12_00.plusNanos(1))))
                .containsExactly("first-call-late 2016-01-11T17:00:00Z", OF_ALL_ATTEMPTS[0], OF_ALL_ATTEMPTS[1]);
        assertThat(told(SHIPPED, "92", null, call(MON_13_00)))
                .doesNotContain("first-call-an-hour-late 2016-01-11T18:00:00Z");
        assertThat(told(SHIPPED, "92", null, call(MON_13_00.plusNanos(1))))
                .containsExactly(
                        "first-call-late 2016-01-11T17:00:00Z",
                        "first-call-an-hour-late 2016-01-11T18:00:00Z",
                        OF_ALL_ATTEMPTS[0],
                        OF_ALL_ATTEMPTS[1]);
    }

    @Test
    void a_breach_that_ended_is_told_up_to_its_end_only() {
        var rejected = new Disposition(DispositionType.REJECTED, MON_12_00.plusSeconds(60), null);
        assertThat(told(SHIPPED, "92", rejected)).containsExactly("first-call-late 2016-01-11T17:00:00Z");
    }

    @Test
    void a_lead_given_up_too_early_is_told_then_by_each_row_for_it_and_one_given_up_for_a_good_reason_is_not() {
        var policy =
                telling("any,,,50%,east-1,", "other,,EARLY_DISQUALIFICATION,1 day after,west-2,", "B,B,,100%,west-2,");
        assertThat(told(policy, "92", new Disposition(DispositionType.RETURNED, MON_10_30, "no budget")))
                .containsExactly("any " + MON_10_30, "other " + MON_10_30);
        assertThat(told(policy, "92", new Disposition(DispositionType.RETURNED, MON_10_30, "duplicate")))
                .isEmpty();
    }

    @Test
    void a_row_for_a_tier_is_for_its_leads_and_leads_that_are_nurtured_owe_nothing() {
        var policy = telling("any,,FIRST_CALL,50%,east-1,", "B,B,FIRST_CALL,50%,west-2,");
        assertThat(told(policy, "92", null)).containsExactly("any 2016-01-11T16:00:00Z");
        assertThat(told(policy, "70", null)).containsExactly("B 2016-01-11T17:00:00Z", "any 2016-01-11T17:00:00Z");
        assertThat(told(policy, "10", null)).isEmpty();
    }

    /** B3 to B5: business days end with the opening of the last one, days at the same local time. */
    @Test
    void a_time_after_a_deadline_is_counted_like_the_time_between_two_attempts() {
        var policy = telling(
                "day,,ALL_ATTEMPTS,1 business day after,east-1,",
                "date,,ALL_ATTEMPTS,1 day after,east-1,",
                "hour,,ALL_ATTEMPTS,1 business hour after,east-1,",
                "call,,FIRST_CALL,1 business day after,east-1,");
        assertThat(told(policy, "92", null))
                .containsExactly(
                        "call 2016-01-12T14:00:00Z",
                        "date 2016-01-23T22:00:00Z",
                        "hour 2016-01-25T15:00:00Z",
                        "day 2016-01-26T14:00:00Z");
    }

    @Test
    void a_moment_that_no_calendar_reaches_comes_never_and_stops_no_decision() {
        var policy = telling("far,,FIRST_CALL,1000000 business days after,east-1,", "late,,FIRST_CALL,100%,east-1,");
        assertThat(told(policy, "92", null)).containsExactly("late 2016-01-11T17:00:00Z", "far null");
        assertThat(told(policy, "92", null, call(MON_13_00))).containsExactly("late 2016-01-11T17:00:00Z");
    }
}

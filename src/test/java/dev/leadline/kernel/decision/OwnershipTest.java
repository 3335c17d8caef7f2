package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.Checkout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose a lead was and how he stands by his own clock, by hand (O11). Moments are New York's, five hours behind UTC. */
public class OwnershipTest {

    private static final Decider DECIDER = new Decider(Samples.rules());

    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant MON_12_30 = Instant.parse("2016-01-11T17:30:00Z");
    private static final Instant MON_14_00 = Instant.parse("2016-01-11T19:00:00Z");
    private static final Instant FRI_16_00 = Instant.parse("2016-01-15T21:00:00Z");
    private static final Instant FRI_16_30 = Instant.parse("2016-01-15T21:30:00Z");
    /** Monday the 18th is a holiday. */
    private static final Instant TUE_10_00 = Instant.parse("2016-01-19T15:00:00Z");

    private static final Instant TUE_11_00 = Instant.parse("2016-01-19T16:00:00Z");
    private static final Instant TUE_12_00 = Instant.parse("2016-01-19T17:00:00Z");

    private static final String A_CALL = "2 business hours";

    @Test
    void the_time_over_a_weekend_and_a_holiday_is_split_among_nobody_and_two_owners() {
        var decision = decide(FRI_16_00, TUE_11_00, List.of(), List.of());
        var ownership = DECIDER.ownership(decision, List.of(to("west-2", TUE_10_00), to("east-1", FRI_16_30)));
        assertThat(ownership.owner()).isEqualTo("west-2");
        assertThat(ownership.since()).isEqualTo(TUE_10_00);
        var split = ownership.split();
        assertThat(split.unassigned()).isEqualTo(Duration.ofMinutes(30));
        assertThat(split.owned()).isEqualTo(Map.of("east-1", Duration.ofMinutes(90), "west-2", Duration.ofHours(1)));
        assertThat(split.paused()).isZero();
        assertThat(split.outsideHours()).isEqualTo(Duration.ofHours(88));
        assertThat(split.whole()).isEqualTo(Duration.ofHours(91));
    }

    @Test
    void the_new_owner_has_the_same_time_of_his_own_and_the_lead_s_clock_does_not_reset() {
        var decision = decide(FRI_16_00, TUE_11_00, List.of(), List.of());
        var owed = decision.conclusions().obligations().get(0);
        assertThat(owed.deadline().at()).isEqualTo(TUE_10_00);
        assertThat(owed.state()).isEqualTo(ObligationState.BREACHED);
        var clocks = DECIDER.ownership(decision, List.of(to("east-1", FRI_16_30), to("west-2", TUE_10_00)))
                .clocks();
        assertThat(clocks).hasSize(2);
        assertClock(clocks.get(0), ObligationKind.FIRST_CALL, TUE_10_00, TUE_12_00, ObligationState.OPEN);
        assertClock(
                clocks.get(1),
                ObligationKind.ALL_ATTEMPTS,
                TUE_10_00,
                Instant.parse("2016-01-29T22:00:00Z"),
                ObligationState.OPEN);
        assertThat(clocks.get(0).deadline().within()).hasToString(A_CALL);
    }

    @Test
    void two_pauses_that_overlap_and_one_over_a_weekend_count_once_and_only_where_it_is_open() {
        var pauses = List.of(
                new Pause(Instant.parse("2016-01-11T17:00:00Z"), MON_14_00, null, "trade fair"),
                new Pause(Instant.parse("2016-01-11T18:00:00Z"), Instant.parse("2016-01-11T20:00:00Z"), null, "travel"),
                new Pause(FRI_16_00, TUE_10_00, null, "away"));
        var decision = decide(MON_10_00, TUE_12_00, List.of(), pauses);
        var split = DECIDER.ownership(decision, List.of(to("east-1", MON_10_00.minusSeconds(3600))))
                .split();
        assertThat(split.unassigned()).isZero();
        assertThat(split.paused()).isEqualTo(Duration.ofHours(3 + 1 + 1));
        assertThat(split.owned()).isEqualTo(Map.of("east-1", Duration.ofHours(7 + 32 + 3 - 5)));
        assertThat(split.outsideHours()).isEqualTo(Duration.ofHours(152));
        assertThat(split.whole()).isEqualTo(Duration.between(MON_10_00, TUE_12_00));
    }

    @Test
    void a_call_that_is_late_by_the_lead_s_clock_may_be_in_time_by_the_owner_s() {
        var called = new Attempt("a1", "PHONE", MON_12_30.plusSeconds(7200), null, null);
        var decision = decide(MON_10_00, TUE_10_00, List.of(called), List.of());
        assertThat(decision.conclusions().obligations().get(0).state()).isEqualTo(ObligationState.MET_LATE);
        var clock = DECIDER.ownership(decision, List.of(to("west-2", MON_12_30)))
                .clocks()
                .get(0);
        assertClock(clock, ObligationKind.FIRST_CALL, MON_12_30, called.occurredAt(), ObligationState.MET);
        assertThat(clock.doneAt()).isEqualTo(called.occurredAt());
    }

    @Test
    void one_nanosecond_after_the_owner_s_deadline_is_late_by_his_clock_too() {
        var called = new Attempt("a1", "PHONE", MON_12_30.plusSeconds(7200).plusNanos(1), null, null);
        var decision = decide(MON_10_00, TUE_10_00, List.of(called), List.of());
        assertThat(DECIDER.ownership(decision, List.of(to("west-2", MON_12_30)))
                        .clocks()
                        .get(0)
                        .state())
                .isEqualTo(ObligationState.MET_LATE);
    }

    @Test
    void what_was_done_before_he_had_the_lead_is_not_on_his_clock() {
        var called = new Attempt("a1", "PHONE", MON_12_30.minusNanos(1), null, null);
        var decision = decide(MON_10_00, MON_14_00, List.of(called), List.of());
        assertThat(DECIDER.ownership(decision, List.of(to("west-2", MON_12_30))).clocks())
                .extracting(clock -> clock.deadline().kind())
                .containsExactly(ObligationKind.ALL_ATTEMPTS);
    }

    @Test
    void a_lead_that_was_reached_before_he_had_it_owes_him_the_word_alone() {
        var reached = new Attempt("a1", "PHONE", MON_10_00.plusSeconds(60), null, "CONNECTED");
        var decision = decide(MON_10_00, MON_14_00, List.of(reached), List.of());
        assertThat(DECIDER.ownership(decision, List.of(to("west-2", MON_12_30))).clocks())
                .extracting(clock -> clock.deadline().kind())
                .containsExactly(ObligationKind.DISPOSITION);
    }

    @Test
    void a_lead_assigned_in_the_evening_starts_its_owner_s_clock_in_the_morning() {
        var evening = Instant.parse("2016-01-12T01:00:00Z");
        var decision = decide(MON_10_00, evening, List.of(), List.of());
        var clock = DECIDER.ownership(decision, List.of(to("west-2", evening)))
                .clocks()
                .get(0);
        assertThat(clock.startedAt()).isEqualTo("2016-01-12T14:00:00Z");
        assertThat(clock.deadline().at()).isEqualTo("2016-01-12T16:00:00Z");
    }

    @Test
    void an_owner_from_before_receipt_is_counted_from_receipt() {
        var decision = decide(MON_10_00, MON_10_00, List.of(), List.of());
        var ownership = DECIDER.ownership(decision, List.of(to("east-1", MON_10_00.minusSeconds(86_400))));
        assertThat(ownership.since()).isEqualTo(MON_10_00);
        assertThat(ownership.clocks().get(0).deadline().at())
                .isEqualTo(
                        decision.conclusions().obligations().get(0).deadline().at());
    }

    @Test
    void what_was_promised_after_he_had_the_lead_is_counted_from_then() {
        var up = new RankChange(MON_12_30, BigDecimal.valueOf(92));
        var facts = new Facts(new AsOf(MON_12_30), lead(MON_10_00, "50"), List.of(), List.of(), null, List.of(up));
        var ownership = DECIDER.ownership(decide(facts), List.of(to("east-1", MON_10_00)));
        assertClock(
                ownership.clocks().get(0),
                ObligationKind.FIRST_CALL,
                MON_12_30,
                MON_12_30.plusSeconds(7200),
                ObligationState.OPEN);
    }

    @Test
    void given_back_the_lead_is_nobody_s_and_has_no_owner_s_clock() {
        var decision = decide(MON_10_00, MON_14_00, List.of(), List.of());
        var ownership = DECIDER.ownership(decision, List.of(to("east-1", MON_10_00), to(null, MON_12_30)));
        assertThat(ownership.owner()).isNull();
        assertThat(ownership.clocks()).isEmpty();
        assertThat(ownership.split().unassigned()).isEqualTo(Duration.ofMinutes(90));
        assertThat(ownership.split().owned()).isEqualTo(Map.of("east-1", Duration.ofMinutes(150)));
    }

    @Test
    void to_change_the_team_of_its_owner_begins_nothing_anew() {
        var decision = decide(MON_10_00, MON_14_00, List.of(), List.of());
        var ownership = DECIDER.ownership(
                decision, List.of(to("east-1", MON_10_00), new Assignment(MON_12_30, "east-1", "berlin")));
        assertThat(ownership.since()).isEqualTo(MON_10_00);
        assertThat(ownership.team()).isEqualTo("berlin");
    }

    @Test
    void of_two_assignments_at_one_moment_the_last_by_name_holds_whatever_their_order() {
        var decision = decide(MON_10_00, MON_14_00, List.of(), List.of());
        var east = to("east-1", MON_12_30);
        var west = to("west-2", MON_12_30);
        var before = to("west-2", MON_10_00);
        var ownership = DECIDER.ownership(decision, List.of(east, before, west));
        assertThat(ownership).isEqualTo(DECIDER.ownership(decision, List.of(west, west, east, before)));
        assertThat(ownership.owner()).isEqualTo("west-2");
        assertThat(ownership.since()).isEqualTo(MON_10_00);
        assertThat(ownership.split().owned()).containsOnlyKeys("west-2");
    }

    /** The lead was received by a team in Berlin at four in the afternoon, and handed to one in New York at noon there. */
    @Test
    void the_owner_s_clock_runs_by_the_calendar_of_the_team_that_it_was_given_to_and_the_lead_s_stays() {
        var byTeam = byTeam();
        var facts = new Facts(
                new AsOf(Instant.parse("2016-01-13T17:30:00Z")),
                new Lead(
                        "L-1",
                        new BigDecimal("92"),
                        byTeam.terms().stage(),
                        Instant.parse("2016-01-13T15:00:00Z"),
                        null,
                        Map.of("team", "emea")),
                List.of(),
                List.of(),
                null);
        var decision = DECIDER.decide(byTeam, facts);
        assertThat(decision.conclusions().obligations().get(0).deadline().at()).isEqualTo("2016-01-14T09:00:00Z");

        var noon = Instant.parse("2016-01-13T17:00:00Z");
        var east = DECIDER.ownership(decision, List.of(new Assignment(noon, "owner-1", "east")));
        assertClock(
                east.clocks().get(0), ObligationKind.FIRST_CALL, noon, noon.plusSeconds(7200), ObligationState.OPEN);
        assertThat(east.clocks().get(0).deadline().basis().calendar().calendar().id())
                .isEqualTo("new-york");

        var emea = DECIDER.ownership(decision, List.of(new Assignment(noon, "owner-1", "emea")));
        assertClock(
                emea.clocks().get(0),
                ObligationKind.FIRST_CALL,
                Instant.parse("2016-01-14T08:00:00Z"),
                Instant.parse("2016-01-14T10:00:00Z"),
                ObligationState.OPEN);
        var moved = DECIDER.ownership(
                decision,
                List.of(
                        new Assignment(noon, "owner-1", "east"),
                        new Assignment(noon.plusSeconds(60), "owner-1", "emea")));
        assertThat(moved.clocks()).isEqualTo(east.clocks());
    }

    /** Where the policy has no calendar for a team, the lead's own goes on. */
    @Test
    void the_clock_of_an_owner_without_a_calendar_is_the_lead_s() {
        var byTeam = Checkout.edited(
                        Checkout.MORE,
                        Map.of(
                                "clock-of-the-owner/policy.yaml",
                                yaml -> yaml.replaceAll(
                                        "(?s)calendar:.*?channels",
                                        "calendar: {by: TEAM, of: {emea: berlin}}\nchannels")))
                .find("clock-of-the-owner")
                .orElseThrow();
        var received = Instant.parse("2016-01-13T10:00:00Z");
        var lead =
                new Lead("L-1", new BigDecimal("92"), byTeam.terms().stage(), received, null, Map.of("team", "emea"));
        var decision = DECIDER.decide(byTeam, new Facts(new AsOf(received), lead, List.of(), List.of(), null));
        var clocks = DECIDER.ownership(decision, List.of(new Assignment(received, "owner-1", "east")))
                .clocks();
        assertThat(clocks.get(0).deadline().at())
                .isEqualTo(
                        decision.conclusions().obligations().get(0).deadline().at());
    }

    private static ResolvedPolicy byTeam() {
        return Checkout.edited(
                        Checkout.MORE,
                        Map.of(
                                "clock-of-the-owner/policy.yaml",
                                yaml -> yaml.replaceAll(
                                        "(?s)calendar:.*?channels",
                                        "calendar: {by: TEAM, of: {emea: berlin}, otherwise: new-york}\nchannels")))
                .find("clock-of-the-owner")
                .orElseThrow();
    }

    private static void assertClock(
            OwnerClock clock, String kind, Instant startedAt, Instant due, ObligationState state) {
        assertThat(clock.deadline().kind()).isEqualTo(kind);
        assertThat(clock.startedAt()).isEqualTo(startedAt);
        assertThat(clock.deadline().at()).isEqualTo(due);
        assertThat(clock.state()).isEqualTo(state);
    }

    private static Assignment to(String owner, Instant at) {
        return new Assignment(at, owner, null);
    }

    private static Decision decide(Instant received, Instant asOf, List<Attempt> attempts, List<Pause> pauses) {
        return decide(new Facts(new AsOf(asOf), lead(received, "92"), attempts, pauses, null));
    }

    private static Lead lead(Instant received, String rank) {
        return new Lead("L-1", new BigDecimal(rank), "MQL", received, null, Map.of());
    }

    private static Decision decide(Facts facts) {
        var policy =
                Checkout.inForce(Checkout.SHIPPED).find("mql-to-sal-predictive").orElseThrow();
        return new Decider(Checkout.rules()).decide(policy, facts);
    }
}

package dev.leadline.kernel.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.fact.Withdrawal;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ClockTerms;
import dev.leadline.kernel.policy.ContactWindow;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Declarations;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.LeadVersions;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.policies.Checkout;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is counted of a lead of tier A, by hand: received on a Monday at ten in New York, it is to be called by noon, and to be
 * tried seven times by phone and three times by email by Friday the 22nd (Monday the 18th is a holiday).
 */
class CountedLeadTest {

    static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    static final Instant MON_10_10 = Instant.parse("2016-01-11T15:10:00Z");
    static final Instant MON_10_30 = Instant.parse("2016-01-11T15:30:00Z");
    static final Instant MON_11_00 = Instant.parse("2016-01-11T16:00:00Z");
    static final Instant MON_11_30 = Instant.parse("2016-01-11T16:30:00Z");
    static final Instant MON_12_00 = Instant.parse("2016-01-11T17:00:00Z");
    static final Instant MON_12_10 = Instant.parse("2016-01-11T17:10:00Z");
    static final Instant MON_12_30 = Instant.parse("2016-01-11T17:30:00Z");
    static final Instant MON_13_00 = Instant.parse("2016-01-11T18:00:00Z");
    static final Instant MON_13_30 = Instant.parse("2016-01-11T18:30:00Z");
    static final Instant MON_14_00 = Instant.parse("2016-01-11T19:00:00Z");
    static final Instant TUE_09_00 = Instant.parse("2016-01-12T14:00:00Z");
    static final Instant TUE_10_00 = Instant.parse("2016-01-12T15:00:00Z");
    static final Instant WED_09_00 = Instant.parse("2016-01-13T14:00:00Z");
    static final Instant FRI_22_17_00 = Instant.parse("2016-01-22T22:00:00Z");
    static final Instant MON_25_17_00 = Instant.parse("2016-01-25T22:00:00Z");
    static final Instant FEBRUARY = Instant.parse("2016-02-15T15:00:00Z");

    private static final String FIRST_CALL = ObligationKind.FIRST_CALL;
    private static final String ALL_ATTEMPTS = ObligationKind.ALL_ATTEMPTS;
    private static final String EARLY = ObligationKind.EARLY_DISQUALIFICATION;

    private static final ResolvedPolicy SHIPPED =
            Checkout.inForce(Checkout.SHIPPED).find(Samples.PREDICTIVE).orElseThrow();

    private final List<ToldFact> told = new ArrayList<>();
    private Instant recordedAt = MON_10_00;
    private List<LeadVersions.Turn> turns = List.of(new LeadVersions.Turn(VersionPeriod.first(SHIPPED), "policy:1"));

    private void tell(String lead, FactKind kind, String id, Instant at, FactContent content) {
        told.add(new ToldFact(lead, new FactKey(kind, id), at, recordedAt, told.size() + 1, content));
    }

    private void received(String lead, Instant at, String rank, Map<String, String> attributes) {
        var description = new Lead(lead, rank == null ? null : new BigDecimal(rank), "MQL", at, null, attributes);
        tell(lead, FactKind.LEAD, "d" + at, at, new Description(description, null));
    }

    private void received(String rank) {
        received("L-1", MON_10_00, rank, Map.of());
    }

    private void attempted(String channel, Instant at, String outcome) {
        var id = channel + at;
        tell("L-1", FactKind.ATTEMPT, id, at, new Attempt(id, channel, at, null, outcome));
    }

    private void called(Instant at) {
        attempted("PHONE", at, "NO_ANSWER");
    }

    private void given(String owner, Instant at) {
        tell("L-1", FactKind.ASSIGNMENT, owner + at, at, new Assignment(at, owner, "team of " + owner));
    }

    private void ended(DispositionType type, String reason, Instant at) {
        tell("L-1", FactKind.DISPOSITION, "w" + at, at, new Disposition(type, at, reason));
    }

    private LeadVersions versions() {
        var rules = new RulesPublication(1, "rules", null, MON_10_00, "a test", "a test");
        return new LeadVersions(Samples.PREDICTIVE, turns, null, new Decider(Checkout.rules()), rules);
    }

    private CountedLead counted(Instant now) {
        var lead = CountedLead.of("L-1", Assessment.now("L-1", told, (policy, of, upTo) -> versions(), now));
        if (now.isBefore(FEBRUARY)) {
            assertThat(CountedLead.of("L-1", Assessment.now("L-1", told, (policy, of, upTo) -> versions(), FEBRUARY)))
                    .as("what passes without a fact changes nothing")
                    .isEqualTo(lead);
        }
        return lead;
    }

    private static Duty find(CountedLead lead, String kind) {
        return lead.duties().stream()
                .filter(duty -> duty.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private Duty duty(String kind) {
        return find(counted(TUE_10_00), kind);
    }

    private static String said(Duty duty) {
        var result = duty.result();
        return duty.kind() + " " + result.state() + (result.cause() == null ? "" : " " + result.cause());
    }

    private List<String> said() {
        return counted(TUE_10_00).duties().stream().map(CountedLeadTest::said).toList();
    }

    @Test
    void an_open_duty_says_when_it_will_be_late_and_not_that_it_is() {
        received("L-1", MON_10_00, "92", Map.of("source", "webinar", "colour", "red"));
        var duty = duty(FIRST_CALL);

        assertThat(duty.result()).isEqualTo(new Duty.Result(ObligationState.OPEN, null, null, null, false, null, null));
        assertThat(duty.times())
                .isEqualTo(new Duty.Times(
                        MON_10_00, MON_12_00, null, MON_12_00, LocalDate.parse("2016-01-11"), MON_11_00, null, true));
        assertThat(duty.holder()).isEqualTo(new Duty.Holder(null, null, null, false));
        var spent = duty.spent();
        assertThat(spent.openAtDeadline() - spent.openAtStart()).isEqualTo(7_200);
        assertThat(spent.unassignedSince()).isEqualTo(spent.openAtStart());
        assertThat(spent.unassignedSeconds()).isZero();
        var of = duty.of();
        assertThat(List.of(of.stage(), of.policyId(), of.policyVersion(), of.calendarId()))
                .containsExactly("MQL", Samples.PREDICTIVE, SHIPPED.version(), "us-sales");
        assertThat(of.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(List.of(of.tier(), of.tierAtReceipt(), of.source())).containsExactly("A", "A", "webinar");
        assertThat(of.attributes()).isEmpty();
        assertThat(of.receivedOn()).isEqualTo(LocalDate.parse("2016-01-11"));
        assertThat(of.receivedHour()).isEqualTo(10);
    }

    @Test
    void a_call_in_time_is_its_owner_s_of_that_moment() {
        received("92");
        given("east-1", MON_10_10);
        called(MON_10_30);
        given("west-2", MON_11_00);
        var duty = duty(FIRST_CALL);

        assertThat(duty.result())
                .isEqualTo(new Duty.Result(ObligationState.MET, MON_10_30, null, null, false, 1_800L, 1_800L));
        assertThat(duty.holder()).isEqualTo(new Duty.Holder("east-1", "team of east-1", MON_12_10, false));
        assertThat(duty.times().warnedAt())
                .as("at half past ten nobody was warned yet")
                .isNull();
        assertThat(duty.spent().unassignedSeconds()).isEqualTo(600);
        assertThat(duty.spent().unassignedSince()).isNull();
    }

    @Test
    void a_call_on_sunday_is_made_before_the_clock_has_started() {
        var sundayNoon = Instant.parse("2016-01-10T17:00:00Z");
        received("L-1", sundayNoon, "92", Map.of());
        called(sundayNoon.plusSeconds(3_600));
        var lead = counted(TUE_10_00);

        assertThat(find(lead, FIRST_CALL).result())
                .isEqualTo(new Duty.Result(
                        ObligationState.MET, sundayNoon.plusSeconds(3_600), null, null, true, 0L, 3_600L));
        assertThat(find(lead, FIRST_CALL).times().clockStartedAt()).isEqualTo(Instant.parse("2016-01-11T14:00:00Z"));
        assertThat(lead.cycles().get(0).standing().receivedOpen()).isFalse();
    }

    @Test
    void who_had_it_from_the_beginning_breaks_his_own_clock_too() {
        received("92");
        given("east-1", MON_10_00);
        called(MON_13_00);
        var duty = duty(FIRST_CALL);

        assertThat(duty.result())
                .isEqualTo(new Duty.Result(ObligationState.MET_LATE, MON_13_00, null, null, false, 10_800L, 10_800L));
        assertThat(duty.holder()).isEqualTo(new Duty.Holder("east-1", "team of east-1", MON_12_00, false));
        assertThat(duty.times().warnedAt()).isEqualTo(MON_11_00);
    }

    @Test
    void nobody_had_it_at_the_deadline() {
        received("92");
        given("east-1", MON_12_30);
        called(MON_13_00);
        var duty = duty(FIRST_CALL);

        assertThat(duty.holder()).isEqualTo(new Duty.Holder(null, null, null, false));
        assertThat(duty.spent().unassignedSeconds()).isEqualTo(7_200);
        assertThat(duty.result().state()).isEqualTo(ObligationState.MET_LATE);
    }

    @Test
    void the_owner_at_the_deadline_got_it_from_another_and_whoever_comes_later_does_not_count() {
        received("92");
        given("west-2", MON_10_00);
        given("east-1", MON_11_30);
        given("north-3", MON_12_30);
        called(MON_13_00);

        assertThat(duty(FIRST_CALL).holder()).isEqualTo(new Duty.Holder("east-1", "team of east-1", MON_13_30, true));
    }

    @Test
    void nobody_has_what_was_taken_from_its_owner() {
        received("92");
        given("west-2", MON_10_00);
        tell("L-1", FactKind.ASSIGNMENT, "nobody", MON_11_00, new Assignment(MON_11_00, null, null));
        var duty = duty(FIRST_CALL);

        assertThat(duty.holder()).isEqualTo(new Duty.Holder(null, null, null, true));
        assertThat(duty.spent().unassignedSince() - duty.spent().openAtStart()).isEqualTo(3_600);
    }

    @Test
    void a_pause_moves_the_deadline_and_is_counted() {
        received("92");
        tell("L-1", FactKind.PAUSE, "p", TUE_09_00, new Pause(TUE_09_00, WED_09_00, MON_10_00, "away"));
        var duty = duty(ALL_ATTEMPTS);

        assertThat(duty.times().deadline()).isEqualTo(MON_25_17_00);
        assertThat(duty.spent().pausedSeconds()).isEqualTo(8 * 3_600);
        assertThat(duty.spent().pausedSince()).isNull();
        assertThat(duty.spent().unassignedSince() - duty.spent().openAtStart()).isEqualTo(8 * 3_600);
        assertThat(duty(FIRST_CALL).spent().pausedSeconds())
                .as("the first call cannot be paused")
                .isZero();
    }

    @Test
    void a_pause_without_an_end_keeps_the_deadline_away() {
        received("92");
        tell("L-1", FactKind.PAUSE, "p", TUE_09_00, new Pause(TUE_09_00, null, MON_10_00, "away"));
        var duty = duty(ALL_ATTEMPTS);

        assertThat(duty.times().deadline()).isNull();
        assertThat(duty.times().dueOn()).isNull();
        assertThat(duty.spent().openAtDeadline()).isNull();
        assertThat(duty.spent().pausedSince()).isEqualTo(TUE_09_00);
        assertThat(duty.spent().pausedSeconds()).isZero();
        assertThat(duty.result().state()).isEqualTo(ObligationState.OPEN);
    }

    private void ranked(String rank, Instant at) {
        tell("L-1", FactKind.RANK, "r" + at, at, new RankChange(at, new BigDecimal(rank)));
    }

    @Test
    void a_lead_that_falls_a_tier_is_counted_in_the_tier_that_it_comes_to() {
        received("92");
        ranked("70", MON_11_00);
        var duty = duty(FIRST_CALL);

        assertThat(duty.times().deadline()).isEqualTo(MON_14_00);
        assertThat(List.of(duty.of().tier(), duty.of().tierAtReceipt())).containsExactly("B", "A");
    }

    @Test
    void what_was_late_before_the_lead_fell_stays_in_the_tier_in_which_it_was() {
        received("92");
        ranked("70", MON_13_00);
        var duty = duty(FIRST_CALL);

        assertThat(duty.times().deadline()).isEqualTo(MON_12_00);
        assertThat(List.of(duty.of().tier(), duty.of().tierAtReceipt())).containsExactly("A", "A");
        assertThat(duty.result().state()).isEqualTo(ObligationState.OPEN);
    }

    @Test
    void a_lead_that_falls_below_the_worked_bands_owes_nothing_any_more() {
        received("92");
        ranked("30", MON_11_00);

        assertThat(said()).containsExactly("FIRST_CALL CANCELLED NURTURED", "ALL_ATTEMPTS CANCELLED NURTURED");
        assertThat(duty(FIRST_CALL).result().endedAt()).isEqualTo(MON_11_00);
        var standing = counted(TUE_10_00).cycles().get(0).standing();
        assertThat(standing.isNurtured()).isTrue();
        assertThat(standing.rankAtReceipt()).isEqualTo("92");
        assertThat(standing.rank()).isEqualTo("30");
    }

    @Test
    void another_version_promises_anew_and_what_was_kept_stays_under_the_one_before() throws Exception {
        var other = edited("A,A,1 business hour,4 business days,", "sha256:other");
        turns = List.of(
                turns.get(0),
                new LeadVersions.Turn(
                        new VersionPeriod(other, MON_11_00, Transition.RE_RATE_FROM_RECEIPT, "why"), "policy:2"));
        received("92");
        called(MON_10_30);

        assertThat(duty(FIRST_CALL).of().policyVersion()).isEqualTo(SHIPPED.version());
        assertThat(duty(ALL_ATTEMPTS).of().policyVersion()).isEqualTo("sha256:other");
        assertThat(duty(ALL_ATTEMPTS).times().deadline())
                .as("Friday the 15th, the fourth business day after the 11th")
                .isEqualTo(Instant.parse("2016-01-15T22:00:00Z"));
    }

    private static ResolvedPolicy edited(String row, String version) throws Exception {
        var terms = Samples.terms(Samples.PREDICTIVE, Map.of());
        var tables = tables(terms);
        var deadlines = Files.readString(Path.of("policies", Samples.PREDICTIVE, "deadlines.csv"))
                .replace("A,A,2 business hours,8 business days,", row);
        tables.put(TableKind.DEADLINES, Samples.table(TableKind.DEADLINES, terms, deadlines));
        return new Policy(terms, tables)
                .resolve(version, id -> Optional.of(new VersionedCalendar(Samples.US_SALES, "sha256:0")));
    }

    private static EnumMap<TableKind, DecisionTable> tables(Terms terms) throws Exception {
        var tables = new EnumMap<TableKind, DecisionTable>(TableKind.class);
        for (var kind : TableKind.values()) {
            var file = Path.of("policies", Samples.PREDICTIVE, kind.tableName() + ".csv");
            if (Files.exists(file)) {
                tables.put(kind, Samples.table(kind, terms, Files.readString(file)));
            }
        }
        return tables;
    }

    @Test
    void no_call_is_feasible_where_the_lead_sleeps_while_the_team_is_open() throws Exception {
        var clock = new ClockTerms(
                CalendarChoice.fixed("us-sales"),
                new ContactWindow("us-sales", java.util.Set.of("PHONE")),
                null,
                false);
        var usual = Samples.terms(Samples.PREDICTIVE, Map.of());
        var terms = new Terms(
                usual.id(),
                usual.title(),
                usual.stage(),
                true,
                usual.scoredBy(),
                usual.channels(),
                usual.outcomes(),
                clock,
                Map.of(),
                Declarations.NONE);
        turns = List.of(new LeadVersions.Turn(VersionPeriod.first(Samples.resolve(terms, tables(terms))), "policy:1"));
        var tokyo = new Lead("L-1", new BigDecimal("92"), "MQL", MON_10_00, ZoneId.of("Asia/Tokyo"), Map.of());
        tell("L-1", FactKind.LEAD, "d", MON_10_00, new Description(tokyo, null));
        assertThat(duty(FIRST_CALL).times().feasible()).isFalse();

        told.clear();
        var london = new Lead("L-1", new BigDecimal("92"), "MQL", MON_10_00, ZoneId.of("Europe/London"), Map.of());
        tell("L-1", FactKind.LEAD, "d", MON_10_00, new Description(london, null));
        assertThat(duty(FIRST_CALL).times().feasible())
                .as("at ten in New York it is three in London")
                .isTrue();
    }

    @Test
    void a_lead_that_was_reached_is_to_be_decided_and_not_to_be_tried_again() {
        received("92");
        called(MON_10_10);
        attempted("EMAIL", MON_10_30, "SENT");
        attempted("PHONE", MON_11_00, "CONNECTED");

        assertThat(said()).containsExactly("FIRST_CALL MET", "ALL_ATTEMPTS CANCELLED REACHED", "DISPOSITION OPEN");
        var cycle = counted(TUE_10_00).cycles().get(0);
        assertThat(cycle.reach()).isEqualTo(new LeadCycle.Reach(MON_11_00, 2, "PHONE"));
        assertThat(cycle.required()).isEqualTo(Map.of("PHONE", 7, "EMAIL", 3));
    }

    @Test
    void a_lead_that_wrote_to_us_was_reached_by_no_attempt_of_ours() {
        received("92");
        attempted("EMAIL", MON_10_30, "INBOUND");

        var cycle = counted(TUE_10_00).cycles().get(0);
        assertThat(cycle.reach()).isEqualTo(new LeadCycle.Reach(MON_10_30, null, null));
        assertThat(cycle.attempts().attemptCounts()).containsExactly(false);
    }

    @Test
    void each_attempt_is_of_whoever_then_had_the_lead() {
        received("92");
        called(MON_10_10);
        given("east-1", MON_10_30);
        attempted("EMAIL", MON_11_00, null);
        tell(
                "L-1",
                FactKind.ATTEMPT,
                "before",
                MON_10_00.minusSeconds(60),
                new Attempt("before", "PHONE", MON_10_00.minusSeconds(60), null, "NO_ANSWER"));

        var attempts = counted(TUE_10_00).cycles().get(0).attempts();
        assertThat(attempts.attemptAt()).containsExactly(MON_10_10, MON_11_00);
        assertThat(attempts.attemptChannel()).containsExactly("PHONE", "EMAIL");
        assertThat(attempts.attemptOutcome()).containsExactly("NO_ANSWER", null);
        assertThat(attempts.attemptOwner()).containsExactly(null, "east-1");
        assertThat(attempts.attemptTeam()).containsExactly(null, "team of east-1");
    }

    @Test
    void a_lead_given_up_too_early_has_a_duty_dated_by_that_moment() {
        received("92");
        given("east-1", MON_10_00);
        ended(DispositionType.DISQUALIFIED, "no budget", MON_11_00);

        assertThat(said())
                .containsExactly(
                        "FIRST_CALL CANCELLED GIVEN_UP_IN_TIME",
                        "ALL_ATTEMPTS CANCELLED GIVEN_UP_IN_TIME",
                        "EARLY_DISQUALIFICATION BREACHED");
        var duty = duty(EARLY);
        assertThat(duty.times().dueAt()).isEqualTo(MON_11_00);
        assertThat(duty.times().closedAt()).isEqualTo(MON_11_00);
        assertThat(duty.times().deadline()).isNull();
        assertThat(duty.holder().owner()).isEqualTo("east-1");
        assertThat(duty.of().tier()).isEqualTo("A");
        assertThat(counted(TUE_10_00).cycles().get(0).end())
                .isEqualTo(new LeadCycle.End("DISQUALIFIED", "no budget", MON_11_00));
    }

    @Test
    void a_reason_that_waives_is_the_cause() {
        received("92");
        ended(DispositionType.RETURNED, "competitor", MON_11_00);

        assertThat(said())
                .containsExactly(
                        "FIRST_CALL CANCELLED GIVEN_UP_IN_TIME",
                        "ALL_ATTEMPTS WAIVED competitor",
                        "EARLY_DISQUALIFICATION WAIVED competitor");
    }

    @Test
    void whoever_gives_up_a_lead_that_was_reached_gives_it_up_in_due_time() {
        received("92");
        attempted("PHONE", MON_10_30, "CONNECTED");
        ended(DispositionType.RETURNED, "no budget", MON_11_00);

        assertThat(said())
                .containsExactly(
                        "FIRST_CALL MET",
                        "ALL_ATTEMPTS CANCELLED REACHED",
                        "DISPOSITION MET",
                        "EARLY_DISQUALIFICATION MET");
        assertThat(duty(EARLY).result().metAt()).isEqualTo(MON_11_00);
    }

    @Test
    void to_reject_a_lead_that_nobody_reached_is_to_give_it_up_early() {
        received("92");
        ended(DispositionType.REJECTED, "no budget", MON_11_00);

        assertThat(said())
                .containsExactly(
                        "FIRST_CALL CANCELLED REJECTED",
                        "ALL_ATTEMPTS CANCELLED REJECTED",
                        "EARLY_DISQUALIFICATION BREACHED");
    }

    @Test
    void an_accepted_lead_is_not_given_up() {
        received("92");
        ended(DispositionType.ACCEPTED, null, MON_11_00);

        assertThat(said()).containsExactly("FIRST_CALL CANCELLED ACCEPTED", "ALL_ATTEMPTS CANCELLED ACCEPTED");
    }

    @Test
    void what_was_late_when_the_lead_was_closed_is_broken_for_good() {
        received("92");
        ended(DispositionType.DISQUALIFIED, "competitor", MON_13_00);

        assertThat(said()).startsWith("FIRST_CALL BREACHED", "ALL_ATTEMPTS WAIVED competitor");
        assertThat(duty(FIRST_CALL).result().endedAt()).isEqualTo(MON_13_00);
    }

    @Test
    void a_lead_without_a_rank_or_below_the_bands_owes_nobody_anything() {
        received(null);
        assertThat(said()).isEmpty();
        assertThat(counted(TUE_10_00).cycles().get(0).standing().isUnscored()).isTrue();

        told.clear();
        received("30");
        ended(DispositionType.DISQUALIFIED, "no budget", MON_11_00);
        assertThat(said()).isEmpty();
        assertThat(counted(TUE_10_00).cycles().get(0).standing().isNurtured()).isTrue();
    }

    @Test
    void a_lead_that_is_qualified_again_has_duties_of_a_second_cycle() {
        received("92");
        called(MON_10_30);
        ended(DispositionType.RETURNED, "competitor", MON_11_00);
        received("L-1", MON_12_00, "70", Map.of());
        called(MON_13_00);
        var lead = counted(TUE_10_00);

        assertThat(lead.duties().stream().map(duty -> duty.cycle() + " " + said(duty)))
                .containsExactly(
                        "1 FIRST_CALL MET",
                        "1 ALL_ATTEMPTS WAIVED competitor",
                        "1 EARLY_DISQUALIFICATION WAIVED competitor",
                        "2 FIRST_CALL MET",
                        "2 ALL_ATTEMPTS OPEN");
        assertThat(lead.cycles().get(1).attempts().attemptAt()).containsExactly(MON_13_00);
    }

    private List<String> history(String lead) {
        var spans = new DutyHistory((policy, of, upTo) -> versions(), FEBRUARY)
                .of(List.of("L-1", "L-2"), told)
                .get(lead);
        return spans.duties().stream()
                .filter(span -> span.row().kind().equals(FIRST_CALL))
                .map(span -> said(span.row()).substring(11) + " " + span.knownFrom()
                        + (span.knownUntil() == null ? "" : " " + span.knownUntil()))
                .toList();
    }

    @Test
    void a_merged_lead_owes_nothing_until_the_merge_is_withdrawn() {
        received("92");
        received("L-2", MON_10_00, "92", Map.of());
        recordedAt = MON_11_00;
        tell("L-1", FactKind.MERGE, "m", MON_10_30, new Merge("L-2"));
        recordedAt = MON_13_00;
        tell("L-1", FactKind.WITHDRAWAL, "w", MON_13_00, new Withdrawal(new FactKey(FactKind.MERGE, "m")));

        assertThat(history("L-2"))
                .containsExactly(
                        "OPEN " + MON_10_00 + " " + MON_11_00,
                        "CANCELLED MERGED " + MON_11_00 + " " + MON_13_00,
                        "OPEN " + MON_13_00);
        assertThat(history("L-1")).containsExactly("OPEN " + MON_10_00);
    }

    @Test
    void a_breach_that_a_late_fact_disproves_was_known_until_then() {
        received("92");
        recordedAt = TUE_09_00;
        given("east-1", MON_13_00);
        recordedAt = TUE_10_00;
        called(MON_11_00);

        assertThat(history("L-1")).containsExactly("OPEN " + MON_10_00 + " " + TUE_10_00, "MET " + TUE_10_00);
    }

    @Test
    void a_breach_that_a_correction_reveals_is_known_from_then_on() {
        received("92");
        recordedAt = MON_11_30;
        called(MON_11_00);
        recordedAt = TUE_09_00;
        tell(
                "L-1",
                FactKind.WITHDRAWAL,
                "w",
                TUE_09_00,
                new Withdrawal(new FactKey(FactKind.ATTEMPT, "PHONE" + MON_11_00)));

        assertThat(history("L-1"))
                .containsExactly(
                        "OPEN " + MON_10_00 + " " + MON_11_30,
                        "MET " + MON_11_30 + " " + TUE_09_00,
                        "OPEN " + TUE_09_00);
    }

    @Test
    void what_a_clock_ahead_of_ours_says_is_known_at_its_own_time() {
        received("92");
        recordedAt = MON_10_30.minusSeconds(120);
        called(MON_10_30);

        assertThat(history("L-1")).containsExactly("OPEN " + MON_10_00 + " " + MON_10_30, "MET " + MON_10_30);
    }
}

package dev.leadline.kernel.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.tracking.dossier.Cycle;
import dev.leadline.policies.Checkout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is noticed, as time passes, of a lead of tier A that was received on a Monday at ten in New York. */
class NoticesTest {

    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant MON_10_30 = Instant.parse("2016-01-11T15:30:00Z");
    private static final Instant MON_11_00 = Instant.parse("2016-01-11T16:00:00Z");
    private static final Instant MON_11_30 = Instant.parse("2016-01-11T16:30:00Z");
    private static final Instant MON_12_00 = Instant.parse("2016-01-11T17:00:00Z");
    private static final Instant MON_13_00 = Instant.parse("2016-01-11T18:00:00Z");
    private static final Instant MON_15_00 = Instant.parse("2016-01-11T20:00:00Z");
    private static final Instant ATTEMPTS_SOON = Instant.parse("2016-01-20T20:15:00Z");
    private static final String NOON = "Monday 11 January 2016 12:00 (America/New_York)";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<String> FIRST_CALL = Set.of(ObligationKind.FIRST_CALL);

    private static final ResolvedPolicy SHIPPED =
            Checkout.inForce(Checkout.SHIPPED).find(Samples.PREDICTIVE).orElseThrow();

    private final Map<String, KeptNotice> kept = new TreeMap<>();
    private List<Attempt> attempts = List.of();
    private List<RankChange> ranks = List.of();
    private Disposition disposition;
    private Instant receivedAt = MON_10_00;
    private String rank = "92";
    private String rules = "those of the morning";
    private Map<Integer, Set<String>> before = Map.of();
    private Instant next;
    private List<ToldFact> told = List.of();
    private List<KeptObligation> owedBefore = List.of();
    private final List<String> sentences = new ArrayList<>();

    private Decision decided(Instant now) {
        var lead = new Lead("L-1", new BigDecimal(rank), "MQL", receivedAt, null, Map.of());
        var facts = new Facts(new AsOf(now), lead, attempts, List.of(), disposition, ranks);
        return new Decider(Checkout.rules()).decide(SHIPPED, facts);
    }

    private List<String> noticed(Instant now) {
        return noticed(now, Set.of());
    }

    private Notices notices(Decision decision, Collection<String> revealed) {
        var memory = new LeadMemory("L-1", List.of(), List.copyOf(kept.values()), owedBefore, false);
        var lead = new AssessedLead(memory, null, told, Map.of(), Map.of(1, Set.copyOf(revealed)), before);
        var description = new Description(decision.facts().lead(), null);
        var cycle = new Cycle(1, description, List.of(), List.of(), List.of(), null, List.of());
        var publication = new RulesPublication(1, rules, null, MON_10_00, "a test", "a test");
        var versions = new LeadVersions(Samples.PREDICTIVE, List.of(), null, null, publication);
        return lead.noticesOf(new CycleAssessment(cycle, versions, decision));
    }

    /** What is noticed at a moment, which is kept and known from then on. */
    private List<String> noticed(Instant now, Collection<String> revealed) {
        var notices = notices(decided(now), revealed);
        notices.noticed()
                .forEach(each -> kept.put(each.row().kind() + " " + each.row().threshold(), each.row()));
        assertThat(notices.noticed()).allSatisfy(each -> {
            assertThat(each.row().noticedAt()).isEqualTo(now).isAfter(each.row().at());
            assertThat(each.row().withdrawn()).isEqualTo(each.type() == EventType.BREACH_WITHDRAWN);
        });
        next = notices.next();
        sentences.clear();
        notices.noticed().forEach(each -> sentences.add(EventSentences.of(each, SHIPPED.terms(), NEW_YORK)));
        return notices.noticed().stream()
                .map(each -> each.type() + " " + each.row().kind() + " "
                        + each.row().threshold() + " " + each.row().at() + " " + told(each))
                .toList();
    }

    /** Those who are told, or why nobody is. */
    private static Object told(Notices.Noticed each) {
        var told = each.tell().stream()
                .filter(tell -> !each.untold().containsKey(tell))
                .toList();
        assertThat(each.row().told()).isEqualTo(!told.isEmpty());
        return told.isEmpty() ? each.untold().values().iterator().next() : told;
    }

    private static Instant after(Instant moment) {
        return moment.plusNanos(1);
    }

    private static Attempt call(Instant at) {
        return new Attempt("a1", "PHONE", at, null, "NO_ANSWER");
    }

    private static final String PASSED = "The deadline has already passed.";
    private static final String CLOSED = "The lead was already closed.";
    private static final String HALF = "WARNED FIRST_CALL 50% " + MON_11_00 + " ";
    private static final String SOON = "WARNED FIRST_CALL 75% " + MON_11_30 + " ";
    private static final String OWNER = "[owner or team]";
    private static final String LATE = "BREACHED FIRST_CALL 100% " + MON_12_00 + " [team]";
    private static final String LATER = "WARNED FIRST_CALL 1 business hour after " + MON_13_00 + " [sales-operations]";

    @Test
    void each_threshold_is_noticed_right_after_its_moment_and_never_again() {
        var moments = List.of(MON_11_00, MON_11_30, MON_12_00, MON_13_00);
        var expected = List.of(HALF + OWNER, SOON + OWNER, LATE, LATER);
        for (int i = 0; i < moments.size(); i++) {
            assertThat(noticed(moments.get(i))).isEmpty();
            assertThat(next).isEqualTo(moments.get(i));
            assertThat(noticed(after(moments.get(i)))).containsExactly(expected.get(i));
            assertThat(noticed(after(moments.get(i)))).isEmpty();
        }
        assertThat(next).isEqualTo(ATTEMPTS_SOON);
    }

    @Test
    void who_looks_late_notices_all_of_it_and_tells_nobody_what_is_over() {
        assertThat(noticed(MON_15_00)).containsExactlyInAnyOrder(HALF + PASSED, SOON + PASSED, LATE, LATER);
        assertThat(sentences)
                .containsExactlyInAnyOrder(
                        "The first call for lead L-1 was due by " + NOON + "; 50% of the time had passed by Monday 11"
                                + " January 2016 11:00 (America/New_York).",
                        "The first call for lead L-1 was due by " + NOON + "; 75% of the time had passed by Monday 11"
                                + " January 2016 11:30 (America/New_York).",
                        "The first call for lead L-1 was due by " + NOON + ", 3 business hours ago, and was not done in"
                                + " time.",
                        "The first call for lead L-1 was due by " + NOON + ", 3 business hours ago.");
    }

    @Test
    void while_there_is_time_only_the_last_of_several_shares_is_told() {
        assertThat(noticed(after(MON_11_30)))
                .containsExactly(HALF + "An alert about 75% is sent at the same time.", SOON + OWNER);
        assertThat(sentences.get(1))
                .isEqualTo("The first call for lead L-1 is due by " + NOON + "; 75% of the time has passed.");
    }

    /** Received on Monday, told of on Friday of the week after: 32 and 8 business hours in between (B3). */
    @Test
    void a_lead_told_of_days_late_is_discovered_late_with_the_true_distance() {
        var friday = Instant.parse("2016-01-22T17:30:00Z");
        assertThat(noticed(friday, FIRST_CALL))
                .contains(
                        HALF + PASSED,
                        SOON + PASSED,
                        "BREACH_DISCOVERED FIRST_CALL 100% " + MON_12_00 + " [team]",
                        LATER,
                        "WARNED ALL_ATTEMPTS 75% " + ATTEMPTS_SOON + " " + OWNER);
        assertThat(sentences)
                .contains(
                        "The first call for lead L-1 was due by " + NOON + ", 64 business hours and 30 minutes ago, and"
                                + " was not done in time. A fact received later revealed this.",
                        "The first call for lead L-1 was due by " + NOON + ", 64 business hours and 30 minutes ago.");
    }

    /** The tenth business day after Monday the 11th is Tuesday the 26th: the 18th is a holiday. It ends at 17:00. */
    @Test
    void what_is_older_than_the_policy_allows_is_told_to_nobody() {
        var last = Instant.parse("2016-01-26T22:00:00Z");
        var old = "It was too old to be told: `alertsWithin` is 10 business days.";
        assertThat(noticed(last, FIRST_CALL)).contains("BREACH_DISCOVERED FIRST_CALL 100% " + MON_12_00 + " [team]");
        kept.clear();
        assertThat(noticed(after(last), FIRST_CALL))
                .contains("BREACH_DISCOVERED FIRST_CALL 100% " + MON_12_00 + " " + old);
        attempts = List.of(call(MON_11_00));
        assertThat(noticed(after(last)))
                .containsExactly("BREACH_WITHDRAWN FIRST_CALL 100% " + MON_12_00 + " Nobody was told of the breach.");
    }

    @Test
    void what_was_done_late_is_said_to_be_done() {
        attempts = List.of(call(MON_13_00.plusSeconds(1800)));
        assertThat(noticed(MON_15_00, FIRST_CALL)).contains(LATER);
        assertThat(sentences)
                .contains("The first call for lead L-1 was due by " + NOON + " and was done by Monday 11 January 2016"
                        + " 13:30 (America/New_York), 1 business hour and 30 minutes late.");
    }

    @Test
    void the_history_of_a_closed_lead_is_told_to_nobody() {
        disposition = new Disposition(DispositionType.DISQUALIFIED, MON_15_00, "no budget");
        var givenUp = "EARLY_DISQUALIFICATION 100% " + MON_15_00 + " ";
        assertThat(noticed(after(MON_15_00), Set.of("FIRST_CALL", "EARLY_DISQUALIFICATION")))
                .hasSize(3)
                .allMatch(each -> each.endsWith(CLOSED));
        kept.clear();
        owedBefore = List.of(new KeptObligation("L-1", 1, "FIRST_CALL", "OPEN", "A", "sales", MON_12_00, null));
        assertThat(noticed(after(MON_15_00), FIRST_CALL))
                .contains("BREACHED " + givenUp + "[team]")
                .contains("BREACH_DISCOVERED FIRST_CALL 100% " + MON_12_00 + " " + CLOSED);
        kept.clear();
        told = List.of(lead(after(MON_15_00)));
        assertThat(noticed(after(MON_15_00), FIRST_CALL)).contains("BREACHED " + givenUp + CLOSED);
    }

    private static ToldFact lead(Instant recordedAt) {
        var lead = new Lead("L-1", new BigDecimal("92"), "MQL", MON_10_00, null, Map.of());
        return new ToldFact(
                "L-1", new FactKey(FactKind.LEAD, "1"), MON_10_00, recordedAt, 1, new Description(lead, null));
    }

    @Test
    void a_late_fact_that_moves_a_deadline_that_had_passed_corrects_the_breach() {
        rank = "70";
        var two = MON_12_00.plusSeconds(7200);
        assertThat(noticed(after(two))).contains("BREACHED FIRST_CALL 100% " + two + " [team]");
        ranks = List.of(new RankChange(MON_10_30, new BigDecimal("92")));
        assertThat(noticed(MON_15_00)).noneMatch(each -> each.startsWith("BREACH"));
        told = List.of(lead(MON_15_00));
        rules = "those of the afternoon";
        assertThat(noticed(MON_15_00)).noneMatch(each -> each.startsWith("BREACH"));
        rules = "those of the morning";
        var corrected = Instant.parse("2016-01-11T17:30:00Z");
        assertThat(noticed(MON_15_00)).containsExactly("BREACH_CORRECTED FIRST_CALL 100% " + corrected + " [team]");
        assertThat(sentences)
                .containsExactly("The first call for lead L-1 was due by Monday 11 January 2016 12:30"
                        + " (America/New_York), not by Monday 11 January 2016 14:00 (America/New_York). A fact"
                        + " received later corrects this.");
        assertThat(noticed(MON_15_00)).isEmpty();
        ranks = List.of();
        assertThat(noticed(MON_15_00)).containsExactly("BREACH_CORRECTED FIRST_CALL 100% " + two + " [team]");
        attempts = List.of(call(MON_11_00));
        assertThat(noticed(MON_15_00)).containsExactly("BREACH_WITHDRAWN FIRST_CALL 100% " + two + " [team]");
    }

    @Test
    void a_call_in_time_ends_what_is_to_be_noticed_of_it() {
        attempts = List.of(call(MON_11_00));
        assertThat(noticed(MON_15_00)).isEmpty();
        assertThat(next).isEqualTo(ATTEMPTS_SOON);
    }

    @Test
    void a_breach_that_a_late_fact_reveals_is_discovered() {
        attempts = List.of(call(MON_11_00));
        assertThat(noticed(MON_13_00)).isEmpty();
        attempts = List.of(call(MON_12_00.plusSeconds(60)));
        assertThat(noticed(MON_13_00, FIRST_CALL))
                .contains("BREACH_DISCOVERED FIRST_CALL 100% " + MON_12_00 + " [team]");
    }

    @Test
    void a_breach_is_withdrawn_once_discovered_again_once_and_its_warnings_come_no_second_time() {
        noticed(after(MON_12_00));
        attempts = List.of(call(MON_11_30));
        assertThat(noticed(MON_13_00)).containsExactly("BREACH_WITHDRAWN FIRST_CALL 100% " + MON_12_00 + " [team]");
        assertThat(noticed(MON_13_00)).isEmpty();
        attempts = List.of();
        assertThat(noticed(MON_13_00, FIRST_CALL))
                .containsExactly("BREACH_DISCOVERED FIRST_CALL 100% " + MON_12_00 + " [team]");
        assertThat(noticed(MON_13_00)).isEmpty();
    }

    @Test
    void a_breach_that_only_other_rules_do_not_see_stays_until_a_fact_disproves_it() {
        noticed(after(MON_12_00));
        attempts = List.of(call(MON_11_30));
        rules = "those of the afternoon";
        assertThat(noticed(MON_13_00)).isEmpty();
        before = Map.of(1, Set.of("FIRST_CALL"));
        assertThat(noticed(MON_13_00)).containsExactly("BREACH_WITHDRAWN FIRST_CALL 100% " + MON_12_00 + " [team]");
    }

    /** No fact says so, but time: it is late by the later deadline. */
    @Test
    void a_breach_withdrawn_for_a_later_deadline_is_none_that_a_fact_reveals_when_that_one_passes() {
        noticed(after(MON_12_00));
        receivedAt = MON_11_00;
        assertThat(noticed(after(MON_12_00)))
                .containsExactly("BREACH_WITHDRAWN FIRST_CALL 100% " + MON_12_00 + " [team]");
        assertThat(noticed(MON_13_00)).isEmpty();
        assertThat(noticed(after(MON_13_00))).containsExactly("BREACHED FIRST_CALL 100% " + MON_13_00 + " [team]");
    }

    @Test
    void a_threshold_that_comes_again_since_the_rank_went_up_was_noticed_already() {
        rank = "70";
        assertThat(noticed(after(MON_12_00)))
                .containsExactly(HALF.replace(MON_11_00.toString(), MON_12_00.toString()) + OWNER);
        ranks = List.of(new RankChange(MON_12_00.plusSeconds(600), new BigDecimal("92")));
        assertThat(noticed(MON_15_00)).noneMatch(each -> each.contains("50%")).anyMatch(each -> each.contains("75%"));
    }

    @Test
    void a_rank_told_by_a_clock_ahead_of_ours_is_looked_at_when_it_comes() {
        rank = "70";
        var ahead = MON_10_30.plusSeconds(240);
        ranks = List.of(new RankChange(ahead, new BigDecimal("92")));
        noticed(MON_10_30);
        assertThat(next).isBefore(ahead).isAfter(ahead.minusSeconds(1));
        noticed(ahead);
        assertThat(next).isAfter(ahead).isBefore(MON_12_00);
    }

    @Test
    void a_lead_given_up_too_early_is_noticed_at_once_and_withdrawn_when_it_was_not() {
        attempts = List.of(call(MON_10_00.plusSeconds(60)));
        disposition = new Disposition(DispositionType.RETURNED, MON_10_30, "no budget");
        owedBefore = List.of(new KeptObligation("L-1", 1, "FIRST_CALL", "MET", "A", "sales", MON_12_00, MON_10_30));
        assertThat(noticed(MON_11_00)).containsExactly("BREACHED EARLY_DISQUALIFICATION 100% " + MON_10_30 + " [team]");
        assertThat(noticed(MON_15_00)).isEmpty();
        assertThat(next).isNull();
        disposition = new Disposition(DispositionType.RETURNED, MON_10_30, "duplicate");
        assertThat(noticed(MON_15_00))
                .containsExactly("BREACH_WITHDRAWN EARLY_DISQUALIFICATION 100% " + MON_10_30 + " [team]");
    }

    @Test
    void a_timer_of_an_own_rule_is_looked_at_when_it_runs_out_and_what_it_begins_is_watched_then() throws IOException {
        var sample = Path.of("samples/own-rules");
        var inForce = Checkout.with(sample.resolve("policies"), Files.readString(sample.resolve("own-rules.drl")));
        var lead = new Lead("L-1", new BigDecimal("70"), "ESCALATED", MON_10_00, null, Map.of());
        Function<Instant, Notices> at = now -> notices(
                inForce.decider()
                        .decide(
                                inForce.find("mql-to-sal-escalated").orElseThrow(),
                                new Facts(new AsOf(now), lead, List.of(), List.of(), null)),
                Set.of());

        assertThat(at.apply(MON_15_00).next()).isEqualTo("2016-01-12T13:59:59.999999999Z");
        assertThat(at.apply(Instant.parse("2016-01-12T14:00:00Z")).next()).isEqualTo("2016-01-12T15:00:00Z");
        assertThat(at.apply(Instant.parse("2016-01-12T16:00:01Z")).noticed())
                .filteredOn(each -> each.row().kind().equals("ESCALATION"))
                .extracting(each -> each.type() + " " + each.row().threshold() + " " + each.tell())
                .containsExactlyInAnyOrder("BREACHED 100% [sales-management]", "WARNED 50% [sales-management]");
    }
}

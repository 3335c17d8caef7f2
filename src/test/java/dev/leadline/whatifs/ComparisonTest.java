package dev.leadline.whatifs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.leadline.decisions.KeptFacts;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.ledger.LastFacts;
import dev.leadline.policies.drafts.TrialEdition;
import dev.leadline.whatifs.changes.ChangeKind;
import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.changes.Effort;
import dev.leadline.whatifs.changes.Refusals;
import dev.leadline.whatifs.changes.TierChange;
import dev.leadline.whatifs.past.ChangeTally;
import dev.leadline.whatifs.past.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final TrialEdition IN_FORCE = Leads.inForce();
    private static final TrialEdition EIGHT_CALLS = Leads.edited("attempts.csv", "A,A,7,3", "A,A,8,3");
    private static final TrialEdition B_WITHIN_AN_HOUR = Leads.edited("deadlines.csv", "B,B,4 bus", "B,B,1 bus");
    private static final TrialEdition B_AS_A = Leads.edited("rank-tiers.csv", "B,60,85,B", "B,60,85,A");

    @Test
    void an_edition_against_itself_changes_nothing() {
        var tally = tally(IN_FORCE, Leads.lead("L-1", "92", Leads.MON_11_00, 1), Leads.accepted("L-2", "70"));

        assertThat(tally.leads()).isEqualTo(2);
        assertThat(tally.all().changed()).isZero();
        assertThat(tally.sample()).isEmpty();
    }

    @Test
    void one_more_call_is_another_next_action_and_nothing_else() {
        var tally = tally(EIGHT_CALLS, Leads.lead("L-1", "92", Leads.MON_11_00, 1));

        assertThat(tally.sample().get(0).kinds()).containsExactly(ChangeKind.NEXT_ACTION);
        assertThat(tally.sample().get(0).sentence())
                .contains("(attempt 2 of 7)")
                .contains("becomes")
                .contains("(attempt 2 of 8)");
        assertThat(tally.all().before().in("PHONE")).isEqualTo(new Effort.Attempts(7, 6, 0));
        assertThat(tally.all().after().in("PHONE")).isEqualTo(new Effort.Attempts(8, 7, 0));
    }

    @Test
    void of_a_lead_that_was_reached_or_disposed_of_no_attempt_remains() {
        var tally = tally(EIGHT_CALLS, Leads.reached("L-1", "92"), Leads.accepted("L-2", "92"));

        assertThat(tally.all().changed()).isZero();
        assertThat(tally.all().after().in("PHONE")).isEqualTo(new Effort.Attempts(16, 0, 0));
    }

    @Test
    void what_becomes_late_is_a_new_breach_and_the_way_back_mends_it() {
        var late = Leads.lead("L-1", "70", Leads.MON_13_00, 0);

        var tighter = tally(B_WITHIN_AN_HOUR, late);
        var looser = new Comparison(B_WITHIN_AN_HOUR, IN_FORCE, null, false, 20).of(List.of(late));

        assertThat(tighter.all().changed(ChangeKind.NEWLY_BREACHED)).isOne();
        assertThat(tighter.all().changed(ChangeKind.NO_LONGER_BREACHED)).isZero();
        assertThat(tighter.sample().get(0).kinds())
                .containsExactlyInAnyOrder(
                        ChangeKind.NEXT_DUE,
                        ChangeKind.DEADLINE,
                        ChangeKind.DEADLINE_EARLIER,
                        ChangeKind.STATE,
                        ChangeKind.NEWLY_BREACHED);
        assertThat(looser.all().changed(ChangeKind.NEWLY_BREACHED)).isZero();
        assertThat(looser.all().changed(ChangeKind.NO_LONGER_BREACHED)).isOne();
    }

    @Test
    void open_leads_are_counted_apart_from_closed_ones() {
        var tally = tally(
                B_WITHIN_AN_HOUR,
                Leads.lead("L-1", "70", Leads.MON_13_00, 0),
                Leads.lead("L-2", "92", Leads.MON_13_00, 0),
                Leads.accepted("L-3", "70"));

        var result = result(tally, null);
        assertThat(result.leads()).isEqualTo(3);
        assertThat(result.changed()).isEqualTo(2);
        assertThat(result.open().leads()).isEqualTo(2);
        assertThat(result.open().changed()).isEqualTo(1);
        assertThat(result.open().newlyBreached()).isEqualTo(1);
        assertThat(result.closed().leads()).isEqualTo(1);
        assertThat(result.closed().changed()).isEqualTo(1);
        assertThat(result.closed().newlyBreached()).isZero();
        assertThat(result.sample())
                .extracting(each -> each.leadId() + " " + each.closed())
                .containsExactly("L-1 false", "L-3 true");
    }

    /** Rank 70, received at 10:00, nothing done by 13:00: due at 14:00, with the draft at 11:00 from receipt. */
    @ParameterizedTest
    @CsvSource({
        "NEW_LEADS, OPEN 2016-01-11T19:00:00Z",
        "RE_RATE_FROM_RECEIPT, BREACHED 2016-01-11T16:00:00Z",
        "RE_RATE_FROM_NOW, OPEN 2016-01-11T19:00:00Z",
        "NEVER_SHORTEN, OPEN 2016-01-11T19:00:00Z"
    })
    void a_transition_is_that_of_a_publication_at_the_moment_of_the_facts(Transition transition, String firstCall) {
        assertThat(after(transition, Leads.tracked(Leads.lead("L-1", "70", Leads.MON_13_00, 0))))
                .isEqualTo(firstCall);
        assertThat(after(transition, Leads.tracked(Leads.accepted("L-2", "70"))))
                .as("closed, and never re-evaluated")
                .isEqualTo("CANCELLED 2016-01-11T19:00:00Z");
        assertThat(after(transition, Leads.lead("L-3", "70", Leads.MON_13_00, 0)))
                .as("not tracked, and asked about anew each time")
                .isEqualTo("BREACHED 2016-01-11T16:00:00Z");
        assertThat(after(transition, Leads.tracked(Leads.lead("L-4", "70", Leads.MON_10_00, 0))))
                .as("its clock starts just then")
                .isEqualTo("OPEN 2016-01-11T16:00:00Z");
    }

    private static String after(Transition transition, LastFacts.LeadFacts lead) {
        var tally = new Comparison(IN_FORCE, B_WITHIN_AN_HOUR, transition, false, 1).of(List.of(lead));
        var decided = tally.sample().isEmpty()
                ? unchanged(lead)
                : tally.sample().get(0).after();
        var owed = decided.conclusions().obligations().get(0);
        return owed.state() + " " + owed.deadline().at();
    }

    private static Decision unchanged(LastFacts.LeadFacts lead) {
        return KeptFacts.parse(lead.facts()).decide(IN_FORCE.decider(), IN_FORCE.policy());
    }

    @Test
    void another_tier_is_counted_by_where_from_and_where_to() {
        var tally = tally(
                B_AS_A,
                Leads.lead("L-1", "70", Leads.MON_11_00, 0),
                Leads.lead("L-2", "92", Leads.MON_11_00, 0),
                Leads.lead("L-3", null, Leads.MON_11_00, 0));

        assertThat(tally.all().tiers())
                .containsOnly(
                        entry(new TierChange("B", "A"), 1L),
                        entry(new TierChange("A", "A"), 1L),
                        entry(new TierChange(null, null), 1L));
        assertThat(tally.sample().get(0).sentence()).startsWith("Tier B becomes Tier A; ");
    }

    @Test
    void another_team_is_a_change_even_when_all_else_stays() {
        var tally = tally(
                Leads.edited("rank-tiers.csv", "B,60,85,B,work,teleprospecting", "B,60,85,B,work,inside-sales"),
                Leads.lead("L-1", "70", Leads.MON_11_00, 0));

        assertThat(tally.sample().get(0).kinds()).containsExactly(ChangeKind.RESPONSIBLE);
        assertThat(tally.sample().get(0).sentence()).isEqualTo("teleprospecting hands over to inside-sales.");
    }

    @Test
    void attempts_further_apart_are_a_change_of_when_the_next_is_allowed() {
        var spaced = Leads.spaced("row,tier,channel,afterPrevious,note\nall,,,4 business hours,\n");
        var tally = tally(spaced, Leads.lead("L-1", "92", Leads.MON_11_00, 1));

        assertThat(tally.sample().get(0).kinds()).containsExactly(ChangeKind.NEXT_EARLIEST);
        assertThat(tally.sample().get(0).sentence())
                .isEqualTo("It is allowed from 2016-01-11T19:01:00Z instead of 2016-01-11T16:00:00Z.");
    }

    @Test
    void a_word_that_the_draft_no_longer_knows_is_counted_with_its_reason() {
        var wordless = Leads.edited("policy.yaml", "[NO_ANSWER, ", "[");
        var tally = tally(
                wordless,
                Leads.lead("L-1", "92", Leads.MON_11_00, 1),
                Leads.lead("L-2", "70", Leads.MON_11_00, 2),
                Leads.lead("L-3", "70", Leads.MON_11_00, 0));

        assertThat(tally.leads()).isEqualTo(3);
        assertThat(tally.undecided()).isEqualTo(2);
        assertThat(tally.refusals().leads()).hasSize(1).allSatisfy((reason, leads) -> {
            assertThat(reason.side()).isEqualTo(Refusals.Side.AFTER);
            assertThat(reason.detail()).startsWith("The outcome (NO_ANSWER) is unknown to the policy");
            assertThat(leads).isEqualTo(2);
        });
        assertThat(tally.all().before().in("PHONE").required())
                .as("of those that both decide")
                .isEqualTo(4);
    }

    @Test
    void facts_that_cannot_be_read_are_no_failure() {
        var tally = tally(IN_FORCE, new LastFacts.LeadFacts("L-1", "{\"lead\": 7}"));

        assertThat(tally.undecided()).isOne();
        assertThat(tally.refusals().leads()).hasSize(2);
    }

    @Test
    void only_so_many_reasons_are_kept_and_the_rest_is_counted() {
        var refusals = new Refusals();
        IntStream.range(0, 150).forEach(i -> refusals.add(new Refusals.Reason(Refusals.Side.AFTER, "No. " + i)));

        assertThat(refusals.leads()).hasSize(100);
        assertThat(refusals.others()).isEqualTo(50);
    }

    @Test
    void rows_that_no_lead_is_for_are_named() {
        var result = result(tally(IN_FORCE, Leads.lead("L-1", "92", Leads.MON_11_00, 1)), null);

        assertThat(result.rowsWithoutLeads())
                .extracting(row -> row.table() + "/" + row.row())
                .contains("rank-tiers/B", "attempts/C", "deadlines/B", "attempt-outcomes/email-made")
                .doesNotContain("rank-tiers/A", "attempts/A", "deadlines/A", "attempt-outcomes/phone-made");
        assertThat(result(tally(IN_FORCE), null).rowsWithoutLeads())
                .as("nothing is known without leads")
                .isEmpty();
    }

    @Test
    void hours_are_attempts_by_their_minutes() {
        var tally = tally(EIGHT_CALLS, Leads.lead("L-1", "92", Leads.MON_11_00, 1));
        var minutes = Map.of("PHONE", new BigDecimal("6.5"));

        var hours = result(tally, minutes).repHours();

        // 7, 8 and 6, 7 calls of 6.5 minutes; emails have no minutes
        assertThat(hours.required()).isEqualTo(new RepHours.Hours(new BigDecimal("0.76"), new BigDecimal("0.87")));
        assertThat(hours.remaining()).isEqualTo(new RepHours.Hours(new BigDecimal("0.65"), new BigDecimal("0.76")));
        assertThat(hours.soon()).as("nobody asks of the past").isNull();
        assertThat(result(tally, null).repHours()).isNull();
    }

    @Test
    void the_sample_is_of_the_size_asked_for_and_spread_over_all_leads() {
        var leads = IntStream.range(0, 400)
                .mapToObj(i -> Leads.lead("L-" + (1000 + i), "92", Leads.MON_11_00, 0))
                .toList();

        var sample =
                new Comparison(IN_FORCE, EIGHT_CALLS, null, false, 40).of(leads).sample();

        assertThat(sample).hasSize(40).extracting(DecisionChange::leadId).isSorted();
        for (int quarter = 0; quarter < 4; quarter++) {
            int from = 1000 + 100 * quarter;
            assertThat(sample.stream()
                            .mapToInt(change -> Integer.parseInt(change.leadId().substring(2)))
                            .filter(id -> id >= from && id < from + 100))
                    .hasSizeBetween(3, 20);
        }
        assertThat(new Comparison(IN_FORCE, EIGHT_CALLS, null, false, 0)
                        .of(leads)
                        .sample())
                .isEmpty();
    }

    @Test
    void a_run_reads_no_further_once_it_is_told_to_stop() throws InterruptedException {
        var read = new AtomicInteger();
        var done = new AtomicLong();
        var pages = Stream.generate(() -> List.of(Leads.lead("L-" + read.incrementAndGet(), "92", Leads.MON_11_00, 0)))
                .iterator();
        var threads = Executors.newFixedThreadPool(2);
        try {
            var run = new Run<>(new Comparison(IN_FORCE, EIGHT_CALLS, null, false, 1)::of, threads, 4);

            assertThat(run.over(pages, page -> done.addAndGet(page.leads()), () -> done.get() < 50))
                    .isFalse();

            assertThat(read.get()).isBetween(50, 56);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_fails_in_a_page_fails_the_run() {
        var threads = Executors.newFixedThreadPool(1);
        try {
            var run = new Run<>(new Comparison(IN_FORCE, null, null, false, 1)::of, threads, 4);
            var pages = List.of(List.of(Leads.lead("L-7", "92", Leads.MON_11_00, 0)))
                    .iterator();

            assertThatThrownBy(() -> run.over(pages, page -> {}, () -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The lead (L-7) could not be decided: ");
        } finally {
            threads.shutdownNow();
        }
    }

    private static ChangeTally tally(TrialEdition after, LastFacts.LeadFacts... leads) {
        return new Comparison(IN_FORCE, after, null, false, 20).of(List.of(leads));
    }

    private static WhatIfResult result(ChangeTally tally, Map<String, BigDecimal> minutes) {
        return WhatIfResult.from(
                tally, new Comparison(IN_FORCE, IN_FORCE, null, false, 20), minutes, Instant.parse(Leads.MON_13_00));
    }
}

package dev.leadline.kernel.tracking.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Correction;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was told of one lead, put in order. */
class DossierTest {

    private static final Instant AT_10 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant AT_11 = AT_10.plusSeconds(3600);
    private static final Instant AT_12 = AT_10.plusSeconds(2 * 3600);
    private static final Instant AT_13 = AT_10.plusSeconds(3 * 3600);
    private static final Instant AT_14 = AT_10.plusSeconds(4 * 3600);

    private final List<ToldFact> told = new ArrayList<>();

    private DossierTest tells(String leadId, FactKind kind, String id, Instant said, FactContent content) {
        told.add(new ToldFact(leadId, new FactKey(kind, id), said, said, told.size() + 1, content));
        return this;
    }

    private DossierTest tells(FactKind kind, String id, Instant said, FactContent content) {
        return tells("L-1", kind, id, said, content);
    }

    private DossierTest describes(String leadId, Instant said, Integer rank, Instant receivedAt, String owner) {
        var attributes = new TreeMap<String, String>();
        if (owner != null) {
            attributes.put("owner", owner);
        }
        var lead = new Lead(
                leadId,
                rank == null ? null : BigDecimal.valueOf(rank),
                "MQL",
                receivedAt,
                null,
                Map.copyOf(attributes));
        return tells(leadId, FactKind.LEAD, "at " + said, said, new Description(lead, null));
    }

    private DossierTest ranks(Instant at, int rank) {
        return tells(FactKind.RANK, "to " + rank, at, change(at, rank));
    }

    private static RankChange change(Instant at, int rank) {
        return new RankChange(at, BigDecimal.valueOf(rank));
    }

    private static Attempt call(Instant at) {
        return new Attempt(null, "PHONE", at, null, "NO_ANSWER");
    }

    private static Disposition word(DispositionType type, Instant at) {
        return new Disposition(type, at, null);
    }

    private List<String> setAside() {
        return Dossier.of("L-1", told).setAside().stream()
                .map(aside -> (aside.leadId().equals("L-1") ? "" : aside.leadId() + " ")
                        + aside.key().kind().text() + " " + aside.key().id() + ": " + aside.because())
                .toList();
    }

    private List<Cycle> cycles() {
        return Dossier.of("L-1", told).cycles();
    }

    private Cycle cycle() {
        assertThat(cycles()).hasSize(1);
        return cycles().get(0);
    }

    /** O12. */
    @Test
    void returned_and_qualified_again_later_is_a_new_cycle_that_sees_the_old_one() {
        describes("L-1", AT_10, 92, AT_10, "east-1");
        tells(FactKind.ATTEMPT, "a1", AT_11, call(AT_11));
        tells(FactKind.DISPOSITION, "o1", AT_12, word(DispositionType.RETURNED, AT_12));
        describes("L-1", AT_13, null, AT_13, "west-2");
        assertThat(cycles()).extracting(Cycle::receivedAt).containsExactly(AT_10, AT_13);
        var second = cycles().get(1);
        assertThat(second.attempts()).containsExactly(call(AT_11));
        assertThat(second.isClosed()).isFalse();
        assertThat(second.lastRank()).as("the rank it had before").isEqualByComparingTo("92");
        assertThat(second.lastAssignment().owner()).isEqualTo("west-2");
    }

    @Test
    void a_lead_received_at_the_very_moment_of_the_word_begins_a_new_cycle() {
        describes("L-1", AT_10, 92, AT_10, null);
        tells(FactKind.DISPOSITION, "o1", AT_12, word(DispositionType.RETURNED, AT_12));
        describes("L-1", AT_13, 92, AT_12, null);
        assertThat(cycles()).extracting(Cycle::receivedAt).containsExactly(AT_10, AT_12);
    }

    @Test
    void the_second_word_in_a_closed_cycle_is_set_aside() {
        describes("L-1", AT_10, 92, AT_10, null);
        tells(FactKind.DISPOSITION, "o2", AT_13, word(DispositionType.RETURNED, AT_13));
        tells(FactKind.DISPOSITION, "o1", AT_12, word(DispositionType.ACCEPTED, AT_12));
        assertThat(cycle().disposition()).isEqualTo(word(DispositionType.ACCEPTED, AT_12));
        assertThat(setAside()).containsExactly("disposition o2: The lead was already ACCEPTED at " + AT_12 + ".");
    }

    @Test
    void a_description_that_repeats_the_old_rank_does_not_take_back_a_rank_told_by_itself() {
        describes("L-1", AT_10, 50, AT_10, null);
        ranks(AT_11, 92);
        describes("L-1", AT_12, 50, AT_10, null);
        assertThat(cycle().ranks()).containsExactly(change(AT_11, 92));
        describes("L-1", AT_13, 30, AT_10, null);
        assertThat(cycle().ranks()).containsExactly(change(AT_11, 92), change(AT_13, 30));
    }

    @Test
    void a_rank_told_by_itself_for_the_very_moment_of_receipt_holds_from_receipt() {
        describes("L-1", AT_10, 50, AT_10, null);
        ranks(AT_10, 92);
        assertThat(cycle().lastRank()).isEqualByComparingTo("92");
        assertThat(cycle().description().lead().rank()).isEqualByComparingTo("92");
    }

    @Test
    void a_rank_known_before_receipt_is_that_of_a_lead_described_without_one() {
        describes("L-1", AT_12, null, AT_12, null);
        ranks(AT_11, 92);
        assertThat(cycle().description().lead().rank()).isEqualByComparingTo("92");
    }

    @Test
    void of_descriptions_said_before_receipt_the_last_one_holds_from_receipt() {
        describes("L-1", AT_10, 92, AT_12, "east-1");
        describes("L-1", AT_11, 50, AT_12, "west-2");
        assertThat(cycle().description().lead().rank()).isEqualByComparingTo("50");
        assertThat(cycle().ranks()).isEmpty();
        assertThat(cycle().assignments()).containsExactly(new Assignment(AT_12, "west-2", null));
    }

    @Test
    void an_assignment_for_the_very_moment_of_receipt_takes_the_place_of_what_was_described() {
        describes("L-1", AT_11, 92, AT_10, "queue");
        tells(FactKind.ASSIGNMENT, "s1", AT_10, new Assignment(AT_10, "east-1", "east"));
        assertThat(cycle().assignments()).containsExactly(new Assignment(AT_10, "east-1", "east"));
    }

    @Test
    void the_rank_described_last_in_a_cycle_is_that_of_the_next_one_and_not_one_told_before_it() {
        describes("L-1", AT_10, 50, AT_10, null);
        ranks(AT_11, 92);
        describes("L-1", AT_12, 60, AT_10, null);
        tells(FactKind.DISPOSITION, "o1", AT_13, word(DispositionType.RETURNED, AT_13));
        describes("L-1", AT_14, null, AT_14, null);
        assertThat(cycles().get(1).lastRank()).isEqualByComparingTo("60");
    }

    /** B9. */
    @Test
    void a_pause_ended_by_a_correction_was_known_all_along_until_then() {
        describes("L-1", AT_10, 92, AT_10, null);
        tells(FactKind.PAUSE, "p1", AT_11, new Pause(AT_11, null, AT_11, "away"));
        corrects("c1", AT_13, new FactKey(FactKind.PAUSE, "p1"), new Pause(AT_11, AT_13, AT_13, "away"));
        assertThat(cycle().pauses()).containsExactly(new Pause(AT_11, AT_13, AT_11, "away"));
    }

    /** B9: what each word added became known with that word, and stays so when there is another. */
    @Test
    void a_pause_that_is_put_off_twice_became_known_in_three_parts() {
        describes("L-1", AT_10, 92, AT_10, null);
        tells(FactKind.PAUSE, "p1", AT_10, new Pause(AT_10, AT_11, AT_10, "away"));
        corrects("c1", AT_11, new FactKey(FactKind.PAUSE, "p1"), new Pause(AT_10, AT_13, null, "longer"));
        corrects("c2", AT_12, new FactKey(FactKind.PAUSE, "p1"), new Pause(AT_10, AT_14, null, "longest"));
        assertThat(cycle().pauses())
                .containsExactly(
                        new Pause(AT_10, AT_11, AT_10, "longest"),
                        new Pause(AT_11, AT_13, AT_11, "longest"),
                        new Pause(AT_13, AT_14, AT_12, "longest"));
    }

    private void corrects(String id, Instant said, FactKey of, FactContent content) {
        tells(FactKind.CORRECTION, id, said, new Correction(of, content));
    }

    @Test
    void a_corrected_call_happened_when_the_correction_says() {
        describes("L-1", AT_10, 92, AT_10, null);
        corrects("c1", AT_11, new FactKey(FactKind.ATTEMPT, "a1"), call(AT_12));
        tells(FactKind.ATTEMPT, "a1", AT_13, call(AT_13));
        assertThat(cycle().attempts()).containsExactly(call(AT_12));
    }

    private void merges(Instant said) {
        tells(FactKind.MERGE, "m1", said, new Merge("L-2"));
    }

    @Test
    void of_merged_leads_the_earliest_receipt_and_the_description_of_the_one_that_stays_hold() {
        describes("L-1", AT_12, 92, AT_12, "east-1");
        describes("L-2", AT_10, 50, AT_10, "west-2");
        merges(AT_13);
        assertThat(cycle().receivedAt()).isEqualTo(AT_10);
        assertThat(cycle().description().lead().id()).isEqualTo("L-1");
        assertThat(cycle().lastRank()).isEqualByComparingTo("92");
        assertThat(cycle().lastAssignment().owner()).isEqualTo("east-1");
    }

    @Test
    void a_lead_that_was_never_described_itself_is_what_the_one_merged_into_it_was() {
        describes("L-2", AT_10, 50, AT_10, "west-2");
        merges(AT_13);
        ranks(AT_12, 92);
        assertThat(cycle().description().lead().id()).isEqualTo("L-1");
        assertThat(cycle().lastRank()).isEqualByComparingTo("92");
    }

    @Test
    void what_a_merged_lead_came_to_be_counts_from_the_merge_on() {
        describes("L-1", AT_10, 50, AT_10, "east-1");
        describes("L-2", AT_10, 50, AT_10, "west-2");
        merges(AT_12);
        tells("L-2", FactKind.RANK, "r1", AT_11, change(AT_11, 10));
        tells("L-2", FactKind.RANK, "r2", AT_13, change(AT_13, 92));
        tells("L-2", FactKind.ASSIGNMENT, "s1", AT_13, new Assignment(AT_13, "cid", null));
        assertThat(cycle().ranks()).containsExactly(change(AT_13, 92));
        assertThat(cycle().lastAssignment().owner()).isEqualTo("cid");
    }

    @Test
    void a_call_told_of_both_leads_in_the_same_words_is_one_and_is_withdrawn_of_both() {
        describes("L-1", AT_10, 92, AT_10, null);
        describes("L-2", AT_10, 92, AT_10, null);
        tells("L-1", FactKind.ATTEMPT, "a1", AT_11, call(AT_11));
        tells("L-2", FactKind.ATTEMPT, "a1", AT_11, call(AT_11));
        merges(AT_12);
        assertThat(cycle().attempts()).containsExactly(call(AT_11));
        assertThat(setAside())
                .containsExactly("L-2 attempt a1: The same attempt was recorded for the lead (L-1). It counts once.");
        tells("L-1", FactKind.WITHDRAWAL, "w1", AT_13, new Withdrawal(new FactKey(FactKind.ATTEMPT, "a1")));
        assertThat(cycle().attempts()).isEmpty();
    }

    private static Attempt named(String id, Instant at, String outcome) {
        return new Attempt(id, "PHONE", at, null, outcome);
    }

    @Test
    void calls_of_two_leads_that_share_an_id_and_differ_both_count_and_each_is_amended_of_its_lead() {
        describes("L-1", AT_10, 92, AT_10, null);
        describes("L-2", AT_10, 92, AT_10, null);
        tells("L-1", FactKind.ATTEMPT, "call-1", AT_11, named("call-1", AT_11, "NO_ANSWER"));
        tells("L-2", FactKind.ATTEMPT, "call-1", AT_12, named("call-1", AT_12, "CONNECTED"));
        merges(AT_13);
        assertThat(cycle().attempts())
                .containsExactly(named("call-1", AT_11, "NO_ANSWER"), named("L-2/call-1", AT_12, "CONNECTED"));
        assertThat(setAside()).isEmpty();
        tells("L-2", FactKind.WITHDRAWAL, "w1", AT_14, new Withdrawal(new FactKey(FactKind.ATTEMPT, "call-1")));
        assertThat(cycle().attempts()).containsExactly(named("call-1", AT_11, "NO_ANSWER"));
    }

    @Test
    void a_call_of_the_lead_that_was_absorbed_is_corrected_by_the_one_that_stays() {
        describes("L-1", AT_10, 92, AT_10, null);
        describes("L-2", AT_10, 92, AT_10, null);
        tells("L-2", FactKind.ATTEMPT, "a1", AT_11, call(AT_11));
        merges(AT_12);
        corrects("c1", AT_13, new FactKey(FactKind.ATTEMPT, "a1"), call(AT_12));
        assertThat(cycle().attempts()).containsExactly(call(AT_12));
    }

    private static Disposition duplicate(DispositionType type, Instant at) {
        return new Disposition(type, at, "duplicate");
    }

    /** A record that is closed as the copy of another is no word on the lead. */
    @Test
    void a_record_closed_as_a_duplicate_does_not_close_the_lead_that_it_is_merged_with() {
        describes("L-1", AT_10, 92, AT_10, null);
        describes("L-2", AT_10, 92, AT_10, null);
        tells("L-2", FactKind.DISPOSITION, "o1", AT_12, duplicate(DispositionType.DISQUALIFIED, AT_12));
        merges(AT_11);
        assertThat(cycle().isClosed()).isFalse();
        assertThat(setAside())
                .containsExactly("L-2 disposition o1: The record (L-2) was closed as a duplicate."
                        + " That does not close the lead that it was merged with.");
        tells("L-1", FactKind.DISPOSITION, "o2", AT_13, duplicate(DispositionType.DISQUALIFIED, AT_13));
        assertThat(cycle().disposition()).isEqualTo(duplicate(DispositionType.DISQUALIFIED, AT_13));
    }

    @Test
    void the_record_that_stays_may_have_been_the_one_closed_as_a_duplicate() {
        describes("L-1", AT_10, 92, AT_10, null);
        describes("L-2", AT_10, 92, AT_10, null);
        tells("L-1", FactKind.DISPOSITION, "o1", AT_11, duplicate(DispositionType.RETURNED, AT_11));
        assertThat(cycle().isClosed()).isTrue();
        merges(AT_12);
        assertThat(cycle().isClosed()).isFalse();
    }

    @Test
    void any_other_word_on_the_absorbed_record_closes_the_lead() {
        describes("L-1", AT_10, 92, AT_10, null);
        describes("L-2", AT_10, 92, AT_10, null);
        merges(AT_11);
        tells("L-2", FactKind.DISPOSITION, "o1", AT_12, word(DispositionType.ACCEPTED, AT_12));
        assertThat(cycle().disposition()).isEqualTo(word(DispositionType.ACCEPTED, AT_12));
    }

    @Test
    void a_lead_has_the_rank_and_owner_of_the_one_it_absorbs_until_it_was_received_itself() {
        describes("L-2", AT_10, 50, AT_10, "west-2");
        describes("L-1", AT_12, 92, AT_12, "east-1");
        tells("L-2", FactKind.ASSIGNMENT, "s1", AT_11, new Assignment(AT_11, "west-3", null));
        tells("L-2", FactKind.ASSIGNMENT, "s2", AT_13, new Assignment(AT_13, "west-4", null));
        merges(AT_14);
        assertThat(cycle().assignments())
                .containsExactly(
                        new Assignment(AT_10, "west-2", null),
                        new Assignment(AT_11, "west-3", null),
                        new Assignment(AT_12, "east-1", null));
        assertThat(cycle().description().lead().rank()).isEqualByComparingTo("50");
        assertThat(cycle().ranks()).containsExactly(change(AT_12, 92));
        assertThat(setAside())
                .containsExactly("L-2 assignment s2: It was before the lead (L-2) was merged."
                        + " The lead (L-1) has its own rank and owner.");
    }

    @Test
    void a_merge_that_is_withdrawn_leaves_each_lead_as_if_it_had_not_been() {
        describes("L-1", AT_12, 92, AT_12, "east-1");
        describes("L-2", AT_10, 50, AT_10, "west-2");
        tells("L-2", FactKind.ATTEMPT, "a1", AT_11, call(AT_11));
        var before = List.of(
                Dossier.of("L-1", told).cycles(), Dossier.of("L-2", told).cycles());
        merges(AT_13);
        assertThat(cycle().attempts()).hasSize(1);
        assertThat(Union.roots(told)).isEqualTo(Map.of("L-2", "L-1"));
        tells(FactKind.WITHDRAWAL, "w1", AT_14, new Withdrawal(new FactKey(FactKind.MERGE, "m1")));
        assertThat(List.of(
                        Dossier.of("L-1", told).cycles(),
                        Dossier.of("L-2", told).cycles()))
                .isEqualTo(before);
        assertThat(Union.roots(told)).isEmpty();
        assertThat(setAside())
                .containsExactly(
                        "merge m1: It was withdrawn at " + AT_14 + ". A merge with another id merges the leads again.");
    }

    @Test
    void leads_that_are_merged_in_a_chain_stay_merged_as_the_merges_that_stand_say() {
        tells("B", FactKind.MERGE, "m1", AT_10, new Merge("C"));
        tells("A", FactKind.MERGE, "m2", AT_11, new Merge("B"));
        assertThat(Union.roots(told)).isEqualTo(Map.of("B", "A", "C", "A"));
        tells("A", FactKind.WITHDRAWAL, "w1", AT_12, new Withdrawal(new FactKey(FactKind.MERGE, "m2")));
        assertThat(Union.roots(told)).isEqualTo(Map.of("C", "B"));
    }

    /** Only a word that closed the cycle begins another; a receipt is moved by a correction. */
    @Test
    void a_second_receipt_while_the_lead_is_open_has_no_say_and_the_rest_of_what_it_says_has() {
        describes("L-1", AT_10, 92, AT_10, null);
        describes("L-1", AT_12, 92, AT_12, null);
        describes("L-1", AT_13, 50, AT_13, null);
        assertThat(cycle().receivedAt()).isEqualTo(AT_10);
        assertThat(cycle().ranks()).containsExactly(change(AT_13, 50));
        var because = ": The lead was already received at " + AT_10 + ", so the receivedAt (%s) has no effect."
                + " To move the receipt, correct the lead (at " + AT_10 + ").";
        assertThat(setAside())
                .containsExactly(
                        "lead at " + AT_12 + because.formatted(AT_12), "lead at " + AT_13 + because.formatted(AT_13));
        assertThat(Dossier.of("L-1", told).setAside())
                .extracting(SetAside::isPart)
                .containsExactly(false, true);
        corrects("c1", AT_14, new FactKey(FactKind.LEAD, "at " + AT_10), description(AT_11));
        assertThat(cycle().receivedAt()).isEqualTo(AT_11);
        tells(FactKind.DISPOSITION, "o1", AT_12, word(DispositionType.RETURNED, AT_12));
        assertThat(cycles()).extracting(Cycle::receivedAt).containsExactly(AT_11, AT_12);
    }

    private static Description description(Instant receivedAt) {
        return new Description(new Lead("L-1", BigDecimal.valueOf(92), "MQL", receivedAt, null, Map.of()), null);
    }

    /** Between facts of one kind at one moment the one recorded last holds. */
    @Test
    void of_facts_of_one_moment_the_one_recorded_last_holds() {
        describes("L-1", AT_11, 92, AT_10, "owner-1");
        tells(FactKind.LEAD, "again", AT_11, described(50, "owner-2"));
        ranks(AT_12, 92);
        ranks(AT_12, 70);
        tells(FactKind.ASSIGNMENT, "s1", AT_12, new Assignment(AT_12, "z", null));
        tells(FactKind.ASSIGNMENT, "s2", AT_12, new Assignment(AT_12, "a", null));
        tells(FactKind.DISPOSITION, "z", AT_13, word(DispositionType.ACCEPTED, AT_13));
        tells(FactKind.DISPOSITION, "a", AT_13, word(DispositionType.RETURNED, AT_13));
        assertThat(cycle().description().lead().rank()).isEqualByComparingTo("50");
        assertThat(cycle().assignments())
                .containsExactly(new Assignment(AT_10, "owner-2", null), new Assignment(AT_12, "a", null));
        assertThat(cycle().ranks()).containsExactly(change(AT_12, 70));
        assertThat(cycle().disposition()).isEqualTo(word(DispositionType.RETURNED, AT_13));
        assertThat(setAside())
                .containsExactlyInAnyOrder(
                        "lead at " + AT_11 + ": Another lead from the same moment (" + AT_11
                                + ") was recorded after it.",
                        "rank to 92: Another rank from the same moment (" + AT_12 + ") was recorded after it.",
                        "assignment s1: Another assignment from the same moment (" + AT_12 + ") was recorded after it.",
                        "disposition z: Another disposition from the same moment (" + AT_13
                                + ") was recorded after it.");
    }

    private static Description described(int rank, String owner) {
        return new Description(
                new Lead("L-1", BigDecimal.valueOf(rank), "MQL", AT_10, null, Map.of("owner", owner)), null);
    }

    @Test
    void of_corrections_of_one_moment_the_one_recorded_last_holds() {
        describes("L-1", AT_10, 92, AT_10, null);
        tells(FactKind.ATTEMPT, "a1", AT_11, call(AT_11));
        corrects("z", AT_14, new FactKey(FactKind.ATTEMPT, "a1"), call(AT_12));
        corrects("a", AT_14, new FactKey(FactKind.ATTEMPT, "a1"), call(AT_13));
        assertThat(cycle().attempts()).containsExactly(call(AT_13));
    }

    /** After the word nothing has a say in the cycle, whatever its kind. */
    @Test
    void what_happens_after_the_word_has_no_say() {
        describes("L-1", AT_10, 50, AT_10, "east-1");
        tells(FactKind.DISPOSITION, "o1", AT_12, word(DispositionType.REJECTED, AT_12));
        tells(FactKind.ATTEMPT, "then", AT_12, call(AT_12));
        tells(FactKind.ATTEMPT, "a1", AT_13, call(AT_13));
        ranks(AT_13, 92);
        tells(FactKind.ASSIGNMENT, "s1", AT_13, new Assignment(AT_13, "west-2", null));
        tells(FactKind.PAUSE, "p1", AT_13, new Pause(AT_13, AT_14, AT_13, "away"));
        describes("L-1", AT_14, 70, AT_10, "west-2");
        assertThat(cycle().attempts()).containsExactly(call(AT_12));
        assertThat(cycle().ranks()).isEmpty();
        assertThat(cycle().pauses()).isEmpty();
        assertThat(cycle().lastRank()).isEqualByComparingTo("50");
        assertThat(cycle().lastAssignment().owner()).isEqualTo("east-1");
        var because = ": The lead was already REJECTED at " + AT_12 + ".";
        assertThat(setAside())
                .containsExactlyInAnyOrder(
                        "attempt a1" + because,
                        "rank to 92" + because,
                        "assignment s1" + because,
                        "pause p1" + because,
                        "lead at " + AT_14 + because);
    }

    @Test
    void what_a_lead_came_to_be_after_the_word_is_what_the_next_cycle_begins_with() {
        describes("L-1", AT_10, 50, AT_10, null);
        tells(FactKind.DISPOSITION, "o1", AT_11, word(DispositionType.RETURNED, AT_11));
        ranks(AT_12, 92);
        tells(FactKind.ASSIGNMENT, "s1", AT_12, new Assignment(AT_12, "west-2", null));
        tells(FactKind.ATTEMPT, "a1", AT_12, call(AT_12));
        describes("L-1", AT_13, null, AT_13, null);
        assertThat(cycles().get(0).lastRank()).isEqualByComparingTo("50");
        assertThat(cycles().get(1).lastRank()).isEqualByComparingTo("92");
        assertThat(cycles().get(1).lastAssignment().owner()).isEqualTo("west-2");
        assertThat(setAside()).containsExactly("attempt a1: The lead was already RETURNED at " + AT_11 + ".");
    }

    @Test
    void what_was_withdrawn_is_set_aside_until_a_correction_brings_it_back() {
        describes("L-1", AT_10, 92, AT_10, null);
        tells(FactKind.WITHDRAWAL, "w1", AT_12, new Withdrawal(new FactKey(FactKind.ATTEMPT, "a1")));
        tells(FactKind.ATTEMPT, "a1", AT_11, call(AT_11));
        assertThat(setAside())
                .containsExactly("attempt a1: It was withdrawn at " + AT_12 + ". A correction brings it back.");
        corrects("c1", AT_13, new FactKey(FactKind.ATTEMPT, "a1"), call(AT_11));
        assertThat(setAside()).isEmpty();
        assertThat(cycle().attempts()).containsExactly(call(AT_11));
    }
}

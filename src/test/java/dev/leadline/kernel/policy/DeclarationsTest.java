package dev.leadline.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.kernel.Invalid;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The obligations and actions that a policy declares of its own. */
class DeclarationsTest {

    private static Terms terms(Declarations declared, List<String> channels, String... attributes) {
        return new Terms(
                "p",
                "P",
                "MQL",
                true,
                "marketing",
                channels,
                List.of("CONNECTED", "VOICEMAIL"),
                new ClockTerms(CalendarChoice.fixed("sales"), null, null, false),
                Map.of(TableKind.DEADLINES, new TableTerms(null, List.of(attributes))),
                declared);
    }

    private static Terms terms(ObligationKind... obligations) {
        return terms(new Declarations(List.of(obligations), List.of()), List.of("PHONE", "EMAIL"));
    }

    private static List<Invalid.Fault> faults(Declarations declared, String... attributes) {
        var refused = catchThrowableOfType(() -> terms(declared, List.of("PHONE", "EMAIL"), attributes), Invalid.class);
        return refused == null ? List.of() : refused.faults();
    }

    private static List<Invalid.Fault> faults(ObligationKind... obligations) {
        return faults(new Declarations(List.of(obligations), List.of()));
    }

    private static ObligationKind obligation(String id) {
        return new ObligationKind(id, "Second call", null, null, true, true);
    }

    private static ObligationKind satisfied(String channel, List<String> outcomes, int attempt) {
        return new ObligationKind(
                "SECOND_CALL", "Second call", new Satisfaction(channel, outcomes, attempt), null, true, true);
    }

    @Test
    void they_come_after_the_known_ones_and_have_columns_of_their_own() {
        var terms = terms(
                satisfied("PHONE", List.of("CONNECTED"), 2),
                new ObligationKind("HANDOVER", "Handover", null, "sales", false, false));
        assertThat(terms.obligationKinds())
                .containsExactly(
                        "FIRST_CALL",
                        "ALL_ATTEMPTS",
                        "DISPOSITION",
                        "EARLY_DISQUALIFICATION",
                        "SECOND_CALL",
                        "HANDOVER");
        assertThat(TableKind.DEADLINES.columns(terms))
                .extracting(Column::name)
                .containsExactly("row", "tier", "firstCallWithin", "allAttemptsWithin", "secondCallWithin", "note");
        assertThat(TableKind.DEADLINES.columns(terms).get(4).required()).isFalse();
        assertThat(TableKind.ALERTS.columns(terms).get(2).expected())
                .isEqualTo("`FIRST_CALL`, `ALL_ATTEMPTS`, `DISPOSITION`, `EARLY_DISQUALIFICATION`, `SECOND_CALL` or"
                        + " `HANDOVER`");
    }

    @ParameterizedTest
    @CsvSource({"Second call, second call", "SMS within the hour, SMS within the hour", "A, A", "Élan, élan"})
    void a_title_within_a_sentence_begins_small_unless_it_is_an_abbreviation(String title, String words) {
        assertThat(new ObligationKind("X", title, null, null, false, true).words())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"second-call, SECOND_CALL", "Second call, SECOND_CALL", "_X, X", "2ND_CALL, ND_CALL"})
    void an_id_that_is_no_name_is_refused_with_one_that_may_be_meant(String id, String meant) {
        assertThat(faults(obligation(id))).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/obligations/0/id");
            assertThat(fault.value()).isEqualTo(id);
            assertThat(fault.detail())
                    .isEqualTo("The id of the obligation (" + id + ") must be at most 64 capital letters, digits and"
                            + " `_`, the first a letter.\nDid you mean " + meant + "?");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "\u0130", "\uD83D\uDE00"})
    void an_id_of_nothing_usable_is_refused(String id) {
        assertThat(faults(obligation(id))).extracting(Invalid.Fault::pointer).containsExactly("/obligations/0/id");
    }

    @Test
    void a_long_id_is_refused_and_shown_in_part() {
        assertThat(faults(obligation("A".repeat(64)))).isEmpty();
        assertThat(faults(obligation("A".repeat(65))))
                .extracting(Invalid.Fault::pointer)
                .containsExactly("/obligations/0/id");
        assertThat(faults(obligation("A".repeat(100_000))).get(0).detail()).hasSizeLessThan(300);
    }

    @Test
    void a_known_kind_and_one_declared_twice_are_refused() {
        assertThat(faults(new ObligationKind("DISPOSITION", "Done", null, null, false, true)))
                .extracting(Invalid.Fault::detail)
                .containsExactly("The obligation (DISPOSITION) is built in. Use another id.");
        assertThat(faults(obligation("SECOND_CALL"), obligation("SECOND_CALL")))
                .extracting(Invalid.Fault::pointer, Invalid.Fault::detail)
                .containsExactly(tuple(
                        "/obligations/1/id",
                        "The obligation (SECOND_CALL) is declared twice. Use another id for one of them."));
        var escalate = new ActionType("ESCALATE", "Escalate the lead", null);
        assertThat(faults(new Declarations(
                        List.of(), List.of(escalate, new ActionType("ATTEMPT", "Try", "no team"), escalate))))
                .extracting(Invalid.Fault::pointer)
                .containsExactlyInAnyOrder("/actions/1/id", "/actions/1/responsible", "/actions/2/id");
    }

    @Test
    void a_column_that_would_be_another_is_refused() {
        assertThat(faults(obligation("FIRST__CALL")))
                .extracting(Invalid.Fault::detail)
                .containsExactly("The column in deadlines of the obligation (FIRST__CALL) would be"
                        + " `firstCallWithin`, which already exists. Use another id.");
        assertThat(faults(obligation("SECOND_CALL"), obligation("SECOND__CALL")))
                .extracting(Invalid.Fault::pointer)
                .containsExactly("/obligations/1/id");
        var second = new Declarations(List.of(obligation("SECOND_CALL")), List.of());
        assertThat(faults(second, "secondCallWithin"))
                .extracting(Invalid.Fault::pointer, Invalid.Fault::value)
                .containsExactly(tuple("/tables/deadlines/segmentedBy", "secondCallWithin"));
        assertThat(faults(second, "region")).isEmpty();
        assertThatThrownBy(() -> terms(second, List.of("PHONE", "secondCallWithin")))
                .hasMessage("The channel (secondCallWithin) has the name of another column.");
    }

    @Test
    void attempts_that_the_policy_does_not_know_are_refused() {
        assertThat(faults(satisfied("FAX", List.of("CONNECTED", "CONECTED", "CONNECTED"), 0)))
                .extracting(Invalid.Fault::pointer, Invalid.Fault::detail)
                .containsExactly(
                        tuple(
                                "/obligations/0/satisfiedBy/channel",
                                "The policy has no channel (FAX). Use one of PHONE, EMAIL."),
                        tuple(
                                "/obligations/0/satisfiedBy/outcomes/1",
                                "The policy has no outcome (CONECTED). Use one of CONNECTED, VOICEMAIL."),
                        tuple("/obligations/0/satisfiedBy/outcomes/2", "The outcome (CONNECTED) is listed twice."),
                        tuple(
                                "/obligations/0/satisfiedBy/attempt",
                                "The attempt (0) must be a whole number between 1 and 999."));
        assertThat(faults(satisfied(null, List.of(), 999))).isEmpty();
        assertThat(faults(satisfied(null, List.of(), 1000))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Second call", "Second call ", "a\nb", "a\0b", "a\uD800b"})
    void a_title_that_nobody_could_read_is_refused(String title) {
        assertThat(faults(new ObligationKind("SECOND_CALL", title, null, null, true, true)))
                .extracting(Invalid.Fault::pointer)
                .containsExactly("/obligations/0/title");
        assertThat(faults(new Declarations(List.of(), List.of(new ActionType("ESCALATE", title, null)))))
                .extracting(Invalid.Fault::pointer)
                .containsExactly("/actions/0/title");
    }

    @Test
    void what_is_missing_and_what_is_too_much_is_refused() {
        assertThat(faults(new ObligationKind(null, null, null, "", true, true)))
                .extracting(Invalid.Fault::pointer)
                .containsExactly("/obligations/0/id", "/obligations/0/title", "/obligations/0/responsible");
        assertThat(faults(new ObligationKind("X", "t".repeat(200), null, null, true, true)))
                .isEmpty();
        assertThat(faults(new ObligationKind("X", "t".repeat(201), null, null, true, true)))
                .hasSize(1);
        var fifty = IntStream.range(0, 50).mapToObj(i -> obligation("K" + i)).toList();
        assertThat(faults(new Declarations(fifty, List.of()))).isEmpty();
        var more = new java.util.ArrayList<>(fifty);
        more.addAll(Collections.nCopies(100_000, obligation("one more")));
        assertThat(faults(new Declarations(more, List.of())))
                .extracting(Invalid.Fault::detail)
                .containsExactly("The policy declares 100050 obligations; at most 50 are allowed.");
    }
}

package dev.leadline.kernel.decision;

import static dev.leadline.kernel.decision.TransitionExamples.AT_11_30;
import static dev.leadline.kernel.decision.TransitionExamples.BEFORE;
import static dev.leadline.kernel.decision.TransitionExamples.LONGER;
import static dev.leadline.kernel.decision.TransitionExamples.RECEIVED;
import static dev.leadline.kernel.decision.TransitionExamples.SHORTER;
import static dev.leadline.kernel.decision.TransitionExamples.came;
import static dev.leadline.kernel.decision.TransitionExamples.decide;
import static dev.leadline.kernel.decision.TransitionExamples.facts;
import static dev.leadline.kernel.decision.TransitionExamples.untouched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.Checkout;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new version of a policy means for a lead in flight, to the second (O9). */
class TransitionsTest {

    /** The version comes at 11:30 (16:30Z); what was owed until then was 17:00Z and 2016-01-22T22:00Z. */
    @ParameterizedTest
    @CsvSource({
        "NEW_LEADS,            SHORTER, 2016-01-11T17:00:00Z, OPEN,     2016-01-22T22:00:00Z",
        "NEW_LEADS,            LONGER,  2016-01-11T17:00:00Z, OPEN,     2016-01-22T22:00:00Z",
        "RE_RATE_FROM_RECEIPT, SHORTER, 2016-01-11T16:00:00Z, BREACHED, 2016-01-15T22:00:00Z",
        "RE_RATE_FROM_RECEIPT, LONGER,  2016-01-11T19:00:00Z, OPEN,     2016-01-28T22:00:00Z",
        "RE_RATE_FROM_NOW,     SHORTER, 2016-01-11T17:30:00Z, OPEN,     2016-01-15T22:00:00Z",
        "RE_RATE_FROM_NOW,     LONGER,  2016-01-11T20:30:00Z, OPEN,     2016-01-28T22:00:00Z",
        "NEVER_SHORTEN,        SHORTER, 2016-01-11T17:00:00Z, OPEN,     2016-01-22T22:00:00Z",
        "NEVER_SHORTEN,        LONGER,  2016-01-11T19:00:00Z, OPEN,     2016-01-28T22:00:00Z",
    })
    void what_is_still_owed_gets_the_deadline_that_the_transition_names(
            Transition transition, String version, Instant call, ObligationState state, Instant all) {
        ResolvedPolicy policy = version.equals("SHORTER") ? SHORTER : LONGER;
        var decision = decide(untouched(AT_11_30), came(policy, AT_11_30, transition));
        assertThat(owed(decision, ObligationKind.FIRST_CALL).deadline().at()).isEqualTo(call);
        assertThat(owed(decision, ObligationKind.FIRST_CALL).state()).isEqualTo(state);
        assertThat(owed(decision, ObligationKind.ALL_ATTEMPTS).deadline().at()).isEqualTo(all);
    }

    @Test
    void with_new_leads_the_lead_keeps_its_version() {
        var decision = decide(untouched(AT_11_30), came(SHORTER, AT_11_30, Transition.NEW_LEADS));
        assertThat(decision.policy()).isSameAs(BEFORE);
        assertThat(decision.earlier()).isNull();
    }

    @Test
    void a_version_of_which_it_is_known_that_it_will_come_ends_the_answer() {
        var soon = Instant.parse("2016-01-11T16:45:00Z");
        var decision = decide(untouched(AT_11_30), came(LONGER, soon, Transition.RE_RATE_FROM_NOW));
        assertThat(decision.policy()).isSameAs(BEFORE);
        assertThat(decision.validUntil()).isEqualTo("2016-01-11T16:44:59.999999999Z");
        assertThat(decide(untouched(soon), came(LONGER, soon, Transition.RE_RATE_FROM_NOW))
                        .policy())
                .isSameAs(LONGER);
    }

    @Test
    void a_version_that_came_before_receipt_holds_from_receipt() {
        var dayBefore = Instant.parse("2016-01-10T15:00:00Z");
        var decision = decide(untouched(AT_11_30), came(LONGER, dayBefore, Transition.RE_RATE_FROM_NOW));
        assertThat(decision.earlier()).isNull();
        var call = owed(decision, ObligationKind.FIRST_CALL).deadline();
        assertThat(call.at()).isEqualTo("2016-01-11T19:00:00Z");
        assertThat(call.basis().from()).isEqualTo(RECEIVED);
    }

    @Test
    void a_call_that_was_in_time_stays_so_though_the_new_version_would_have_wanted_it_earlier() {
        var called = new Attempt("a1", "PHONE", Instant.parse("2016-01-11T16:15:00Z"), null, null);
        var decision = decide(facts(AT_11_30, null, called), came(SHORTER, AT_11_30, Transition.RE_RATE_FROM_RECEIPT));
        var call = owed(decision, ObligationKind.FIRST_CALL);
        assertThat(call.state()).isEqualTo(ObligationState.MET);
        assertThat(call.deadline().at()).isEqualTo("2016-01-11T17:00:00Z");
    }

    @Test
    void a_call_that_was_missed_stays_so_though_the_new_version_would_have_waited() {
        var at13 = Instant.parse("2016-01-11T18:00:00Z");
        for (var transition :
                List.of(Transition.RE_RATE_FROM_RECEIPT, Transition.RE_RATE_FROM_NOW, Transition.NEVER_SHORTEN)) {
            var call = owed(decide(untouched(at13), came(LONGER, at13, transition)), ObligationKind.FIRST_CALL);
            assertThat(call.state()).isEqualTo(ObligationState.BREACHED);
            assertThat(call.deadline().at()).isEqualTo("2016-01-11T17:00:00Z");
        }
    }

    @Test
    void what_ended_when_the_lead_was_reached_is_owed_from_the_change_on_when_it_was_not_reached_after_all() {
        var call = owed(TransitionExamples.replied(), ObligationKind.FIRST_CALL);
        assertThat(call.state()).isEqualTo(ObligationState.OPEN);
        assertThat(call.deadline().at()).isEqualTo("2016-01-11T18:30:00Z");
        assertThat(call.deadline().basis().from()).isEqualTo(AT_11_30);
    }

    @Test
    void what_is_owed_whatever_the_tier_goes_on_below_the_worked_bands() {
        var inForce = Checkout.with(
                Path.of("samples/own-rules/policies"),
                """
                package leadline.rules.own
                import dev.leadline.kernel.clock.*
                import dev.leadline.kernel.obligation.*
                rule "The manager is told of every lead within a business day"
                when
                    $activity : LeadActivity( declares("ESCALATION") )
                then
                    insert( $activity.owe("ESCALATION", "1 business day") );
                end
                """);
        var policy = inForce.find("mql-to-sal-escalated").orElseThrow();
        var lead = new Lead("L-1", BigDecimal.valueOf(70), "ESCALATED", RECEIVED, null, Map.of());
        var fall = new RankChange(Instant.parse("2016-01-11T16:00:00Z"), BigDecimal.valueOf(30));
        var decision = inForce.decider()
                .decide(policy, new Facts(new AsOf(AT_11_30), lead, List.of(), List.of(), null, List.of(fall)));
        assertThat(owed(decision, "ESCALATION").state()).isEqualTo(ObligationState.OPEN);
        assertThat(owed(decision, ObligationKind.FIRST_CALL).state()).isEqualTo(ObligationState.CANCELLED);
    }

    @Test
    void a_closed_lead_is_never_judged_again() {
        var accepted = new Disposition(DispositionType.ACCEPTED, Instant.parse("2016-01-11T16:20:00Z"), null);
        var decision = decide(facts(AT_11_30, accepted), came(SHORTER, AT_11_30, Transition.RE_RATE_FROM_RECEIPT));
        assertThat(decision.policy()).isSameAs(BEFORE);
        assertThat(owed(decision, ObligationKind.FIRST_CALL).state()).isEqualTo(ObligationState.CANCELLED);
    }

    @Test
    void of_two_versions_at_one_moment_the_last_holds() {
        var decision = decide(
                untouched(AT_11_30),
                came(SHORTER, AT_11_30, Transition.RE_RATE_FROM_RECEIPT),
                came(LONGER, AT_11_30, Transition.NEVER_SHORTEN));
        assertThat(decision.policy()).isSameAs(LONGER);
        assertThat(owed(decision, ObligationKind.FIRST_CALL).deadline().at()).isEqualTo("2016-01-11T19:00:00Z");
    }

    @Test
    void a_deadline_that_outlives_its_version_is_explained_by_it() {
        var decision = decide(untouched(AT_11_30), came(SHORTER, AT_11_30, Transition.NEVER_SHORTEN));
        var call = owed(decision, ObligationKind.FIRST_CALL).deadline();
        assertThat(call.basis().tier()).isEqualTo("A");
        var trace = LeadClock.trace(call, AT_11_30).intervals();
        assertThat(trace.get(trace.size() - 1).to()).isEqualTo(call.at());
    }

    private static Obligation owed(Decision decision, String kind) {
        return decision.conclusions().obligations().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}

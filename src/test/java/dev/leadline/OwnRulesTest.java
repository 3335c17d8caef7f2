package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseReport;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.decision.Sentence;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.rules.ContentFolder;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documented example of rules of one's own: an obligation and an action that no Java knows. */
class OwnRulesTest {

    private static final Path SAMPLE = Path.of("samples/own-rules");

    @Test
    void the_cases_of_the_example_hold_and_every_rule_of_it_fires() throws Exception {
        var drl = Files.readString(SAMPLE.resolve("own-rules.drl"));
        var inForce = Checkout.with(SAMPLE.resolve("policies"), drl);
        var report = report(inForce);

        assertThat(report.cases()).hasSizeGreaterThan(8).allSatisfy(result -> assertThat(result.passed())
                .as("%s: %s", result.name(), result.differences())
                .isTrue());
        assertThat(report.rules())
                .contains(
                        "Until the second call is made, it is the next call",
                        "Until the sales manager is informed, the lead must be escalated");
    }

    /** A lead must be ranked within a business day, as an obligation that no tier owes. */
    private static final String RANKED_IN_TIME =
            """
            package leadline.rules.own
            import dev.leadline.kernel.clock.*
            import dev.leadline.kernel.obligation.*
            import dev.leadline.kernel.fact.*
            rule "A lead without a rank must be ranked within a business day"
            when
                Lead( rank == null )
                $activity : LeadActivity( declares("ESCALATION") )
            then
                insert( $activity.owe("ESCALATION", "1 business day", null) );
            end
            rule "Its first rank does it"
            when
                $change : Change( firstRank )
                $activity : LeadActivity( declares("ESCALATION") )
            then
                insert( $activity.owe("ESCALATION", "1 business day", $change.at()) );
            end
            rule "Until then it is to be ranked by that time"
            when
                $owed : Obligation( kind == "ESCALATION", outstanding )
            then
                insert( RequiredAction.of("SCORE", $owed) );
            end
            """;

    private static Decision unranked(String asOf, RankChange... ranks) {
        var inForce = Checkout.with(SAMPLE.resolve("policies"), RANKED_IN_TIME);
        var received = Instant.parse("2016-01-11T15:00:00Z");
        var lead = new Lead("L-1", null, "ESCALATED", received, null, Map.of());
        var facts = new Facts(new AsOf(Instant.parse(asOf)), lead, List.of(), List.of(), null, List.of(ranks));
        return inForce.decider().decide(inForce.find("mql-to-sal-escalated").orElseThrow(), facts);
    }

    @Test
    void what_no_tier_owes_has_a_deadline_an_action_and_alerts() {
        var decision = unranked("2016-01-11T16:00:00Z");

        assertThat(decision.requiredActions()).hasSize(1);
        assertThat(decision.next().dueAt()).isEqualTo("2016-01-12T22:00:00Z");
        assertThat(Sentence.of(decision.next(), decision))
                .isEqualTo("Rank the lead by Tuesday 12 January 17:00 New York time.");
        assertThat(decision.conclusions().notices())
                .extracting(Notice::row)
                .containsExactly("escalation-half", "escalation-late");
    }

    @Test
    void what_no_tier_owes_may_be_done_by_a_rank_also_below_the_worked_bands() {
        for (var rank : List.of("92", "30")) {
            var ranked = new RankChange(Instant.parse("2016-01-11T17:00:00Z"), new BigDecimal(rank));
            var owed = unranked("2016-01-11T18:00:00Z", ranked).conclusions().obligations().stream()
                    .filter(each -> each.kind().equals("ESCALATION"))
                    .findFirst()
                    .orElseThrow();
            assertThat(owed.state()).isEqualTo(ObligationState.MET);
        }
    }

    /** No tier owes it, so no attempts come before it: a fall in rank counts it from receipt, as it was. */
    @Test
    void a_disposition_that_is_owed_whatever_the_tier_lives_through_a_change_of_rank() {
        var inForce = Checkout.with(
                Checkout.SHIPPED,
                """
                package leadline.rules.own
                import dev.leadline.kernel.obligation.*
                rule "Every lead must be disposed of within five business days"
                when
                    $activity : LeadActivity( !reached )
                then
                    insert( $activity.owe("DISPOSITION", "5 business days") );
                end
                """);
        var received = Instant.parse("2016-01-11T15:00:00Z");
        var lead = new Lead("L-1", new BigDecimal("90"), "MQL", received, null, Map.of());
        for (var rank : List.of("95", "70", "50")) {
            var change = new RankChange(received.plusSeconds(3600), new BigDecimal(rank));
            var asOf = new AsOf(received.plusSeconds(7000));
            var facts = new Facts(asOf, lead, List.of(), List.of(), null, List.of(change));
            var decision = inForce.decider()
                    .decide(inForce.find("mql-to-sal-predictive").orElseThrow(), facts);
            assertThat(decision.conclusions().obligations())
                    .filteredOn(each -> each.kind().equals("DISPOSITION"))
                    .extracting(each -> each.state() + " " + each.deadline().at())
                    .containsExactly("OPEN 2016-01-19T22:00:00Z");
        }
    }

    @Test
    void known_obligations_that_a_rule_owes_for_a_tier_of_its_own_are_done_by_what_does_them_anyway() {
        var inForce = Checkout.with(
                SAMPLE.resolve("policies"),
                """
                package leadline.rules.own
                import dev.leadline.kernel.clock.*
                import dev.leadline.kernel.obligation.*
                import dev.leadline.kernel.policy.*
                import dev.leadline.kernel.policy.rows.*
                import java.util.Map
                rule "A tier of our own"
                when
                    $activity : LeadActivity()
                then
                    insert( $activity.requires(new Tier("A+", Handling.WORK, "east"), Map.of("PHONE", 1)) );
                end
                rule "Its times"
                when
                    $required : RequiredAttempts( tier.name == "A+" )
                then
                    insert( $required.owe("FIRST_CALL", "1 business hour") );
                    insert( $required.owe("ALL_ATTEMPTS", "6 business days") );
                    insert( $required.tier() );
                end
                """);
        var called = new Attempt("a1", "PHONE", Instant.parse("2016-01-11T15:30:00Z"), null, null);
        var lead = new Lead("L-1", null, "ESCALATED", Instant.parse("2016-01-11T15:00:00Z"), null, Map.of());
        var facts = new Facts(new AsOf(Instant.parse("2016-01-11T16:00:00Z")), lead, List.of(called), List.of(), null);
        var decision =
                inForce.decider().decide(inForce.find("mql-to-sal-escalated").orElseThrow(), facts);

        assertThat(decision.conclusions().obligations())
                .extracting(each -> each.kind() + " " + each.state())
                .containsExactly("FIRST_CALL MET", "ALL_ATTEMPTS MET", "DISPOSITION OPEN");
    }

    @Test
    void a_rule_with_or_looks_rows_up_in_each_of_its_branches() {
        var inForce = Checkout.with(
                SAMPLE.resolve("policies"),
                """
                package leadline.rules.own
                import dev.leadline.kernel.clock.*
                import dev.leadline.kernel.obligation.*
                import dev.leadline.kernel.policy.*
                import dev.leadline.kernel.policy.rows.*
                rule "The second call is owed by tiers A and B"
                when
                    ( $required : RequiredAttempts( tier.name == "A" ) or $required : RequiredAttempts( tier.name == "B" ) )
                    $tables : PolicyTables()
                    $row : DeadlinesRow() from $tables.deadlinesFor($required.tier)
                then
                    insert( $required.owe("SECOND_CALL", $row.firstCallWithin()) );
                end
                """);
        var received = Instant.parse("2016-01-11T15:00:00Z");
        var due = new ArrayList<String>();
        for (var rank : List.of("92", "70")) {
            var lead = new Lead("L-1", new BigDecimal(rank), "ESCALATED", received, null, Map.of());
            var facts = new Facts(new AsOf(received), lead, List.of(), List.of(), null);
            var policy = inForce.find("mql-to-sal-escalated").orElseThrow();
            inForce.decider().decide(policy, facts).conclusions().obligations().stream()
                    .filter(each -> each.kind().equals("SECOND_CALL"))
                    .forEach(each -> due.add(each.deadline().at().toString()));
        }
        assertThat(due).containsExactly("2016-01-11T17:00:00Z", "2016-01-11T19:00:00Z");
    }

    /** Bands are shifted in the rules alone: the tables, and the order of their rows, stay as they are. */
    @Test
    void another_rank_that_a_rule_looks_up_is_in_the_tier_of_that_rank() {
        var shifted =
                Checkout.edited(Map.of("1-tiers.drl", drl -> drl.replace("tierFor($lead)", "tierFor($lead.rank - 5)")));
        var received = Instant.parse("2016-01-11T15:00:00Z");
        var tiers = new ArrayList<String>();
        for (var rank : List.of("89.9", "90", "65", "64", "49")) {
            var lead = new Lead("L-1", new BigDecimal(rank), "MQL", received, null, Map.of());
            var facts = new Facts(new AsOf(received), lead, List.of(), List.of(), null);
            var policy = shifted.find("mql-to-sal-predictive").orElseThrow();
            var decision = shifted.decider().decide(policy, facts);
            tiers.add(
                    decision.conclusions().tier().name() + " " + decision.next().type());
        }

        assertThat(tiers).containsExactly("B ATTEMPT", "A ATTEMPT", "B ATTEMPT", "C ATTEMPT", "NURTURE NURTURE");
    }

    private static CaseReport report(PoliciesInForce inForce) {
        var cases = CaseFile.in(ContentFolder.of("policies", Optional.of(SAMPLE.resolve("policies")))
                .read());
        var decisions = new UnrecordedDecisions(inForce, () -> Instant.EPOCH);
        return CaseReport.of(inForce.findWritten("mql-to-sal-escalated").orElseThrow(), cases, decisions);
    }
}

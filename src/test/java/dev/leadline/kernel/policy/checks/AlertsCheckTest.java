package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be wrong about who is told, and when. */
class AlertsCheckTest {

    private static final String HEADER = "row,tier,obligation,at,tell\n";

    private static List<Finding> of(String rows) {
        return alerts(Written.policy(), HEADER + rows);
    }

    private static List<Finding> alerts(Written policy, String table) {
        return policy.with(TableKind.ALERTS, table).findings().stream()
                .filter(finding -> finding.table() == TableKind.ALERTS)
                .toList();
    }

    @Test
    void rows_for_the_same_lead_are_what_the_table_is_for() {
        assertThat(of("half,,FIRST_CALL,50%,owner\nlate,,FIRST_CALL,100%,team\nboss,,FIRST_CALL,100%,east-1\n"
                        + "any,,,1 business day after,east-1\nA,A,ALL_ATTEMPTS,75%,owner\n"))
                .isEmpty();
    }

    @Test
    void a_row_that_tells_the_same_of_the_same_is_a_duplicate() {
        assertThat(of("one,A,FIRST_CALL,100%,team\nother,A,FIRST_CALL,100%,team\n"))
                .extracting(Finding::kind, Finding::severity, Finding::rows)
                .containsExactly(tuple(Kind.DUPLICATE_ROW, Severity.WARNING, List.of("one", "other")));
    }

    @Test
    void a_row_adds_nothing_where_others_tell_the_same_to_all_its_leads_and_only_then() {
        assertThat(of("any,,FIRST_CALL,100%,team\nA,A,FIRST_CALL,100%,team\n"))
                .extracting(Finding::kind, Finding::rows)
                .containsExactly(tuple(Kind.MASKED_ROW, List.of("any", "A")));
        assertThat(of("A,A,FIRST_CALL,100%,team\nB,B,FIRST_CALL,100%,team\nC,C,FIRST_CALL,100%,team\n"
                        + "any,,FIRST_CALL,100%,team\n"))
                .extracting(Finding::kind, Finding::rows)
                .containsExactly(
                        tuple(Kind.MASKED_ROW, List.of("any", "A")),
                        tuple(Kind.MASKED_ROW, List.of("any", "B")),
                        tuple(Kind.MASKED_ROW, List.of("any", "C")),
                        tuple(Kind.MASKED_ROW, List.of("A", "B", "C", "any")));
        // another row has its moment, and yet another its receiver, but none has both
        assertThat(of("any,,FIRST_CALL,75%,team\nother,,FIRST_CALL,100%,owner\nA,A,FIRST_CALL,75%,owner\n"))
                .isEmpty();
    }

    @Test
    void a_tier_that_there_is_not_is_an_error_and_a_nurtured_one_a_warning() {
        assertThat(of("X,X,FIRST_CALL,50%,owner\nN,N,FIRST_CALL,50%,owner\n"))
                .extracting(Finding::kind, Finding::severity, Finding::rows)
                .containsExactly(
                        tuple(Kind.TIER_NAMES, Severity.ERROR, List.of("X")),
                        tuple(Kind.TIER_NAMES, Severity.WARNING, List.of("N")));
    }

    @Test
    void a_first_call_that_nobody_promises_is_told_to_nobody() {
        var policy = Written.policy()
                .with(
                        TableKind.DEADLINES,
                        """
                        row,tier,firstCallWithin,allAttemptsWithin
                        A,A,2 business hours,8 business days
                        B,B,4 business hours,10 business days
                        C,C,,12 business days
                        """);
        assertThat(alerts(policy, HEADER + "any,,FIRST_CALL,50%,owner\nC,C,FIRST_CALL,75%,owner\nc,C,,75%,team\n"))
                .extracting(Finding::kind, Finding::rows, Finding::detail)
                .containsExactly(tuple(
                        Kind.NOT_FEASIBLE,
                        List.of("C"),
                        "Row C of alerts is for the first call to leads of tier C, but no row of deadlines promises"
                                + " it, so no alert is ever sent."));
    }

    @Test
    void giving_up_too_early_has_no_time_that_a_share_could_be_of() {
        assertThat(of("half,,EARLY_DISQUALIFICATION,50%,team\nwhole,,EARLY_DISQUALIFICATION,100%,team\n"))
                .extracting(Finding::rows, Finding::columns, Finding::advice)
                .containsExactly(tuple(List.of("half"), List.of("at"), "Use \"100%\"."));
    }

    @Test
    void more_than_a_year_after_is_unusual() {
        assertThat(of("far,,FIRST_CALL,367 days after,team\nyear,,FIRST_CALL,366 days after,team\n"))
                .extracting(Finding::kind, Finding::rows)
                .containsExactly(tuple(Kind.UNUSUAL_VALUE, List.of("far")));
    }

    @Test
    void a_table_without_rows_tells_nobody() {
        assertThat(of(""))
                .extracting(Finding::detail, Finding::severity)
                .containsExactly(tuple("The table alerts has no rows: no alert is ever sent.", Severity.WARNING));
    }

    @ParameterizedTest
    @EnumSource(names = "COLLECT", mode = EnumSource.Mode.EXCLUDE)
    void no_row_wins_over_another(HitPolicy hitPolicy) {
        var policy = Written.policy()
                .with(TableKind.ALERTS, HEADER + "half,,FIRST_CALL,50%,owner\n")
                .with(TableKind.ALERTS, hitPolicy);
        assertThatThrownBy(policy::policyAsWritten).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.pointer()).isEqualTo("/tables/alerts/hitPolicy");
                assertThat(fault.value()).isEqualTo(hitPolicy.name());
                assertThat(fault.detail())
                        .isEqualTo("The hit policy of alerts (" + hitPolicy + ") must be COLLECT, because every row"
                                + " that matches a lead applies.");
            });
        });
    }

    @Test
    void an_alert_for_what_deadlines_never_promise_is_a_warning_whatever_the_policy_calls_it() {
        var policy = Written.policy()
                .declaring(Written.SECOND_CALL)
                .with(
                        TableKind.DEADLINES,
                        """
                        row,tier,firstCallWithin,secondCallWithin,allAttemptsWithin
                        A,A,2 business hours,1 business day,8 business days
                        B,B,4 business hours,,10 business days
                        C,C,6 business hours,,12 business days
                        """);
        assertThat(alerts(policy, HEADER + "A,A,SECOND_CALL,75%,owner\nany,,SECOND_CALL,100%,team\n"))
                .isEmpty();
        assertThat(alerts(policy, HEADER + "B,B,SECOND_CALL,75%,owner\n"))
                .extracting(Finding::severity, Finding::detail, Finding::advice)
                .containsExactly(tuple(
                        Severity.WARNING,
                        "Row B of alerts is for the second call for leads of tier B, but no row of deadlines"
                                + " promises it, so no alert is ever sent.",
                        "Delete it, or set `secondCallWithin` in deadlines."));
    }

    @Test
    void a_row_for_any_obligation_adds_those_of_the_policys_own() {
        var known = HEADER
                + ObligationKind.KNOWN.stream()
                        .map(kind -> kind + ",," + kind + ",100%,team\n")
                        .collect(Collectors.joining());
        var policy =
                Written.policy().declaring(new ObligationKind("SECOND_CALL", "Second call", null, null, false, true));
        assertThat(alerts(policy, known + "any,,,100%,team\n"))
                .filteredOn(finding -> finding.rows().size() > 2)
                .isEmpty();
        assertThat(alerts(policy, known + "second,,SECOND_CALL,100%,team\nany,,,100%,team\n"))
                .filteredOn(finding -> finding.rows().size() > 2)
                .extracting(Finding::kind)
                .containsExactly(Kind.MASKED_ROW);
    }
}

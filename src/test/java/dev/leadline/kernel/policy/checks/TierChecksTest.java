package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables without rows, words and tiers that do not match, and values that are hard to believe. */
class TierChecksTest {

    @Test
    void each_table_without_rows_is_one_error() {
        assertThat(Written.policy()
                        .with(TableKind.RANK_TIERS, "row,from,below,tier,handling,responsible")
                        .findings())
                .filteredOn(finding -> finding.table() == TableKind.RANK_TIERS)
                .extracting(Finding::detail)
                .containsExactly("The table rank-tiers has no rows: no lead has a tier.");
        assertThat(Written.policy()
                        .with(TableKind.ATTEMPTS, "row,tier,PHONE,EMAIL")
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.EMPTY_TABLE);
        assertThat(Written.policy()
                        .with(TableKind.ATTEMPT_OUTCOMES, "row,channel,outcome,counts,reached")
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.EMPTY_TABLE);
    }

    @Test
    void a_policy_that_only_nurtures_needs_no_attempts_and_no_deadlines() {
        assertThat(Written.policy()
                        .with(
                                TableKind.RANK_TIERS,
                                """
                                row,from,below,tier,handling,responsible
                                N,,,N,nurture,marketing
                                """)
                        .with(TableKind.ATTEMPTS, "row,tier,PHONE,EMAIL")
                        .with(TableKind.DEADLINES, "row,tier,firstCallWithin,allAttemptsWithin")
                        .findings())
                .isEmpty();
    }

    @Test
    void tiers_that_do_not_match_are_named() {
        var found = Written.policy()
                .with(
                        TableKind.ATTEMPTS,
                        """
                        row,tier,PHONE,EMAIL
                        A,A,7,3
                        B,b,4,2
                        C,C,3,1
                        N,N,0,1
                        """)
                .findings(Kind.TIER_NAMES);
        assertThat(found)
                .extracting(Finding::severity, Finding::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Severity.ERROR, "Row B of attempts is for tier b, which does not exist in rank-tiers."),
                        org.assertj.core.groups.Tuple.tuple(
                                Severity.WARNING,
                                "Row N of attempts is for tier N, which is nurtured, so the row is never used."),
                        org.assertj.core.groups.Tuple.tuple(
                                Severity.ERROR,
                                "Tier B is worked, and attempts has no row for it, so its leads would have no"
                                        + " deadline or attempt."));
    }

    @Test
    void channels_and_outcomes_that_the_policy_does_not_list_are_errors() {
        var found = Written.policy()
                .with(
                        TableKind.ATTEMPT_OUTCOMES,
                        """
                        row,channel,outcome,counts,reached
                        fax,FAX,CONECTED,yes,yes
                        rest,,,yes,no
                        """)
                .findings();
        assertThat(found).allMatch(finding -> finding.kind() == Kind.UNKNOWN_WORD && finding.isError());
        assertThat(found)
                .extracting(Finding::detail)
                .containsExactly(
                        "Row fax of attempt-outcomes is for the channel FAX, which the policy does not list.",
                        "Row fax of attempt-outcomes is for the outcome CONECTED, which the policy does not list.");
        assertThat(found.get(1).advice()).isEqualTo("Use one of CONNECTED, NO_ANSWER, VOICEMAIL.");
    }

    @Test
    void values_that_are_hard_to_believe_are_warnings() {
        var found = Written.policy()
                .with(
                        TableKind.ATTEMPTS,
                        """
                        row,tier,PHONE,EMAIL
                        A,A,70,51
                        B,B,50,2
                        C,C,3,1
                        """)
                .with(
                        TableKind.DEADLINES,
                        """
                        row,tier,firstCallWithin,allAttemptsWithin
                        A,A,2 business hours,8 business days
                        B,B,4 business hours,10 business days
                        C,C,6 business hours,263 business days
                        """)
                .findings();
        assertThat(found).allMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(found)
                .extracting(Finding::kind, Finding::columns)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.UNUSUAL_VALUE, List.of("PHONE")),
                        org.assertj.core.groups.Tuple.tuple(Kind.UNUSUAL_VALUE, List.of("EMAIL")),
                        org.assertj.core.groups.Tuple.tuple(Kind.UNUSUAL_VALUE, List.of("allAttemptsWithin")));
        assertThat(found.get(2).detail())
                .isEqualTo("The `allAttemptsWithin` (263 business days) of row C of deadlines is more than a year"
                        + " (262 business days).");
    }
}

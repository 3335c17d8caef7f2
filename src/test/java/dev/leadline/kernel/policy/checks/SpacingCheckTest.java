package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import dev.leadline.kernel.policy.checks.space.Example;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Attempts that wait for each other must fit the time for all of them: 7, 4 and 3 calls in 8, 10 and 12 days here. */
class SpacingCheckTest {

    @Test
    void attempts_that_fit_are_no_finding() {
        assertThat(spaced("calls,,PHONE,1 business day\nemails,,EMAIL,4 business days\n"))
                .isEmpty();
        assertThat(spaced("calls,,PHONE,9 business hours\n")).isEmpty();
    }

    @Test
    void attempts_that_never_fit_are_an_error_with_a_lead_that_shows_it() {
        assertThat(spaced("calls,,PHONE,2 business days\n")).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.NOT_FEASIBLE);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.table()).isEqualTo(TableKind.SPACING);
            assertThat(finding.rows()).containsExactly("calls");
            assertThat(finding.example()).isEqualTo(new Example("92.5", Map.of()));
            assertThat(finding.detail())
                    .isEqualTo("The 7 attempts by PHONE that row A of attempts requires, spaced by 2 business days"
                            + " (row calls of spacing), never fit into the 8 business days of row A of deadlines.");
        });
    }

    @Test
    void the_last_call_may_be_made_on_the_last_day_and_not_after() {
        var seven = Written.policy().with(TableKind.ATTEMPTS, "row,tier,PHONE,EMAIL\nA,A,9,3\nB,B,4,2\nC,C,3,1\n");
        assertThat(spaced(seven, "calls,A,PHONE,1 business day\n").findings()).isEmpty();
        var ten = Written.policy().with(TableKind.ATTEMPTS, "row,tier,PHONE,EMAIL\nA,A,10,3\nB,B,4,2\nC,C,3,1\n");
        assertThat(spaced(ten, "calls,A,PHONE,1 business day\n").findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void what_depends_on_the_day_is_a_warning_that_tells_one() {
        assertThat(spaced("emails,A,EMAIL,6 days\n")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.detail()).contains("do not always fit").contains("12 days end");
        });
    }

    @Test
    void without_the_calendar_it_cannot_be_told() {
        var policy = spaced(Written.policy(), "emails,A,EMAIL,5 days\n");
        assertThat(PolicyChecks.check(policy.policyAsWritten(), id -> java.util.Optional.empty()))
                .filteredOn(finding -> finding.table() == TableKind.SPACING)
                .extracting(Finding::severity)
                .containsExactly(Severity.CANNOT_TELL);
    }

    @Test
    void only_the_row_that_wins_for_a_lead_is_held_against_its_attempts() {
        assertThat(spaced("calls-A,A,PHONE,1 business day\ncalls,,PHONE,3 business days\n"))
                .isEmpty();
        assertThat(spaced("emails,,EMAIL,1 business day\ncalls-A,A,PHONE,1 business day\nany,,,3 business days\n"))
                .isEmpty();
        assertThat(spaced("emails,,EMAIL,1 business day\ncalls-B,B,PHONE,1 business day\nany,,,3 business days\n"))
                .extracting(Finding::rows, finding -> finding.example().rank())
                .containsExactly(Tuple.tuple(List.of("any"), "92.5"));
    }

    @Test
    void collected_attempts_fit_by_the_row_that_requires_most() {
        var policy = Written.policy()
                .with(
                        TableKind.ATTEMPTS,
                        "row,tier,region,PHONE,EMAIL\nA,A,,5,3\nemea,A,EMEA,10,0\nB,B,,4,2\nC,C,,3,1\n")
                .with(TableKind.ATTEMPTS, HitPolicy.COLLECT);
        assertThat(spaced(policy, "calls,,PHONE,1 business day\n").findings(Kind.NOT_FEASIBLE))
                .extracting(Finding::severity, Finding::example)
                .containsExactly(Tuple.tuple(Severity.ERROR, new Example("92.5", Map.of("region", "EMEA"))));
    }

    @Test
    void tiers_and_channels_that_there_are_not_are_found_and_rows_for_all_of_them_mask_a_general_one() {
        assertThat(spaced("x,X,PHONE,1 business hour\nfax,,FAX,1 business hour\nN,N,,1 business hour\n"))
                .extracting(Finding::kind, Finding::severity, Finding::rows)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(Kind.TIER_NAMES, Severity.ERROR, List.of("x")),
                        Tuple.tuple(Kind.TIER_NAMES, Severity.WARNING, List.of("N")),
                        Tuple.tuple(Kind.UNKNOWN_WORD, Severity.ERROR, List.of("fax")));
        assertThat(
                        spaced(
                                """
                        A,A,,1 business hour
                        B,B,,2 business hours
                        calls,C,PHONE,1 business hour
                        emails,,EMAIL,2 business hours
                        any,,,3 business hours
                        """))
                .extracting(Finding::kind, Finding::rows)
                .contains(Tuple.tuple(Kind.MASKED_ROW, List.of("A", "B", "calls", "emails", "any")));
    }

    @Test
    void an_optional_table_may_be_empty_and_two_rows_for_the_same_reason_are_told_apart_by_the_type() {
        assertThat(spaced(""))
                .extracting(Finding::kind, Finding::severity)
                .containsExactly(Tuple.tuple(Kind.EMPTY_TABLE, Severity.WARNING));
        var waiving = Written.policy()
                .with(
                        TableKind.WAIVING_REASONS,
                        """
                        row,type,reason,waives
                        returned,RETURNED,duplicate,no
                        disqualified,DISQUALIFIED,duplicate,yes
                        any,,duplicate,no
                        """);
        assertThat(waiving.findings())
                .extracting(Finding::kind, Finding::rows)
                .containsExactly(Tuple.tuple(Kind.MASKED_ROW, List.of("returned", "disqualified", "any")));
        assertThat(waiving.with(TableKind.WAIVING_REASONS, HitPolicy.UNIQUE).findings())
                .extracting(Finding::kind, Finding::detail)
                .contains(Tuple.tuple(
                        Kind.OVERLAP,
                        "Rows disqualified and any of waiving-reasons both match leads with reason duplicate and type"
                                + " DISQUALIFIED, such as a lead disqualified for the reason duplicate. They differ in"
                                + " waives."));
    }

    private static List<Finding> spaced(String rows) {
        return spaced(Written.policy(), rows).findings();
    }

    private static Written spaced(Written policy, String rows) {
        return policy.with(TableKind.SPACING, "row,tier,channel,afterPrevious\n" + rows);
    }
}

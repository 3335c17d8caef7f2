package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import dev.leadline.kernel.policy.checks.space.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What it means that two rows are for the same lead depends on the table's hit policy. */
class HitPolicyChecksTest {

    @Test
    void two_bands_that_overlap_are_an_error_with_a_lead_that_shows_it() {
        var found = unique(
                TableKind.RANK_TIERS,
                """
                row,from,below,tier,handling,responsible
                A,84,100,A,work,teleprospecting
                B,60,85,B,work,teleprospecting
                C,0,60,C,work,teleprospecting
                """);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.OVERLAP);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.rows()).containsExactly("A", "B");
            assertThat(finding.columns()).containsExactly("tier");
            assertThat(finding.example()).isEqualTo(new Example("84.5", Map.of()));
            assertThat(finding.detail())
                    .isEqualTo(
                            "Rows A and B of rank-tiers both match ranks from 84 to below 85, such as a lead ranked 84.5."
                                    + " They differ in tier.");
        });
    }

    @Test
    void a_region_and_a_source_overlap_in_the_leads_that_have_both() {
        var found = unique(
                TableKind.ATTEMPTS,
                """
                row,tier,region,source,PHONE,EMAIL
                emea,A,EMEA,,8,3
                fair,A,,FAIR,9,3
                B,B,,,4,2
                C,C,,,3,1
                """);
        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.OVERLAP)
                .extracting(Finding::rows, Finding::example)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        List.of("emea", "fair"), new Example("92.5", Map.of("region", "EMEA", "source", "FAIR"))));
    }

    @Test
    void bands_that_touch_do_not_overlap() {
        assertThat(Written.policy().findings(Kind.OVERLAP)).isEmpty();
    }

    @Test
    void overlaps_beyond_a_hundred_are_counted_as_more() {
        var rows = new StringBuilder("row,from,below,tier,handling,responsible\n");
        for (int row = 0; row < 60; row++) {
            rows.append("r" + row + ",,,A,work,teleprospecting\n");
        }
        var found = Written.policy().with(TableKind.RANK_TIERS, rows.toString()).findings(Kind.OVERLAP);
        assertThat(found).hasSize(101);
        assertThat(found.get(100).detail())
                .isEqualTo("There are more such findings in rank-tiers. Only 100 are listed.");
        assertThat(found.get(100).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void where_the_first_row_wins_a_row_behind_a_general_one_is_masked() {
        var found = first(
                TableKind.RANK_TIERS,
                """
                row,from,below,tier,handling,responsible
                A,85,100,A,work,teleprospecting
                rest,,,B,work,teleprospecting
                C,45,60,C,work,teleprospecting
                """);
        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.MASKED_ROW)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.rows()).containsExactly("rest", "C");
                    assertThat(finding.detail())
                            .isEqualTo("Row C of rank-tiers never wins: row rest comes before it and matches"
                                    + " everything that it matches.");
                });
    }

    @Test
    void two_rows_can_mask_a_third_together() {
        var found = first(
                TableKind.RANK_TIERS,
                """
                row,from,below,tier,handling,responsible
                A,70,100,A,work,teleprospecting
                B,40,70,B,work,teleprospecting
                both,60,80,C,work,teleprospecting
                N,,,N,nurture,marketing
                """);
        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.MASKED_ROW)
                .extracting(Finding::rows)
                .containsExactly(List.of("A", "B", "both"));
    }

    @Test
    void outcomes_of_all_listed_channels_mask_a_row_for_any_channel() {
        var found = first(
                TableKind.ATTEMPT_OUTCOMES,
                """
                row,channel,outcome,counts,reached
                phone,PHONE,CONNECTED,yes,yes
                email,EMAIL,CONNECTED,yes,yes
                any,,CONNECTED,no,yes
                rest,,,yes,no
                """);
        assertThat(found).extracting(Finding::rows).containsExactly(List.of("phone", "email", "any"));
    }

    @Test
    void a_row_that_says_the_same_for_the_same_is_a_duplicate() {
        var found = first(
                TableKind.ATTEMPTS,
                """
                row,tier,PHONE,EMAIL
                A,A,7,3
                again,A,7,3
                B,B,4,2
                C,C,3,1
                """);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.DUPLICATE_ROW);
            assertThat(finding.rows()).containsExactly("A", "again");
            assertThat(finding.advice()).isEqualTo("Delete row again.");
        });
    }

    @Test
    void an_exception_before_the_general_row_is_no_conflict() {
        assertThat(
                        first(
                                TableKind.DEADLINES,
                                """
                        row,tier,region,firstCallWithin,allAttemptsWithin
                        emea,A,EMEA,3 business hours,8 business days
                        A,A,,2 business hours,8 business days
                        B,B,,4 business hours,10 business days
                        C,C,,6 business hours,12 business days
                        """))
                .isEmpty();
    }

    @Test
    void where_only_the_order_decides_there_is_a_conflict_until_a_row_settles_it() {
        var header = "row,tier,region,source,PHONE,EMAIL\n";
        var settled = "both,A,EMEA,FAIR,9,4\n";
        var crossing = "emea,A,EMEA,,8,3\nfair,A,,FAIR,9,3\nA,A,,,7,3\nB,B,,,4,2\nC,C,,,3,1\n";
        assertThat(first(TableKind.ATTEMPTS, header + crossing)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.rows()).containsExactly("emea", "fair");
            assertThat(finding.columns()).containsExactly("PHONE");
            assertThat(finding.example()).isEqualTo(new Example("92.5", Map.of("region", "EMEA", "source", "FAIR")));
        });
        assertThat(first(TableKind.ATTEMPTS, header + settled + crossing)).isEmpty();
    }

    @Test
    void a_check_that_may_not_work_long_enough_says_that_it_cannot_tell() {
        var holed = Written.policy()
                .with(
                        TableKind.RANK_TIERS,
                        """
                row,from,below,region,source,tier,handling,responsible
                A,85,100,EMEA,,A,work,teleprospecting
                B,60,85,,FAIR,B,work,teleprospecting
                C,0,60,APAC,,C,work,teleprospecting
                """);
        var found = PolicyChecks.check(holed.policyAsWritten(), holed::calendar, 8).stream()
                .filter(finding -> finding.kind() == Kind.GAP && finding.table() == TableKind.RANK_TIERS)
                .toList();
        assertThat(found).last().satisfies(finding -> assertThat(finding.severity())
                .isEqualTo(Severity.CANNOT_TELL));
        assertThat(holed.findings(Kind.GAP)).allMatch(finding -> finding.severity() != Severity.CANNOT_TELL);
    }

    @Test
    void two_rows_with_the_same_number_that_differ_are_an_error_unless_another_row_wins_over_both() {
        var header = "row,tier,region,source,PHONE,EMAIL,priority\n";
        var settled = "both,A,EMEA,FAIR,9,4,1\n";
        var equal = "A,A,,,7,3,3\nemea,A,EMEA,,8,3,2\nfair,A,,FAIR,9,3,2\nB,B,,,4,2,1\nC,C,,,3,1,1\n";
        assertThat(priority(TableKind.ATTEMPTS, header + equal)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.OVERLAP);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.rows()).containsExactly("emea", "fair");
            assertThat(finding.example()).isEqualTo(new Example("92.5", Map.of("region", "EMEA", "source", "FAIR")));
            assertThat(finding.advice()).isEqualTo("Narrow one of them, or give them different priorities.");
        });
        assertThat(priority(TableKind.ATTEMPTS, header + equal + settled)).isEmpty();
    }

    @Test
    void a_row_whose_number_is_too_high_never_wins_wherever_it_stands() {
        var found = priority(
                TableKind.RANK_TIERS,
                """
                row,from,below,tier,handling,responsible,priority
                C,45,60,C,work,teleprospecting,3
                A,85,100,A,work,teleprospecting,1
                rest,,,B,work,teleprospecting,2
                """);
        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.MASKED_ROW)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rows()).containsExactly("rest", "C");
                    assertThat(finding.detail())
                            .isEqualTo("Row C of rank-tiers never wins: row rest wins over it and matches everything"
                                    + " that it matches.");
                });
    }

    @Test
    void where_rows_are_collected_one_that_asks_for_no_more_than_others_adds_nothing() {
        var found = collected(
                """
                row,tier,region,PHONE,EMAIL
                A,A,,7,0
                mail,A,EMEA,0,3
                emea,A,EMEA,6,3
                apac,A,APAC,8,0
                B,B,,4,2
                C,C,,3,1
                """);
        assertThat(found)
                .filteredOn(finding -> finding.kind() != Kind.NOT_MONOTONE)
                .extracting(Finding::kind, Finding::rows, Finding::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Kind.MASKED_ROW,
                                List.of("emea", "mail"),
                                "Row mail of attempts has no effect: for all leads that it matches, row emea requires"
                                        + " at least as much."),
                        org.assertj.core.groups.Tuple.tuple(
                                Kind.MASKED_ROW,
                                List.of("A", "mail", "emea"),
                                "Row emea of attempts has no effect: for all leads that it matches, the rows A, mail"
                                        + " require at least as much."));
    }

    @Test
    void a_collected_row_may_require_nothing_where_another_requires_something() {
        assertThat(collected("row,tier,region,PHONE,EMAIL\nnone,A,EMEA,0,0\nA,A,,7,3\nB,B,,4,2\nC,C,,3,1\n"))
                .extracting(Finding::kind)
                .containsExactly(Kind.MASKED_ROW);
        assertThat(collected("row,tier,region,PHONE,EMAIL\nnone,A,,0,0\nA,A,EMEA,7,3\nB,B,,4,2\nC,C,,3,1\n"))
                .filteredOn(finding -> finding.kind() == Kind.NOT_FEASIBLE)
                .extracting(Finding::table, Finding::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TableKind.ATTEMPTS, List.of("none")),
                        org.assertj.core.groups.Tuple.tuple(TableKind.DEADLINES, List.of("A")));
    }

    @Test
    void only_what_can_be_put_together_can_be_collected() {
        assertThatThrownBy(() -> Written.policy()
                        .with(TableKind.RANK_TIERS, HitPolicy.COLLECT)
                        .policyAsWritten())
                .isInstanceOfSatisfying(Invalid.class, invalid -> {
                    assertThat(invalid.faults()).singleElement().satisfies(fault -> {
                        assertThat(fault.pointer()).isEqualTo("/tables/rank-tiers/hitPolicy");
                        assertThat(fault.value()).isEqualTo("COLLECT");
                    });
                });
    }

    @Test
    void a_table_by_priority_needs_a_number_in_every_row() {
        assertThatThrownBy(() -> priority(TableKind.ATTEMPTS, "row,tier,PHONE,EMAIL,priority\nA,A,7,3,\n"))
                .isInstanceOf(Invalid.class)
                .hasMessage(
                        "Row 1, column `priority`: The cell is blank. It must be a whole number between 0 and 999.");
    }

    private static List<Finding> priority(TableKind table, String text) {
        return Written.policy()
                .with(table, text)
                .with(table, HitPolicy.PRIORITY)
                .findings();
    }

    private static List<Finding> collected(String attempts) {
        return Written.policy()
                .with(TableKind.ATTEMPTS, attempts)
                .with(TableKind.ATTEMPTS, HitPolicy.COLLECT)
                .findings();
    }

    private static List<Finding> unique(TableKind table, String text) {
        return Written.policy().with(table, text).findings();
    }

    private static List<Finding> first(TableKind table, String text) {
        return Written.policy().with(table, text).with(table, HitPolicy.FIRST).findings();
    }
}

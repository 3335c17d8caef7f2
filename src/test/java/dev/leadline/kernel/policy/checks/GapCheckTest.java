package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import dev.leadline.kernel.policy.checks.space.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GapCheckTest {

    @Test
    void the_sample_by_rank_has_no_finding_of_any_kind() {
        assertThat(Written.policy().findings()).isEmpty();
    }

    @Test
    void closed_integer_bands_taken_literally_have_holes_between_them() {
        var found = gaps(
                TableKind.RANK_TIERS,
                """
                row,from,below,tier,handling,responsible
                A,85,100,A,work,teleprospecting
                B,60,84,B,work,teleprospecting
                C,45,59,C,work,teleprospecting
                N,0,45,N,nurture,marketing
                """);
        assertThat(found).extracting(finding -> finding.example().rank()).containsExactly("59.5", "84.5");
        assertThat(found).allMatch(Finding::isError);
        assertThat(found.get(0).detail())
                .isEqualTo("No row of rank-tiers matches ranks from 59 to below 60: a lead ranked 59.5 has no tier.");
        assertThat(found.get(1).advice()).isEqualTo("Did you mean the `below` (84) of row B to be 85?");
    }

    @Test
    void a_band_that_ends_above_100_is_an_error_that_names_the_value() {
        var found = Written.policy()
                .with(
                        TableKind.RANK_TIERS,
                        """
                        row,from,below,tier,handling,responsible
                        A,85,101,A,work,teleprospecting
                        N,0,85,N,nurture,marketing
                        """)
                .findings();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.INVALID_CELL);
            assertThat(finding.table()).isEqualTo(TableKind.RANK_TIERS);
            assertThat(finding.columns()).containsExactly("below");
            assertThat(finding.detail()).isEqualTo("Row A: The `below` (101) must be between 0 and 100.");
        });
    }

    @Test
    void the_ranks_above_the_top_band_are_a_hole_that_reaches_100() {
        var found = gaps(
                TableKind.RANK_TIERS,
                """
                row,from,below,tier,handling,responsible
                A,0,99.99,A,work,teleprospecting
                """);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.detail()).contains("ranks from 99.99 to 100");
            assertThat(finding.example().rank()).isEqualTo("99.995");
        });
    }

    @Test
    void a_hole_finer_than_any_rank_can_say_is_shown_by_its_lowest_rank() {
        var found = gaps(
                TableKind.RANK_TIERS,
                """
                row,from,below,tier,handling,responsible
                A,0.000000000000000000000000000001,100,A,work,teleprospecting
                """);
        assertThat(found).extracting(finding -> finding.example().rank()).containsExactly("0");
    }

    @Test
    void leads_of_regions_that_no_row_names_are_a_hole() {
        var found = gaps(
                TableKind.RANK_TIERS,
                """
                row,from,below,region,tier,handling,responsible
                A,85,100,,A,work,teleprospecting
                BE,0,85,EMEA,B,work,teleprospecting
                BA,0,85,APAC,B,work,teleprospecting
                """);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.detail())
                    .contains("ranks from 0 to below 85 with any region except EMEA, APAC, or none");
            assertThat(finding.example()).isEqualTo(new Example("42.5", Map.of()));
        });
    }

    @Test
    void a_hole_for_one_region_only_names_it() {
        var found = gaps(
                TableKind.RANK_TIERS,
                """
                row,from,below,region,tier,handling,responsible
                AE,85,100,EMEA,A,work,teleprospecting
                A,0,100,APAC,A,work,teleprospecting
                B,0,84,EMEA,B,work,teleprospecting
                """);
        assertThat(found).extracting(Finding::example).contains(new Example("84.5", Map.of("region", "EMEA")));
    }

    @Test
    void a_general_last_row_closes_every_hole() {
        assertThat(Written.policy()
                        .with(TableKind.RANK_TIERS, HitPolicy.FIRST)
                        .with(
                                TableKind.RANK_TIERS,
                                """
                                row,from,below,region,tier,handling,responsible
                                A,85,90,EMEA,A,work,teleprospecting
                                B,,,,B,work,teleprospecting
                                """)
                        .findings(Kind.GAP))
                .isEmpty();
    }

    @Test
    void a_worked_tier_must_have_attempts_for_every_region() {
        var found = gaps(
                TableKind.ATTEMPTS,
                """
                row,tier,region,PHONE,EMAIL
                A,A,EMEA,7,3
                B,B,,4,2
                C,C,,3,1
                """);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.detail())
                    .isEqualTo(
                            "No row of attempts matches tier A and ranks from 85 to 100 with any region except EMEA, or"
                                    + " none, such as a lead ranked 92.5.");
        });
    }

    @Test
    void a_tier_of_one_region_needs_rows_for_that_region_only() {
        var policy = Written.policy()
                .with(
                        TableKind.RANK_TIERS,
                        """
                        row,from,below,region,tier,handling,responsible
                        A,85,100,EMEA,A,work,teleprospecting
                        B,0,85,EMEA,B,work,teleprospecting
                        CA,0,100,APAC,C,work,teleprospecting
                        """)
                .with(
                        TableKind.DEADLINES,
                        """
                        row,tier,region,firstCallWithin,allAttemptsWithin
                        A,A,EMEA,2 business hours,8 business days
                        B,B,,2 business hours,8 business days
                        C,C,EMEA,2 business hours,8 business days
                        """);
        assertThat(policy.findings(Kind.GAP))
                .filteredOn(finding -> finding.table() == TableKind.DEADLINES)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.example()).isEqualTo(new Example("50", Map.of("region", "APAC"))));
    }

    @Test
    void an_attempt_that_no_row_is_for_is_a_warning_that_says_it_will_not_count() {
        var found = gaps(
                TableKind.ATTEMPT_OUTCOMES,
                """
                row,channel,outcome,counts,reached
                called,PHONE,CONNECTED,yes,yes
                email,EMAIL,,yes,no
                """);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.detail())
                    .isEqualTo("No row of attempt-outcomes matches an attempt with channel PHONE and any outcome"
                            + " except CONNECTED, or none, so it will not count.");
        });
    }

    private static List<Finding> gaps(TableKind table, String text) {
        return Written.policy().with(table, text).findings(Kind.GAP).stream()
                .filter(finding -> finding.table() == table)
                .toList();
    }
}

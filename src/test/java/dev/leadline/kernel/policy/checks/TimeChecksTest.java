package dev.leadline.kernel.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a higher rank gets less, and whether what is asked for can be done in time. */
class TimeChecksTest {

    @Test
    void a_higher_tier_with_fewer_calls_is_a_warning_that_names_both_rows() {
        var found = Written.policy()
                .with(
                        TableKind.ATTEMPTS,
                        """
                        row,tier,PHONE,EMAIL
                        A,A,3,3
                        B,B,4,2
                        C,C,3,1
                        """)
                .findings();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.NOT_MONOTONE);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.rows()).containsExactly("A", "B");
            assertThat(finding.columns()).containsExactly("PHONE");
            assertThat(finding.example().rank()).isEqualTo("92.5");
            assertThat(finding.detail())
                    .isEqualTo("Row A of attempts requires 3 attempts by PHONE for tier A, but row B requires 4 for"
                            + " tier B below it. A higher rank gets fewer attempts, such as a lead ranked 92.5.");
        });
    }

    @Test
    void a_region_in_which_a_higher_tier_has_more_time_is_found() {
        var found = deadlines(
                """
                row,tier,region,firstCallWithin,allAttemptsWithin
                AE,A,EMEA,5 business hours,8 business days
                AA,A,APAC,2 business hours,8 business days
                B,B,,4 business hours,10 business days
                C,C,,6 business hours,12 business days
                """);
        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.NOT_MONOTONE)
                .extracting(
                        Finding::rows, finding -> finding.example().attributes().get("region"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(List.of("AE", "B"), "EMEA"));
    }

    @Test
    void a_tier_held_back_above_a_worked_one_is_a_warning() {
        var found = Written.policy()
                .with(
                        TableKind.RANK_TIERS,
                        """
                        row,from,below,tier,handling,responsible
                        N,90,100,N,nurture,marketing
                        A,85,90,A,work,teleprospecting
                        B,60,85,B,work,teleprospecting
                        C,0,60,C,work,teleprospecting
                        """)
                .findings();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.NOT_MONOTONE);
            assertThat(finding.rows()).containsExactly("N", "A");
        });
    }

    @Test
    void business_hours_and_minutes_are_told_apart_exactly() {
        assertThat(
                        deadlines(
                                """
                        row,tier,firstCallWithin,allAttemptsWithin
                        A,A,240 business minutes,8 business days
                        B,B,4 business hours,10 business days
                        C,C,6 business hours,12 business days
                        """))
                .isEmpty();
        assertThat(
                        deadlines(
                                """
                        row,tier,firstCallWithin,allAttemptsWithin
                        A,A,241 business minutes,8 business days
                        B,B,4 business hours,10 business days
                        C,C,6 business hours,12 business days
                        """))
                .extracting(Finding::kind)
                .containsExactly(Kind.NOT_MONOTONE);
    }

    @Test
    void business_hours_against_a_business_day_are_compared_under_the_calendar() {
        // 8 business hours from 09:00 end at 17:00; 1 business day ends at the close of the next day.
        assertThat(
                        deadlines(
                                """
                        row,tier,firstCallWithin,allAttemptsWithin
                        A,A,8 business hours,8 business days
                        B,B,1 business day,10 business days
                        C,C,2 business days,12 business days
                        """))
                .isEmpty();
        var found = deadlines(
                """
                row,tier,firstCallWithin,allAttemptsWithin
                A,A,9 business hours,8 business days
                B,B,1 business day,10 business days
                C,C,2 business days,12 business days
                """);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.detail())
                    .contains("received 2026-01-01T16:00:00-05:00 under the calendar sales, 9 business hours end");
        });
    }

    @Test
    void a_calendar_that_there_is_not_leaves_the_order_untold() {
        var policy = Written.policy()
                .with(
                        TableKind.DEADLINES,
                        """
                row,tier,firstCallWithin,allAttemptsWithin
                A,A,8 business hours,8 business days
                B,B,1 business day,10 business days
                C,C,2 business days,12 business days
                """);
        assertThat(PolicyChecks.check(policy.policyAsWritten(), id -> java.util.Optional.empty()))
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Severity.CANNOT_TELL
                        && finding.detail().contains("there is no calendar sales"));
    }

    @Test
    void a_first_call_later_than_everything_is_an_error_and_one_that_can_be_is_a_warning() {
        assertThat(first("9 business days", "8 business days"))
                .extracting(Finding::severity, Finding::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Severity.ERROR,
                        "The `firstCallWithin` (9 business days) of row A of deadlines is later than its"
                                + " `allAttemptsWithin` (8 business days)."));
        assertThat(first("4 business hours", "1 day"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(first("4 business hours", "10 days")).isEmpty();
    }

    @Test
    void no_time_at_all_is_an_error_and_the_same_day_is_not() {
        assertThat(first("0 business minutes", "8 business days"))
                .extracting(Finding::severity, Finding::columns)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.ERROR, List.of("firstCallWithin")));
        assertThat(first("0 business days", "8 business days")).isEmpty();
    }

    @Test
    void a_first_call_needs_a_phone_and_calls_that_count() {
        assertThat(Written.policy()
                        .with(
                                TableKind.ATTEMPT_OUTCOMES,
                                """
                                row,channel,outcome,counts,reached
                                phone,PHONE,,no,no
                                email,EMAIL,,yes,no
                                """)
                        .findings(Kind.NOT_FEASIBLE))
                .extracting(Finding::table, Finding::rows)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(TableKind.ATTEMPTS, List.of("A")),
                        org.assertj.core.groups.Tuple.tuple(TableKind.DEADLINES, List.of("A")))
                .hasSize(6);
        assertThat(Written.policy()
                        .withChannels("EMAIL")
                        .with(TableKind.ATTEMPTS, "row,tier,EMAIL\nA,A,3\nB,B,2\nC,C,1\n")
                        .with(TableKind.ATTEMPT_OUTCOMES, "row,channel,outcome,counts,reached\nany,,,yes,no\n")
                        .findings(Kind.NOT_FEASIBLE))
                .extracting(Finding::detail)
                .contains("Row A of deadlines requires a first call within 2 business hours, but the policy has no"
                        + " channel PHONE.");
    }

    @Test
    void a_first_call_without_calls_required_is_a_warning_for_the_leads_that_get_both() {
        var found = Written.policy()
                .with(
                        TableKind.ATTEMPTS,
                        """
                        row,tier,region,PHONE,EMAIL
                        AE,A,EMEA,0,3
                        AA,A,APAC,7,3
                        B,B,,4,2
                        C,C,,3,1
                        """)
                .findings(Kind.NOT_FEASIBLE);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.detail())
                    .isEqualTo("Row A of deadlines requires a first call within 2 business hours, but row AE of"
                            + " attempts requires no attempt by PHONE for a lead ranked 92.5 with region EMEA.");
        });
    }

    @Test
    void a_worked_tier_that_requires_nothing_is_a_warning() {
        assertThat(Written.policy()
                        .with(TableKind.ATTEMPTS, "row,tier,PHONE,EMAIL\nA,A,7,3\nB,B,4,2\nC,C,0,0\n")
                        .findings(Kind.NOT_FEASIBLE))
                .filteredOn(finding -> finding.table() == TableKind.ATTEMPTS)
                .extracting(Finding::detail)
                .containsExactly(
                        "Row C of attempts requires no attempt in any channel, so a lead of tier C may be given up"
                                + " at once.");
    }

    @Test
    void a_contact_window_around_the_working_hours_is_no_finding() {
        assertThat(Written.policy()
                        .withCalendar("calling", "America/New_York", "08:00-21:00", 6)
                        .withWindow("calling")
                        .findings())
                .isEmpty();
    }

    @Test
    void a_contact_window_that_is_never_open_during_working_hours_is_an_error() {
        var found = Written.policy()
                .withCalendar("evening", "America/New_York", "18:00-21:00", 5)
                .withWindow("evening")
                .findings();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.detail())
                    .isEqualTo("The contact window (evening) is never open while the calendar sales is open in 2026, so"
                            + " no lead can be contacted.");
        });
    }

    /** Leads are contacted in their own zone: that of a team in Kolkata is most likely theirs. */
    @Test
    void a_contact_window_is_read_in_the_zone_of_the_team_or_in_its_own() {
        assertThat(Written.policy()
                        .withCalendar("sales", "Asia/Kolkata", "09:00-17:00", 5)
                        .withCalendar("calling", "America/New_York", "08:00-21:00", 6)
                        .withWindow("calling")
                        .findings())
                .isEmpty();
        assertThat(Written.policy()
                        .withCalendar("sales", "Asia/Kolkata", "09:00-12:00", 5)
                        .withCalendar("night", "America/New_York", "20:00-24:00", 5)
                        .withWindow("night")
                        .findings())
                .as("read in the window's own zone it is not always too late")
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(Written.policy()
                        .withCalendar("sales", "Asia/Kolkata", "09:00-12:00", 5)
                        .withCalendar("night", "Asia/Tokyo", "01:00-05:00", 5)
                        .withWindow("night")
                        .findings())
                .extracting(Finding::detail)
                .containsExactly("The contact window (night) is never open while the calendar sales is open in 2026, in"
                        + " Asia/Kolkata or in Asia/Tokyo, so no lead can be contacted.");
    }

    @ParameterizedTest
    @CsvSource({"2 hours, 2 business hours", "90 minutes, 90 business minutes"})
    void time_that_runs_at_night_among_business_time_is_a_warning(String plain, String meant) {
        var found = deadlines("row,tier,firstCallWithin,allAttemptsWithin\nA,A," + plain
                + ",8 business days\nB,B,4 business hours,10 business days\nC,C,6 business hours,12 business days\n");
        assertThat(found)
                .filteredOn(finding -> finding.kind() == Kind.UNUSUAL_VALUE)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.rows()).containsExactly("A");
                    assertThat(finding.columns()).containsExactly("firstCallWithin");
                    assertThat(finding.detail())
                            .isEqualTo("The `firstCallWithin` (" + plain + ") of row A of deadlines also counts nights,"
                                    + " weekends and holidays; that of row B (4 business hours) does not.");
                    assertThat(finding.advice()).isEqualTo("Did you mean \"" + meant + "\"?");
                });
    }

    @Test
    void days_among_business_days_are_a_warning_and_a_column_of_one_kind_is_none() {
        assertThat(deadlines("row,tier,firstCallWithin,allAttemptsWithin\nA,A,2 business hours,8 days\n"
                        + "B,B,4 business hours,10 business days\nC,C,6 business hours,12 days\n"))
                .filteredOn(finding -> finding.kind() == Kind.UNUSUAL_VALUE)
                .extracting(Finding::rows, Finding::columns)
                .containsExactly(
                        tuple(List.of("A"), List.of("allAttemptsWithin")),
                        tuple(List.of("C"), List.of("allAttemptsWithin")));
        assertThat(deadlines("row,tier,firstCallWithin,allAttemptsWithin\nA,A,2 business hours,8 days\n"
                        + "B,B,4 business hours,10 days\nC,C,1 business day,12 days\n"))
                .filteredOn(finding -> finding.kind() == Kind.UNUSUAL_VALUE)
                .isEmpty();
    }

    @Test
    void a_contact_window_that_opens_after_a_first_call_is_due_is_a_warning_with_a_receipt() {
        var found = Written.policy()
                .withCalendar("afternoon", "America/New_York", "14:00-16:30", 5)
                .withWindow("afternoon")
                .findings();
        assertThat(found).extracting(Finding::rows).containsExactly(List.of("A"), List.of("B"));
        assertThat(found.get(0).detail())
                .isEqualTo("The `firstCallWithin` (2 business hours) of row A of deadlines can pass before the contact"
                        + " window opens: a lead received 2026-01-01T16:30:00-05:00 is due"
                        + " 2026-01-02T10:30:00-05:00. This happens for 259 of 259 moments in 2026.");
    }

    private static List<Finding> deadlines(String text) {
        return Written.policy().with(TableKind.DEADLINES, text).findings();
    }

    private static List<Finding> first(String firstCall, String all) {
        return Written.policy()
                .with(
                        TableKind.DEADLINES,
                        "row,tier,firstCallWithin,allAttemptsWithin\nA,A," + firstCall + "," + all + "\n")
                .findings(Kind.NOT_FEASIBLE);
    }

    private static Written withSecondCall(String a, String b, String c) {
        return Written.policy()
                .declaring(Written.SECOND_CALL)
                .with(
                        TableKind.DEADLINES,
                        "row,tier,firstCallWithin,secondCallWithin,allAttemptsWithin\n"
                                + "A,A,2 business hours," + a + ",8 business days\n"
                                + "B,B,4 business hours," + b + ",10 business days\n"
                                + "C,C,6 business hours," + c + ",12 business days\n");
    }

    @Test
    void an_obligation_of_the_policys_own_is_compared_from_tier_to_tier() {
        assertThat(withSecondCall("1 business day", "1 business day", "").findings())
                .isEmpty();
        assertThat(withSecondCall("", "2 business days", "1 business day").findings())
                .extracting(Finding::kind, Finding::rows, Finding::columns)
                .containsExactlyInAnyOrder(
                        tuple(Kind.NOT_MONOTONE, List.of("A", "B"), List.of("secondCallWithin")),
                        tuple(Kind.NOT_MONOTONE, List.of("B", "C"), List.of("secondCallWithin")));
    }

    @Test
    void an_obligation_of_the_policys_own_can_be_kept() {
        assertThat(withSecondCall("0 business hours", "0 business days", "").findings())
                .extracting(Finding::kind, Finding::severity, Finding::rows, Finding::columns)
                .containsExactly(tuple(Kind.NOT_FEASIBLE, Severity.ERROR, List.of("A"), List.of("secondCallWithin")));
        assertThat(withSecondCall("2000 business days", "", "").findings())
                .extracting(Finding::kind, Finding::columns)
                .containsExactly(tuple(Kind.UNUSUAL_VALUE, List.of("secondCallWithin")));
        var never = withSecondCall("1 business day", "", "")
                .with(
                        TableKind.ATTEMPT_OUTCOMES,
                        """
                        row,channel,outcome,counts,reached
                        phone,PHONE,,no,no
                        email,EMAIL,,yes,no
                        """);
        assertThat(never.findings(Kind.NOT_FEASIBLE))
                .extracting(Finding::detail)
                .contains("Row A of deadlines requires the second call within 1 business day, but no row of"
                        + " attempt-outcomes counts an attempt by PHONE.");
    }

    @Test
    void a_contact_window_that_opens_too_late_for_an_obligation_of_the_policys_own_is_a_warning() {
        var policy = withSecondCall("2 hours", "", "")
                .withCalendar("calling", "America/New_York", "09:00-12:00", 5)
                .withWindow("calling");
        assertThat(policy.findings(Kind.NOT_FEASIBLE))
                .filteredOn(finding -> finding.columns().contains("secondCallWithin"))
                .extracting(Finding::severity, Finding::rows)
                .containsExactly(tuple(Severity.WARNING, List.of("A")));
    }
}

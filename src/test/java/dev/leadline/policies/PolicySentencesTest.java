package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.words.PolicySentences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a policy says to people who will never read a table. */
class PolicySentencesTest {

    private static PolicySentences sentences(Path folder, String id) {
        return PolicySentences.of(Checkout.inForce(folder).findWritten(id).orElseThrow());
    }

    @Test
    void the_policy_by_rank_reads_like_the_agreement() {
        assertThat(sentences(Checkout.SHIPPED, "mql-to-sal-predictive").all())
                .containsExactly(
                        "Marketing qualified lead to sales accepted lead, by lead rank.",
                        "Leads without a rank are first ranked by marketing-operations.",
                        "Leads ranked 85 or more: 7 calls and 3 emails, first call within 2 business hours, all"
                                + " attempts within 8 business days. Worked by teleprospecting.",
                        "Leads ranked 60 to below 85: 4 calls and 2 emails, first call within 4 business hours, all"
                                + " attempts within 10 business days. Worked by teleprospecting.",
                        "Leads ranked 45 to below 60: 3 calls and 1 email, first call within 6 business hours, all"
                                + " attempts within 12 business days. Worked by teleprospecting.",
                        "Leads ranked below 45 are nurtured by marketing.",
                        "Business time follows the calendar us-sales.",
                        "A call with the outcome CONNECTED counts, and the lead was reached.",
                        "A call with the outcome INBOUND counts, and the lead was reached.",
                        "A call with the outcome WRONG_NUMBER does not count.",
                        "Any other call counts.",
                        "An email with the outcome REPLIED counts, and the lead was reached.",
                        "An email with the outcome INBOUND does not count, but the lead was reached.",
                        "An email with the outcome BOUNCED does not count.",
                        "Any other email counts.",
                        "A lead may be disqualified or returned before all required attempts are made if the reason"
                                + " is wrong person.",
                        "A lead may be disqualified or returned before all required attempts are made if the reason"
                                + " is competitor.",
                        "A lead may be disqualified or returned before all required attempts are made if the reason"
                                + " is duplicate.",
                        "A lead may be disqualified or returned before all required attempts are made if the reason"
                                + " is do not contact.",
                        "When 50% of the time for the first call has passed, the owner, or the team if there"
                                + " is none, is alerted.",
                        "When 75% of the time for the first call has passed, the owner, or the team if there"
                                + " is none, is alerted.",
                        "When the deadline for the first call passes, the team is alerted.",
                        "1 business hour after the deadline for the first call, sales-operations is alerted.",
                        "When 75% of the time for all attempts has passed, the owner, or the team if there is none, is"
                                + " alerted.",
                        "When the deadline for all attempts passes, the team is alerted.",
                        "When the deadline for the disposition passes, the team is alerted.",
                        "When a lead is given up too early, the team is alerted.");
    }

    @Test
    void each_row_has_a_sentence() {
        var predictive = sentences(Checkout.SHIPPED, "mql-to-sal-predictive");
        assertThat(predictive.rows(TableKind.RANK_TIERS))
                .containsExactly(
                        "Leads ranked 85 or more are in tier A, worked by teleprospecting.",
                        "Leads ranked 60 to below 85 are in tier B, worked by teleprospecting.",
                        "Leads ranked 45 to below 60 are in tier C, worked by teleprospecting.",
                        "Leads ranked below 45 are nurtured by marketing.");
        assertThat(predictive.rows(TableKind.ATTEMPTS)).contains("Leads ranked 45 to below 60: 3 calls and 1 email.");
        assertThat(predictive.rows(TableKind.DEADLINES))
                .contains("Leads ranked 85 or more: first call within 2 business hours, all attempts within 8 business"
                        + " days.");
        assertThat(sentences(Checkout.SHIPPED, "mql-to-sal-simple").rows(TableKind.DEADLINES))
                .containsExactly("Leads of any rank: first call within 4 business hours, all attempts within 10 days.");
    }

    @Test
    void segments_are_exceptions_and_other_channels_go_by_their_name() {
        var segmented = sentences(Checkout.MORE, "segmented");
        assertThat(segmented.all())
                .contains(
                        "Leads ranked 70 or more with source partner, or ranked 85 or more: 5 calls, 2 SMS attempts"
                                + " and 2 emails, first call within 2 business hours, all attempts within 8 business"
                                + " days; except: those with region EMEA, first call within 3 business hours, all"
                                + " attempts within 8 business days. Worked by partner-desk or sales.",
                        "Leads ranked 40 to below 85 with source bought are nurtured by marketing.",
                        "Leads ranked 40 to below 85 with source bought, or ranked 40 to below 85: 1 call and 1"
                                + " email, no first call promised, all attempts within 5 business days. Worked by"
                                + " sales.",
                        "An attempt with the outcome CONNECTED counts, and the lead was reached.",
                        "An attempt by SMS with the outcome UNDELIVERED does not count.",
                        "Any other SMS attempt counts.");
        assertThat(segmented.rows(TableKind.DEADLINES).get(0))
                .isEqualTo("Leads ranked 70 or more with source partner, or ranked 85 or more, those with region EMEA:"
                        + " first call within 3 business hours, all attempts within 8 business days.");
    }

    @Test
    void rows_that_are_collected_add_to_each_other_and_are_no_exceptions() {
        assertThat(sentences(Checkout.MORE, "collected").all())
                .contains(
                        "Leads ranked 70 or more: 3 calls and 1 email, first call within 2 business hours, all"
                                + " attempts within 8 business days; at least 1 call and 2 SMS attempts for those"
                                + " with region EMEA; at least 5 calls and 1 SMS attempt for those with source fair;"
                                + " the highest number per channel applies. Worked by sales.",
                        "Leads ranked below 70: 2 calls and 1 email, first call within 4 business hours, all"
                                + " attempts within 8 business days. Worked by sales.");
        var twice =
                Checkout.edited(Checkout.MORE, "collected/attempts.csv", "B,B,,,2,0,1,", "B,B,,,2,0,1,\nB2,B,,,1,4,0,");
        assertThat(PolicySentences.of(twice.findWritten("collected").orElseThrow())
                        .all())
                .anyMatch(
                        sentence -> sentence.startsWith("Leads ranked below 70: 2 calls, 4 SMS attempts and 1 email,"));
    }

    @Test
    void of_rows_by_priority_the_one_that_wins_is_told_and_before_those_it_wins_over() {
        assertThat(sentences(Checkout.MORE, "prioritised").all())
                .anyMatch(sentence -> sentence.endsWith(
                        ": 3 calls and 1 email, first call within 4 business hours, all attempts within 8 business"
                                + " days; except: those with region EMEA and product crane, first call within 1"
                                + " business hour, all attempts within 8 business days; those with region EMEA,"
                                + " first call within 3 business hours, all attempts within 8 business days; those"
                                + " with product crane, first call within 3 business hours, all attempts within 8"
                                + " business days. Worked by sales or partner-desk."))
                .containsSubsequence(
                        "A call with the outcome CONNECTED counts, and the lead was reached.",
                        "An email with the outcome REPLIED counts, and the lead was reached.",
                        "Any other attempt counts.");
        var general = Checkout.edited(
                Checkout.MORE,
                "prioritised/deadlines.csv",
                "A-crane-EMEA,A,EMEA,crane,1 business hour,8 business days,1,",
                "A-crane-EMEA,A,EMEA,crane,1 business hour,8 business days,1,\nnow,A,,,2 business hours,7 business"
                        + " days,1,");
        assertThat(PolicySentences.of(general.findWritten("prioritised").orElseThrow())
                        .all())
                .anyMatch(sentence -> sentence.endsWith(
                        ": 3 calls and 1 email, first call within 2 business hours, all attempts within 7"
                                + " business days; except: those with region EMEA and product crane, first"
                                + " call within 1 business hour, all attempts within 8 business days. Worked"
                                + " by sales or partner-desk."));
    }

    @Test
    void clocks_are_told_as_they_are_chosen() {
        assertThat(sentences(Checkout.MORE, "clock-of-the-region").all())
                .contains("Business time follows the calendar of the lead's region: sydney for APAC, berlin for EMEA,"
                        + " night-desk for NIGHT, new-york otherwise.");
        assertThat(sentences(Checkout.MORE, "legal-calling-hours").all())
                .contains(
                        "Business time follows the calendar of the lead's team: berlin for berlin, new-york for"
                                + " boston.",
                        "Calls are made only during the hours of the calendar calling-hours, in the lead's time zone.");
        assertThat(sentences(Checkout.MORE, "clock-of-the-owner").all())
                .contains("Business time follows the calendar of the lead's owner: berlin for east-1, new-york"
                        + " otherwise.");
        assertThat(sentences(Checkout.MORE, "warned-early").all())
                .contains("An open obligation is at risk after 75 percent of its time.");
        assertThat(sentences(Checkout.MORE, "pausable-first-call").all())
                .contains("A pause also stops the clock of the first call.");
    }

    @Test
    void every_row_of_every_policy_has_a_sentence_of_its_own_words() {
        for (var folder : new Path[] {Checkout.SHIPPED, Checkout.MORE}) {
            for (var id : Checkout.policies(folder)) {
                Policy policy = Checkout.inForce(folder).findWritten(id).orElseThrow();
                for (var kind : TableKind.values()) {
                    var rows = PolicySentences.of(policy).rows(kind);
                    if (policy.tables().containsKey(kind)) {
                        assertThat(rows).hasSameSizeAs(policy.tables().get(kind).rows());
                    }
                    assertThat(rows).allMatch(sentence -> sentence.endsWith(".") && !sentence.contains("null"));
                }
            }
        }
    }
}

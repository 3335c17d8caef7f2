package dev.leadline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.publications.PoliciesInForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases made from the edges of tables. */
class BoundaryCasesTest {

    private static final LocalDate SUN_28_FEB = LocalDate.parse("2016-02-28");
    private static final String PREDICTIVE = "mql-to-sal-predictive";

    static Stream<Arguments> policies() {
        return Stream.of(Checkout.SHIPPED, Checkout.MORE)
                .flatMap(folder -> Checkout.policies(folder).stream().map(id -> Arguments.of(folder, id)));
    }

    private static BoundaryCases made(PoliciesInForce inForce, String id) {
        return BoundaryCases.of(
                inForce.findWritten(id).orElseThrow(),
                inForce.find(id).orElseThrow(),
                SUN_28_FEB,
                new UnrecordedDecisions(inForce, () -> Instant.EPOCH));
    }

    private static CaseReport run(PoliciesInForce inForce, String id, List<Case> cases) {
        return CaseReport.of(
                inForce.findWritten(id).orElseThrow(),
                List.of(new CaseFile(id + "/cases/boundaries.yaml", cases)),
                new UnrecordedDecisions(inForce, () -> Instant.EPOCH));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("policies")
    void they_hold_at_once_cover_every_row_and_are_fit_to_be_kept(Path folder, String id) throws IOException {
        var inForce = Checkout.inForce(folder);
        var made = made(inForce, id);

        assertThat(made.leftOut()).isEmpty();
        var report = run(inForce, id, made.cases());
        assertThat(report.cases()).isNotEmpty().allMatch(CaseReport.Result::passed);
        assertThat(report.uncovered()).isEmpty();

        var file = new CaseFile(id + "/cases/boundaries.yaml", made.cases());
        var text = file.write();
        assertThat(CaseFile.read(file.path(), text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(file);
        var schema = Files.readString(Checkout.SHIPPED.resolve("schemas/case.schema.json"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(new ObjectMapper(new YAMLFactory()).readTree(text)))
                .isEmpty();
    }

    @Test
    void they_sit_on_each_edge_and_say_so() {
        assertThat(made(Checkout.inForce(Checkout.SHIPPED), PREDICTIVE).cases())
                .extracting(Case::name)
                .containsExactly(
                        "a_lead_without_a_rank",
                        "the_tier_of_a_lead_ranked_85",
                        "the_tier_of_a_lead_ranked_100",
                        "the_tier_of_a_lead_ranked_60",
                        "the_tier_of_a_lead_ranked_84_9",
                        "the_tier_of_a_lead_ranked_45",
                        "the_tier_of_a_lead_ranked_59_9",
                        "the_tier_of_a_lead_ranked_0",
                        "the_tier_of_a_lead_ranked_44_9",
                        "tier_a_when_the_clock_starts",
                        "tier_a_at_the_first_call_deadline",
                        "tier_a_just_after_the_first_call_deadline",
                        "tier_a_at_the_deadline_for_all_attempts",
                        "tier_a_just_after_the_deadline_for_all_attempts",
                        "tier_b_when_the_clock_starts",
                        "tier_b_at_the_first_call_deadline",
                        "tier_b_just_after_the_first_call_deadline",
                        "tier_b_at_the_deadline_for_all_attempts",
                        "tier_b_just_after_the_deadline_for_all_attempts",
                        "tier_c_when_the_clock_starts",
                        "tier_c_at_the_first_call_deadline",
                        "tier_c_just_after_the_first_call_deadline",
                        "tier_c_at_the_deadline_for_all_attempts",
                        "tier_c_just_after_the_deadline_for_all_attempts",
                        "tier_a_at_its_floors",
                        "tier_a_one_phone_short_of_its_floors",
                        "tier_a_one_email_short_of_its_floors",
                        "tier_b_at_its_floors",
                        "tier_b_one_phone_short_of_its_floors",
                        "tier_b_one_email_short_of_its_floors",
                        "tier_c_at_its_floors",
                        "tier_c_one_phone_short_of_its_floors",
                        "tier_c_one_email_short_of_its_floors",
                        "an_attempt_by_phone_with_outcome_connected",
                        "an_attempt_by_phone_with_outcome_inbound",
                        "an_attempt_by_phone_with_outcome_wrong_number",
                        "an_attempt_by_phone_without_an_outcome",
                        "an_attempt_by_email_with_outcome_replied",
                        "an_attempt_by_email_with_outcome_inbound",
                        "an_attempt_by_email_with_outcome_bounced",
                        "an_attempt_by_email_without_an_outcome",
                        "a_lead_disqualified_early_because_wrong_person",
                        "a_lead_disqualified_early_because_competitor",
                        "a_lead_disqualified_early_because_duplicate",
                        "a_lead_disqualified_early_because_do_not_contact",
                        "a_lead_with_an_alert_about_first_call_at_50_percent",
                        "a_lead_with_an_alert_about_first_call_at_75_percent",
                        "a_lead_with_an_alert_about_first_call_at_100_percent",
                        "a_lead_with_an_alert_about_first_call_at_1_business_hour_after",
                        "a_lead_with_an_alert_about_all_attempts_at_75_percent",
                        "a_lead_with_an_alert_about_all_attempts_at_100_percent",
                        "a_lead_with_an_alert_about_disposition_at_100_percent",
                        "a_lead_with_an_alert_about_early_disqualification_at_100_percent");
    }

    /** Sunday the 28th: the first open moment is Monday at nine, also where the year has a 29th of February. */
    @Test
    void a_deadline_is_open_at_its_instant_and_breached_just_after() {
        var cases = made(Checkout.inForce(Checkout.SHIPPED), PREDICTIVE).cases();

        assertThat(one(cases, "tier_a_at_the_first_call_deadline").request().toString())
                .contains("\"asOf\":\"2016-02-29T11:00:00-05:00\"", "\"receivedAt\":\"2016-02-29T09:00:00-05:00\"");
        assertThat(one(cases, "tier_a_at_the_first_call_deadline")
                        .expect()
                        .at("/obligations/0/state")
                        .textValue())
                .isEqualTo("OPEN");
        var after = one(cases, "tier_a_just_after_the_first_call_deadline");
        assertThat(after.request().get("asOf").textValue()).isEqualTo("2016-02-29T11:00:00.000000001-05:00");
        assertThat(after.expect().at("/obligations/0/state").textValue()).isEqualTo("BREACHED");
        assertThat(one(cases, "tier_a_at_its_floors")
                        .expect()
                        .at("/requiredActions/0/type")
                        .textValue())
                .isEqualTo("DISQUALIFY_OR_RETURN");
        assertThat(one(cases, "tier_a_one_phone_short_of_its_floors")
                        .expect()
                        .at("/requiredActions/0/attempt")
                        .intValue())
                .isEqualTo(7);
        assertThat(one(cases, "a_lead_without_a_rank")
                        .expect()
                        .at("/requiredActions/0/type")
                        .textValue())
                .isEqualTo("SCORE");
    }

    private static Case one(List<Case> cases, String name) {
        return cases.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_segments_of_a_table_have_cases_of_their_own() {
        assertThat(made(Checkout.inForce(Checkout.MORE), "segmented").cases())
                .extracting(Case::name)
                .contains(
                        "the_tier_of_a_lead_ranked_70_with_source_partner",
                        "the_tier_of_a_lead_ranked_85",
                        "tier_a_with_region_emea_at_the_first_call_deadline",
                        "tier_a_at_the_first_call_deadline",
                        "tier_b_at_the_deadline_for_all_attempts")
                .doesNotContain("tier_b_at_the_first_call_deadline");
    }

    @Test
    void a_row_that_is_collected_has_cases_at_the_floors_of_all_that_are_for_its_lead() {
        var made = made(Checkout.inForce(Checkout.MORE), "collected");

        var oneShort = one(made.cases(), "tier_a_with_region_emea_one_sms_short_of_its_floors");
        assertThat(oneShort.request().get("attempts")).hasSize(3 + 1 + 1);
        assertThat(oneShort.expect().at("/requiredActions/0").toString())
                .contains("\"channel\":\"SMS\",\"attempt\":2,\"of\":2");
        assertThat(one(made.cases(), "tier_a_with_source_fair_at_its_floors")
                        .request()
                        .get("attempts"))
                .hasSize(5 + 1 + 1);
    }

    @Test
    void a_reason_is_given_in_the_way_to_give_up_that_its_row_is_for() {
        var cases = made(Checkout.inForce(Checkout.MORE), "collected").cases();

        assertThat(one(cases, "a_lead_returned_early_because_no_budget")
                        .expect()
                        .at("/obligations/2")
                        .toString())
                .contains("EARLY_DISQUALIFICATION", "BREACHED");
        assertThat(one(cases, "a_lead_returned_early_because_duplicate")
                        .expect()
                        .toString())
                .contains("BREACHED");
        assertThat(one(cases, "a_lead_disqualified_early_because_duplicate")
                        .expect()
                        .at("/obligations/2")
                        .toString())
                .contains("EARLY_DISQUALIFICATION", "WAIVED");
    }

    /** The clock starts on Monday at nine, and the attempt is made a minute later. */
    @Test
    void a_lead_that_waits_shows_from_when_on_the_next_attempt_is_allowed() {
        var cases = made(Checkout.inForce(Checkout.MORE), "spaced").cases();

        assertThat(one(cases, "a_lead_of_tier_a_waits_after_one_try_by_phone")
                        .expect()
                        .at("/requiredActions/0")
                        .toString())
                .contains("\"channel\":\"PHONE\",\"attempt\":2,\"earliestAt\":\"2016-02-29T13:01:00-05:00\"");
        assertThat(one(cases, "a_lead_of_tier_a_with_region_emea_waits_after_one_try_by_phone")
                        .expect()
                        .at("/requiredActions/0/earliestAt")
                        .textValue())
                .isEqualTo("2016-03-02T09:00:00-05:00");
        assertThat(one(cases, "a_lead_of_tier_c_waits_after_one_try_by_sms")
                        .expect()
                        .toString())
                .contains("\"earliestAt\":\"2016-03-01T21:01:00-05:00\"");
    }

    @Test
    void of_rows_by_priority_each_is_shown_by_a_lead_for_which_it_wins() {
        var cases = made(Checkout.inForce(Checkout.MORE), "prioritised").cases();

        assertThat(one(cases, "the_tier_of_a_lead_ranked_50_with_source_partner")
                        .expect()
                        .toString())
                .contains("\"tier\":\"A\"", "partner-desk");
        assertThat(one(cases, "tier_a_with_product_crane_with_region_emea_at_the_first_call_deadline")
                        .request()
                        .get("asOf")
                        .textValue())
                .isEqualTo("2016-02-29T10:00:00-05:00");
    }

    private static List<String> failingAfter(String file, String found, String replacement) {
        var before = made(Checkout.inForce(Checkout.SHIPPED), PREDICTIVE).cases();
        var changed = Checkout.edited(Checkout.SHIPPED, PREDICTIVE + "/" + file, found, replacement);
        return run(changed, PREDICTIVE, before).cases().stream()
                .filter(each -> !each.passed())
                .map(CaseReport.Result::name)
                .toList();
    }

    @Test
    void eight_calls_instead_of_seven_fail_the_cases_that_count_calls_of_that_tier() {
        assertThat(failingAfter("attempts.csv", "A,A,7,3,", "A,A,8,3,"))
                .contains(
                        "tier_a_when_the_clock_starts",
                        "tier_a_at_its_floors",
                        "tier_a_one_phone_short_of_its_floors",
                        "tier_a_one_email_short_of_its_floors")
                .allMatch(name -> name.startsWith("tier_a_"));
    }

    @Test
    void a_moved_edge_of_a_band_fails_the_cases_next_to_it() {
        assertThat(failingAfter(
                        "rank-tiers.csv",
                        "A,85,100,A,work,teleprospecting,\nB,60,85",
                        "A,80,100,A,work,teleprospecting,\nB,60,80"))
                .containsExactly("the_tier_of_a_lead_ranked_84_9");
    }

    @Test
    void three_hours_instead_of_two_fail_the_cases_about_that_deadline_and_no_rank_or_outcome() {
        assertThat(failingAfter("deadlines.csv", "A,A,2 business hours", "A,A,3 business hours"))
                .contains(
                        "tier_a_when_the_clock_starts",
                        "tier_a_at_the_first_call_deadline",
                        "tier_a_just_after_the_first_call_deadline",
                        "a_lead_with_an_alert_about_first_call_at_50_percent")
                .allMatch(
                        name -> name.startsWith("tier_a_") || name.startsWith("a_lead_with_an_alert_about_first_call"));
    }

    @Test
    void an_outcome_that_counts_otherwise_fails_its_case() {
        assertThat(failingAfter(
                        "attempt-outcomes.csv",
                        "email-bounced,EMAIL,BOUNCED,no,no",
                        "email-bounced,EMAIL,BOUNCED,yes,no"))
                .containsExactly("an_attempt_by_email_with_outcome_bounced");
    }

    @Test
    void a_reason_that_waives_no_more_fails_its_case() {
        assertThat(failingAfter("waiving-reasons.csv", "competitor,,competitor,yes", "competitor,,competitor,no"))
                .containsExactly("a_lead_disqualified_early_because_competitor");
    }

    @Test
    void a_finer_table_has_finer_ranks() {
        var finer = Checkout.edited(Checkout.SHIPPED, PREDICTIVE + "/rank-tiers.csv", "85", "84.25");
        assertThat(made(finer, PREDICTIVE).cases())
                .extracting(Case::name)
                .contains("the_tier_of_a_lead_ranked_84_25", "the_tier_of_a_lead_ranked_84_249")
                .contains("the_tier_of_a_lead_ranked_59_999");
    }

    @Test
    void what_there_is_no_case_for_is_said() {
        var masked = Checkout.edited(
                Checkout.SHIPPED,
                PREDICTIVE + "/attempt-outcomes.csv",
                "phone-made,PHONE,,yes,no,\"made, not reached\"",
                "phone-made,PHONE,,yes,no,\nnever,PHONE,VOICEMAIL,yes,no,");
        assertThat(made(masked, PREDICTIVE).leftOut())
                .containsExactly("Found no attempt that matches the row never of attempt-outcomes.");
    }

    @Test
    void no_more_than_a_thousand_are_made_and_the_rest_is_said_to_be_left_out() {
        var many = new StringBuilder("row,from,below,tier,handling,responsible,note\n");
        for (int i = 0; i < 700; i++) {
            many.append("r").append(i).append(",").append(i / 10 + "." + i % 10).append(",");
            many.append((i + 1) / 10 + "." + (i + 1) % 10).append(",A,work,sales,\n");
        }
        many.append("top,70,100,A,work,sales,\n");
        var inForce = Checkout.replaced(Checkout.SHIPPED, PREDICTIVE + "/rank-tiers.csv", many.toString());
        var made = made(inForce, PREDICTIVE);
        assertThat(made.cases()).hasSize(BoundaryCases.MOST);
        assertThat(made.leftOut()).last().asString().startsWith("Only 1000 cases were created; ");
    }

    @Test
    void a_date_out_of_all_calendars_is_refused() {
        var inForce = Checkout.inForce(Checkout.SHIPPED);
        assertThatThrownBy(() -> BoundaryCases.of(
                        inForce.findWritten(PREDICTIVE).orElseThrow(),
                        inForce.find(PREDICTIVE).orElseThrow(),
                        LocalDate.MAX,
                        new UnrecordedDecisions(inForce, () -> Instant.EPOCH)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("+999999999-12-31");
    }
}

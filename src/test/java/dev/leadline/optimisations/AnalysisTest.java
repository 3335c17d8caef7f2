package dev.leadline.optimisations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AnalysisTest {

    private static final String OPTIMISATIONS = "/v1/optimisations";
    private static final String COST = "\"hourlyCost\": 60, \"callsPerHour\": 8, \"revenuePerCustomer\": 900";

    /** 1,000 leads: those reached at the first attempt, those given up after it, and so on; 172 had seven in vain. */
    private static final long[][] TIER_B = {{180, 41}, {109, 40}, {69, 45}, {44, 57}, {27, 97}, {15, 97}, {7, 172}};

    /** Attempts by phone a day apart in 2001; whoever is reached at an attempt is reached at its moment. */
    private static final String INSERT =
            """
            insert into lead_cycle (lead_id, cycle, known_from, stage, policy_id, policy_version, calendar_id,
                calendar_version, zone, source, received_at, received_on, received_hour, received_open, tier,
                is_unscored, is_nurtured, disposition, reached_at, reached_attempt, reached_channel, required,
                attempt_at, attempt_channel, attempt_outcome, attempt_counts, attempt_owner, attempt_team)
            select '%1$s-' || gen_random_uuid(), 1, timestamptz '2001-02-01Z', 'MQL', 'mql-to-sal-predictive', 'v',
                'us-sales', 'v', 'America/New_York', '%1$s', timestamptz '2001-01-01T15:00Z', date '2001-01-01', 10, true,
                'B', false, false, %4$s,
                case when %3$d > 0 then timestamptz '2001-01-01T15:00Z' + %3$d * interval '1 day' end,
                nullif(%3$d, 0), case when %3$d > 0 then 'PHONE' end, '{"PHONE": 4, "EMAIL": 2}',
                array(select timestamptz '2001-01-01T15:00Z' + n * interval '1 day' from generate_series(1, %2$d) n),
                array_fill('PHONE'::text, array[%2$d]), array_fill('NO_ANSWER'::text, array[%2$d]),
                array_fill(true, array[%2$d]), array_fill('east-1'::text, array[%2$d]),
                array_fill('east'::text, array[%2$d])
            from generate_series(1, %5$d)
            """;

    @Inject
    DataSource database;

    @Inject
    InstantSource clock;

    @AfterEach
    void clear() throws SQLException {
        run("delete from lead_cycle where source like 'attempts-%'");
    }

    private void run(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private void insert(String source, int attempts, int reachedAt, String disposition, long leads)
            throws SQLException {
        run(INSERT.formatted(source, attempts, reachedAt, disposition, leads));
    }

    private static ValidatableResponse analyse(String body) {
        return given().config(io.restassured.RestAssured.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType("application/json")
                .header("From", "analyst@example.com")
                .body(body)
                .post(OPTIMISATIONS)
                .then();
    }

    private static ValidatableResponse ofLeads(String filter, String more) {
        return analyse("{\"leads\": {\"policy\": \"mql-to-sal-predictive\", " + filter + "}, " + COST + more + "}");
    }

    private static String tierB() {
        var cohorts = new StringBuilder();
        for (int n = 1; n <= TIER_B.length; n++) {
            long reached = TIER_B[n - 1][0];
            cohorts.append("%s{\"tier\": \"B\", \"attempts\": %d, \"leads\": %d, \"reached\": %d, \"customers\": %d}"
                    .formatted(n == 1 ? "" : ", ", n, reached + TIER_B[n - 1][1], reached, reached / 10));
        }
        return "\"cohorts\": [" + cohorts + "], \"valuePerReached\": 90, \"currency\": \"USD\", ";
    }

    private static void isTheExample(ValidatableResponse answer) {
        answer.statusCode(201)
                .body("costPerCall", equalTo(7.5))
                .body("tiers[0].tier", equalTo("B"))
                .body("tiers[0].curve[3].atRisk", equalTo(516))
                .body("tiers[0].curve[3].share", closeTo(0.085, 0.0005))
                .body("tiers[0].curve[3].marginalProfit", closeTo(0.17, 0.005))
                .body("tiers[0].curve[3].marginalInterval[0]", closeTo(-1.73, 0.005))
                .body("tiers[0].curve[3].marginalInterval[1]", closeTo(2.63, 0.005))
                .body("tiers[0].curve[3].expectedProfit", closeTo(14.65, 0.005))
                .body("tiers[0].curve[3].expectedInterval[0]", closeTo(11.1, 0.5))
                .body("tiers[0].curve[3].expectedInterval[1]", closeTo(18.2, 0.5))
                .body("tiers[0].curve[3].calls", closeTo(3.15, 0.005))
                .body("tiers[0].literal.points.score", equalTo(java.util.List.of(120, 60, 40, 30, 24, 20, 17.142857)))
                .body("tiers[0].advice.sure.attempts", equalTo(3))
                .body("tiers[0].advice.best.attempts", equalTo(4))
                .body("tiers[0].advice.possible.attempts", equalTo(5))
                .body("tiers[0].advice.levelsOff.attempts", equalTo(3))
                .body("tiers[0].advice.levelsOff.sentence", containsString("adds 0.7%"))
                .body("tiers[0].advice.refusals", empty())
                .body("tiers[0].advice.recommendation.attempts", equalTo(4))
                .body(
                        "tiers[0].advice.recommendation.sentence",
                        equalTo("Ask for 4; 3 are safe; beyond 5 it costs money, or was not seen."));
    }

    @Test
    void the_example_of_a_thousand_leads_comes_out_of_cohorts() {
        isTheExample(analyse("{" + tierB() + COST + "}")
                .body("source", equalTo("COHORTS"))
                .body("currency", equalTo("USD"))
                .body("createdBy", equalTo("analyst@example.com"))
                .body("tiers[0].advice.remarks.code", hasItem("ASSUMED_VALUE")));
    }

    @Test
    void the_same_example_comes_out_of_tracked_leads() throws SQLException {
        for (int n = 1; n <= TIER_B.length; n++) {
            insert("attempts-b", n, n, "'ACCEPTED'", TIER_B[n - 1][0] / 10);
            insert("attempts-b", n, n, "'REJECTED'", TIER_B[n - 1][0] - TIER_B[n - 1][0] / 10);
            insert("attempts-b", n, 0, n < 7 ? "'DISQUALIFIED'" : "null", TIER_B[n - 1][1]);
        }
        isTheExample(ofLeads("\"source\": \"attempts-b\"", ", \"valuePerReached\": 90")
                .body("leads", equalTo(1_000))
                .body("source", equalTo("LEADS"))
                .body("channel", equalTo("PHONE"))
                .body("tiers[0].floor", equalTo(4))
                .body(
                        "tiers[0].curve.isNotSeen",
                        equalTo(java.util.List.of(false, false, false, false, true, true, true)))
                // the 172 are still open, and in no cohort
                .body("tiers[0].calculation.curve[6].leads", equalTo(7)));
    }

    @Test
    void an_analysis_is_kept_listed_and_deleted() {
        var location = analyse("{\"name\": \"once\", " + tierB() + COST + "}")
                .extract()
                .header("Location");
        assertThat(location).matches("(http://[^/]+)?/v1/optimisations/[0-9]+");
        var first = given().get(location).then().statusCode(200).extract().asString();
        assertThat(first).contains("\"name\":\"once\"").contains("\"share\":0.18,");
        given().get(OPTIMISATIONS + "?limit=1")
                .then()
                .body("items[0].name", equalTo("once"))
                .body("items[0].leads", equalTo(1_000))
                .body("items[0].tiers", nullValue());
        given().delete(location).then().statusCode(204);
        given().get(location).then().statusCode(404).body("detail", containsString("There is no optimisation"));
        given().delete(location).then().statusCode(404);
        given().get(OPTIMISATIONS + "/x").then().statusCode(404);
    }

    @Test
    void the_same_data_have_the_same_bands() {
        var one = analyse("{" + tierB() + COST + "}").extract().jsonPath().getList("tiers[0].curve.expectedInterval");
        var two = analyse("{" + tierB() + COST + "}").extract().jsonPath().getList("tiers[0].curve.expectedInterval");
        assertThat(one).isEqualTo(two);
    }

    @Test
    void leads_that_are_young_merged_or_reached_elsewhere_are_told_apart() throws SQLException {
        insert("attempts-e", 3, 3, "null", 5);
        insert("attempts-e", 4, 0, "null", 7);
        run("update lead_cycle set merged_into = 'other' where source = 'attempts-e' and reached_attempt is null"
                + " and lead_id in (select lead_id from lead_cycle where source = 'attempts-e'"
                + " and reached_attempt is null limit 2)");
        insert("attempts-e", 0, 0, "'RETURNED'", 1);
        // reached by email after the second of four calls; the last call does not count
        insert("attempts-e", 4, 2, "'REJECTED'", 6);
        run("update lead_cycle set reached_channel = 'EMAIL', attempt_counts = array[true, true, true, false]"
                + " where source = 'attempts-e' and reached_attempt = 2");
        ofLeads("\"source\": \"attempts-e\"", "")
                .statusCode(201)
                .body("leads", equalTo(17))
                .body("leftOut.MERGED", equalTo(2))
                .body("tiers[0].unattempted", equalTo(1))
                .body("tiers[0].curve.reached", equalTo(java.util.List.of(0, 0, 5, 0)))
                .body("tiers[0].curve.givenUp", equalTo(java.util.List.of(0, 6, 0, 5)))
                .body("tiers[0].calculation.curve.leads", equalTo(java.util.List.of(0, 0, 6)))
                .body("tiers[0].advice.recommendation", nullValue())
                .body("tiers[0].advice.refusals.code", hasItem("TOO_FEW_LEADS"))
                .body("tiers[0].advice.refusals.code", hasItem("TOO_FEW_REACHED"));
        ofLeads("\"source\": \"attempts-e\", \"staleDays\": 3653", "").body("leads", equalTo(17));
        ofLeads("\"source\": \"attempts-e\", \"channel\": \"EMAIL\"", "").body("tiers[0].unattempted", equalTo(11));
        run("update lead_cycle set received_at = timestamptz '" + clock.instant()
                + "' where source = 'attempts-e' and reached_attempt = 3");
        ofLeads("\"source\": \"attempts-e\"", "").body("leads", equalTo(12)).body("leftOut.NOT_STALE", equalTo(5));
        ofLeads("\"source\": \"attempts-e\", \"receivedFrom\": \"2001-01-02T00:00:00Z\"", "")
                .body("leftOut.NOT_STALE", equalTo(5))
                .body("leads", equalTo(0))
                .body("tiers", empty());
    }

    @Test
    void nothing_is_recommended_beyond_what_the_policy_asked_of_the_leads() throws SQLException {
        insert("attempts-f", 5, 5, "'ACCEPTED'", 200);
        insert("attempts-f", 5, 0, "'REJECTED'", 200);
        ofLeads("\"source\": \"attempts-f\"", "")
                .body("tiers[0].advice.best.attempts", equalTo(5))
                .body("tiers[0].advice.recommendation", nullValue())
                .body("tiers[0].advice.refusals[0].code", equalTo("BEYOND_FLOOR"))
                .body("tiers[0].advice.refusals[0].sentence", containsString("Try 5 attempts on a share of the leads"));
    }

    @Test
    void without_revenue_the_curve_is_shown_and_nothing_recommended() {
        analyse("{" + tierB().replace("\"valuePerReached\": 90, ", "")
                        + "\"hourlyCost\": 60, \"minutesPerAttempt\": 7.5}")
                .statusCode(201)
                .body("costPerCall", equalTo(7.5))
                .body("tiers[0].calculation", nullValue())
                .body("tiers[0].curve[0].share", equalTo(0.18))
                .body("tiers[0].curve[0].marginalProfit", nullValue())
                .body("tiers[0].advice.refusals[0].code", equalTo("NO_VALUE"));
    }

    /** v is 900 x 0.5 x 41 customers / 451 reached, less 4 minutes of talk at 60 an hour. */
    @Test
    void margin_and_talk_count_in_the_value_of_a_reached_lead() {
        analyse("{" + tierB().replace("\"valuePerReached\": 90, ", "") + COST
                        + ", \"margin\": 0.5, \"talkMinutes\": 4}")
                .body("talkCost", equalTo(4))
                .body("tiers[0].revenuePerCustomer", equalTo(450))
                .body("tiers[0].valuePerReached", closeTo(450 * 41 / 451.0 - 4, 1e-6));
    }

    @Test
    void capacity_has_its_price_across_tiers() {
        var tiers = tierB().replace(
                        "]",
                        ", {\"tier\": \"A\", \"attempts\": 1, \"leads\": 400, \"reached\": 200, \"customers\": 50},"
                                + " {\"tier\": \"A\", \"attempts\": 2, \"leads\": 200, \"reached\": 60, \"customers\":"
                                + " 20}]");
        analyse("{" + tiers + COST + ", \"capacity\": {\"calls\": 2001, \"leads\": {\"B\": 1000, \"A\": 600}}}")
                .statusCode(201)
                // A: 600 + 600 x 2 / 3; B: 1,000 x 3.15
                .body("capacity.asked", closeTo(1_000 + 3_148, 10))
                // A's 1,000 and B's first; the second attempt of B brings 5.09
                .body("capacity.price", closeTo(5.09, 0.005))
                .body("capacity.used", equalTo(2_000))
                .body("capacity.tiers.attempts", equalTo(java.util.List.of(2, 1)))
                .body("capacity.tiers.attemptsWithoutPrice", equalTo(java.util.List.of(2, 4)));
        analyse("{" + tierB() + COST + ", \"capacity\": {\"calls\": 1, \"leads\": {\"Z\": 5}}}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/capacity/leads/Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'hourlyCost': 1, 'callsPerHour': 1} | /cohorts | The cohorts are missing",
                "{C, 'leads': {'policy': 'mql-to-sal-predictive'}, P} | /leads | stand beside cohorts",
                "{C, 'hourlyCost': 1} | /callsPerHour | Use it, or minutesPerAttempt",
                "{C, P, 'minutesPerAttempt': 3} | /minutesPerAttempt | say the same in two ways",
                "{C, P, 'revenueByTier': {'A': 1}} | /revenuePerCustomer | stands beside revenueByTier",
                "{C, P, 'margin': 0} | /margin | The margin (0) must be greater than 0",
                "{C, P, 'margin': 1.5} | /margin | The margin (1.5) must be less than or equal to 1",
                "{C, P, 'currency': 'USD, EUR'} | /currency | The currency (USD, EUR) must be three capital letters",
                "{C, P, 'capacity': {'calls': -1}} | /capacity/calls | The calls (-1)",
                "{'cohorts': [{'attempts': 2, 'leads': 3, 'customers': 2, 'reached': 1}], P} | /cohorts/0/reached |"
                        + " reached (1)",
                "{'cohorts': [{'attempts': 2, 'leads': 3, 'customers': 2, 'reached': 4}], P} | /cohorts/0/reached |"
                        + " reached (4)",
                "{'cohorts': [{'attempts': 2.5, 'leads': 3, 'customers': 2}], P} | /cohorts/0/attempts | (2.5)",
                "{'leads': {'policy': 'none'}, P} | /leads/policy | The policy (none) is not in force",
                "{L, 'channel': 'PHON'}, P} | /leads/channel | Did you mean `PHONE`?",
                "{L, 'tier': 'Z'}, P} | /leads/tier | Did you mean `A`?",
                "{L, 'attributes': {'colour': 'red'}}, P} | /leads/attributes/colour | The attribute (colour) is"
                        + " unknown",
                "{L, 'staleDays': -1}, P} | /leads/staleDays | The staleDays (-1)",
                "{L, 'receivedFrom': '2026-01-02T00:00:00Z', 'receivedTo': '2026-01-02T00:00:00Z'}, P} |"
                        + " /leads/receivedFrom | must be before",
            })
    void bad_input_is_refused_with_field_and_value_and_nothing_is_kept(String body, String pointer, String detail) {
        var before = given().get(OPTIMISATIONS + "?limit=1").asString();
        analyse(body.replace("{L", "{'leads': {'policy': 'mql-to-sal-predictive'")
                        .replace("C,", "'cohorts': [{'attempts': 1, 'leads': 3, 'customers': 2}],")
                        .replace("P}", "'hourlyCost': 1, 'callsPerHour': 1, 'revenuePerCustomer': 5}")
                        .replace("P,", "'hourlyCost': 1, 'callsPerHour': 1, 'revenuePerCustomer': 5,")
                        .replace('\'', '"'))
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("detail", containsString(detail));
        assertThat(given().get(OPTIMISATIONS + "?limit=1").asString()).isEqualTo(before);
    }

    private static ValidatableResponse file(String query, String csv) {
        return given().config(io.restassured.RestAssured.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType("text/csv")
                .header("From", "analyst@example.com")
                .urlEncodingEnabled(true)
                .body(csv.replace("|", "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(OPTIMISATIONS + "?hourlyCost=60&callsPerHour=8&" + query)
                .then();
    }

    @Test
    void a_file_of_leads_is_added_up_by_its_columns_and_words() {
        file(
                        "column=attempts:Calls&column=result:Stage&result=Closed Won:won&result=Closed"
                                + " Lost:lost&margin=0.5&column=tier:Rank&delimiter=;&channel=PHONE",
                        "\uFEFFRank;Calls;Stage;reachedAt;revenue;received|A;2;Closed Won;1;1000;2001-01-01|A;3;Closed"
                                + " Lost;;;2001-01-01T10:00:00-05:00|B;1;open;;;2001-01-01|A;2;closed"
                                + " won;;500;2001-01-01|A;1;Closed Lost;1;;2001-01-02|A;1;open;;;2999-01-01")
                .statusCode(201)
                .body("source", equalTo("CSV"))
                .body("channel", equalTo("PHONE"))
                .body("leads", equalTo(5))
                .body("leftOut.NOT_STALE", equalTo(1))
                .body("reach", equalTo("KNOWN"))
                .body("tiers.tier", equalTo(java.util.List.of("A", "B")))
                .body("tiers[0].revenuePerCustomer", equalTo(375))
                // 1,500 of three reached and closed leads, half of it kept
                .body("tiers[0].valuePerReached", equalTo(250))
                .body("tiers[0].curve.reached", equalTo(java.util.List.of(2, 1, 0)))
                .body("tiers[0].curve.givenUp", equalTo(java.util.List.of(0, 0, 1)))
                .body("tiers[0].literal.points.score", equalTo(java.util.Arrays.asList(null, 25, null)))
                .body("tiers[0].calculation.curve.customers", equalTo(java.util.List.of(0, 2, 0)));
    }

    @Test
    void a_file_with_outcomes_only_says_so() {
        file("revenuePerCustomer=900&currency=USD", "attempts,result|1,won|2,lost|2,|0,lost")
                .statusCode(201)
                .body("reach", equalTo("BY_OUTCOME"))
                .body("currency", equalTo("USD"))
                .body("tiers[0].tier", nullValue())
                .body("tiers[0].unattempted", equalTo(1))
                .body("tiers[0].curve.givenUp", equalTo(java.util.List.of(0, 2)))
                .body("tiers[0].advice.remarks.code", hasItem("REACHED_BY_OUTCOME"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x=1 ! attempts,result ! 400 ! The query parameter (x) is unknown",
                "margin=a ! attempts,result ! 422 ! The margin (a) must be a number",
                "margin=2 ! attempts,result ! 422 ! The margin (2) must be less than or equal to 1",
                "minutesPerAttempt=2 ! attempts,result ! 422 ! say the same in two ways",
                "delimiter=x ! attempts,result ! 422 ! The delimiter (x) must be",
                "staleDays=-1 ! attempts,result ! 422 ! The staleDays (-1) must be",
                "margin=1 ! attempts;result|1;won ! 422 ! Check the delimiter",
                "margin=1 ! result|won ! 422 ! The file has no heading (attempts)",
                "column=atempts:x ! attempts,result ! 422 ! Did you mean `attempts`?",
                "column=attempts:x ! attempts,result ! 422 ! The file has no heading (x)",
                "column=attempts ! attempts,result ! 422 ! must be two words with a colon",
                "result=yes:maybe ! attempts,result ! 422 ! must end in :won, :lost or :open",
                "margin=1 ! attempts,attempts,result ! 422 ! stands twice",
                "margin=1 ! attempts,result|1,won|1.5,won ! 422 ! Line 3: the attempts (1.5) must be a whole number"
                        + " from 0 to 1000",
                "margin=1 ! attempts,result|10000000,won ! 422 ! Line 2: the attempts (10000000)",
                "margin=1 ! attempts,result|-1,won ! 422 ! Line 2: the attempts (-1)",
                "margin=1 ! lead,attempts,result|L-7,x,won ! 422 ! Line 2, lead L-7: the attempts (x)",
                "margin=1 ! attempts,result|1,maybe ! 422 ! Line 2: the result (maybe) must be won, lost or open",
                "margin=1 ! attempts,result,reachedAt|2,won,3 ! 422 ! the reachedAt (3) must be a whole number from 1"
                        + " to 2",
                "margin=1 ! attempts,result,revenue|2,won,$5 ! 422 ! Line 2: the revenue ($5) must be a number",
                "margin=1 ! attempts,result,revenue|2,won, ! 422 ! Line 2: the revenue () must be a number",
                "margin=1 ! attempts,result,currency|2,won,USD|1,won,EUR ! 422 ! Line 3: the currency (EUR) must be"
                        + " the currency (USD)",
                "currency=USD ! attempts,result,currency|2,won,EUR ! 422 ! Line 2: the currency (EUR)",
                "margin=1 ! attempts,result,received|2,won,1/2/2025 ! 422 ! Line 2: the received (1/2/2025) must be a"
                        + " date",
                "margin=1 ! attempts,result|1,won,3 ! 422 ! Line 2 has 3 cells; it must have 2",
                "margin=1 ! attempts,result|1,\"won ! 422 ! opens a quote that is never closed",
            })
    void a_file_that_cannot_be_read_is_refused_by_line_column_and_value(
            String query, String csv, int status, String detail) {
        var before = given().get(OPTIMISATIONS + "?limit=1").asString();
        file(query, csv).statusCode(status).body("detail", containsString(detail));
        assertThat(given().get(OPTIMISATIONS + "?limit=1").asString()).isEqualTo(before);
    }

    @Test
    void a_refused_row_is_pointed_at() {
        file("margin=1", "attempts,result|1,won|1.5,won")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rows/3/attempts"))
                .body("errors[0].value", equalTo("1.5"));
    }

    private static ValidatableResponse draft(Object id, String body) {
        return given().contentType("application/json")
                .header("From", "analyst@example.com")
                .body(body.replace('\'', '"'))
                .post(OPTIMISATIONS + "/" + id + "/draft")
                .then();
    }

    @Test
    void the_recommendation_goes_into_a_draft_and_is_tried() {
        int id = analyse("{" + tierB().replace("\"B\"", "\"A\"") + COST + "}")
                .extract()
                .path("id");
        var address = "/v1/policies/mql-to-sal-predictive/drafts/attempts-" + id;
        var what = "{'policy': 'mql-to-sal-predictive', 'tier': 'A'}";
        var answer = draft(id, what)
                .statusCode(201)
                .header("Location", containsString(address))
                .body("draft", equalTo(address))
                .body("revision", equalTo(2))
                .body("row", equalTo("A"))
                .body("channel", equalTo("PHONE"))
                .body("before", equalTo("7"))
                .body("after", equalTo("4"))
                .body("whatIfRefused", nullValue())
                .extract();
        String whatIf = answer.path("whatIf");
        given().get(whatIf)
                .then()
                .statusCode(200)
                .body("edition", equalTo("draft:attempts-" + id + "@2"))
                .body("by", equalTo("analyst@example.com"));
        given().get(address)
                .then()
                .body("tables.attempts.rows.find { it.row == 'A' }.PHONE", equalTo("4"))
                .body("lastEdit.what", equalTo("took 4 attempts for tier A from optimisation " + id));
        given().get("/v1/policies/mql-to-sal-predictive/tables/attempts")
                .then()
                .body("rows.find { it.row == 'A' }.PHONE", equalTo("7"));
        draft(id, what).statusCode(409).body("detail", containsString("already asks for 4 attempts"));
        given().delete(whatIf);
        given().header("If-Match", "*").delete(address).then().statusCode(204);
    }

    @Test
    void what_cannot_be_drafted_leaves_no_draft_behind() {
        int id = analyse("{" + tierB() + COST + "}").extract().path("id");
        // four calls is what tier B has
        draft(id, "{'policy': 'mql-to-sal-predictive', 'tier': 'B'}").statusCode(409);
        draft(id, "{'policy': 'mql-to-sal-predictive', 'tier': 'Z'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/tier"));
        draft(id, "{'policy': 'mql-to-sal-predictive', 'tier': 'B', 'channel': 'FAX'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/channel"));
        draft(id, "{'policy': 'none', 'tier': 'B'}").statusCode(404);
        draft(id, "{'tier': 'B'}").statusCode(422).body("errors[0].pointer", equalTo("/policy"));
        draft(999_999_999, "{'policy': 'mql-to-sal-predictive', 'tier': 'B'}").statusCode(404);
        given().get("/v1/policies/mql-to-sal-predictive/drafts/attempts-" + id)
                .then()
                .statusCode(404);
        int few = analyse("{\"cohorts\": [{\"tier\": \"B\", \"attempts\": 1, \"leads\": 30, \"customers\": 3}], " + COST
                        + "}")
                .extract()
                .path("id");
        draft(few, "{'policy': 'mql-to-sal-predictive', 'tier': 'B'}")
                .statusCode(409)
                .body("detail", containsString("recommends nothing for the tier (B). There are 30 leads"));
    }

    @Test
    void both_charts_are_drawn_as_svg_and_png() {
        int id = analyse("{" + tierB().replace("\"tier\": \"B\"", "\"tier\": \"<B&'>\"") + COST + "}")
                .extract()
                .path("id");
        var chart = OPTIMISATIONS + "/" + id + "/chart";
        for (var kind : java.util.List.of("defensible", "literal")) {
            var svg = given().accept("image/svg+xml").get(chart + "?kind=" + kind);
            assertThat(svg.statusCode()).isEqualTo(200);
            assertThat(svg.contentType()).startsWith("image/svg+xml");
            assertThat(svg.asString())
                    .contains("Tier &lt;B&amp;&#39;&gt;: ")
                    .doesNotContain("<B&")
                    .contains("<polyline");
            var png = given().accept("image/png").get(chart + "?kind=" + kind);
            if (dev.leadline.charts.Charts.missing().isEmpty()) {
                assertThat(png.statusCode()).isEqualTo(200);
                assertThat(png.asByteArray()).startsWith((byte) 0x89, 'P', 'N', 'G');
            } else {
                assertThat(png.statusCode()).isEqualTo(406);
            }
        }
        assertThat(given().accept("image/svg+xml").get(chart).asString())
                .contains("sure 3, best 4, possible 5")
                .contains("<polygon")
                .contains("profit a lead, USD");
        given().accept("image/svg+xml").get(chart + "?kind=pie").then().statusCode(422);
        given().accept("image/svg+xml").get(chart + "?tier=Z").then().statusCode(422);
        given().accept("application/pdf").get(chart).then().statusCode(406);
        given().accept("image/svg+xml")
                .get(OPTIMISATIONS + "/999999999/chart")
                .then()
                .statusCode(404);
    }
}

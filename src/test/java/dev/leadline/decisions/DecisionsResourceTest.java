package dev.leadline.decisions;

import static dev.leadline.decisions.Requests.decided;
import static dev.leadline.decisions.Requests.example;
import static dev.leadline.decisions.Requests.parse;
import static dev.leadline.decisions.Requests.post;
import static dev.leadline.decisions.Requests.refused;
import static dev.leadline.decisions.Requests.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DecisionsResourceTest {

    @Inject
    DataSource database;

    @Inject
    SettableClock clock;

    /** The contract's answer, with what differs from call to call left out. */
    private static final String ANSWER =
            """
            {"leadId": "L-1", "asOf": "2016-01-11T16:00:00Z", "tier": "A", "clockStarted": "2016-01-11T15:00:00Z",
             "obligations": [
               {"kind": "FIRST_CALL", "state": "MET", "deadline": "2016-01-11T17:00:00Z",
                "deadlineLocal": "2016-01-11T12:00:00-05:00[America/New_York]", "metAt": "2016-01-11T15:30:00Z"},
               {"kind": "ALL_ATTEMPTS", "state": "OPEN", "deadline": "2016-01-22T22:00:00Z", "channels": [
                  {"channel": "PHONE", "required": 7, "made": 1, "remaining": 6},
                  {"channel": "EMAIL", "required": 3, "made": 0, "remaining": 3}]}],
             "requiredActions": [
               {"type": "ATTEMPT", "channel": "PHONE", "attempt": 2, "of": 7, "responsible": "teleprospecting",
                "dueAt": "2016-01-22T22:00:00Z", "earliestAt": "2016-01-11T16:00:00Z", "state": "OPEN",
                "sentence": "Call the lead (attempt 2 of 7) by Friday 22 January 17:00 New York time."}]}
            """;

    @Test
    void the_example_of_the_contract_is_answered_as_it_says() {
        var answer = decided(example());

        assertThat(missing("", parse(ANSWER), answer)).isEmpty();
        assertThat(answer.at("/policy/id").asText()).isEqualTo("mql-to-sal-predictive");
        assertThat(answer.at("/policy/version").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(answer.at("/calendar/id").asText()).isEqualTo("us-sales");
        assertThat(answer.at("/calendar/version").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(answer.at("/rules").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(answer.at("/validUntil").asText()).isEqualTo("2016-01-22T22:00:00Z");
        assertThat(answer.has("firings")).isFalse();
    }

    /** What of {@code wanted} is not, or is otherwise, in {@code found}. */
    private static List<String> missing(String pointer, JsonNode wanted, JsonNode found) {
        var missing = new ArrayList<String>();
        if (wanted.isObject()) {
            wanted.properties()
                    .forEach(field -> missing.addAll(
                            missing(pointer + "/" + field.getKey(), field.getValue(), found.path(field.getKey()))));
        } else if (wanted.isArray()) {
            for (int i = 0; i < wanted.size(); i++) {
                missing.addAll(missing(pointer + "/" + i, wanted.get(i), found.path(i)));
            }
        } else if (!wanted.equals(found)) {
            missing.add(pointer + " is " + found + ", not " + wanted);
        }
        return missing;
    }

    @Test
    void an_explanation_names_rule_row_facts_conclusions_and_each_interval_of_the_clock() {
        var answer = decided(example(), "explain=true");

        var tier = answer.at("/firings/0");
        assertThat(answer.at("/firings")).hasSizeGreaterThan(3);
        assertThat(answer.at("/firings")).allSatisfy(firing -> {
            assertThat(firing.path("rule").asText()).isNotBlank();
            assertThat(firing.path("clause").asText()).matches("[RBOT]\\d+");
            assertThat(firing.path("facts").isEmpty()).isFalse();
            assertThat(firing.path("concluded").isEmpty()).isFalse();
        });
        assertThat(answer.at("/firings")).anySatisfy(firing -> {
            assertThat(firing.path("table").asText()).isEqualTo("rank-tiers");
            assertThat(firing.path("row").asText()).isEqualTo("A");
        });
        assertThat(tier.isMissingNode()).isFalse();
        assertThat(answer.at("/clock/1/trace/0/reason").asText()).isNotBlank();
        assertThat(answer.at("/attempts/0/counts").asBoolean()).isTrue();
    }

    @Test
    void the_answer_is_in_the_database_before_it_leaves() throws SQLException {
        var answer = post(example()).statusCode(200).extract();
        var id = parse(answer.asString()).path("id").asText();

        assertThat(answer.header("Content-Location")).isEqualTo("/v1/decisions/" + id);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select facts, pg_column_size(decision.*) as size from decision where id = ?")) {
            select.setObject(1, UUID.fromString(id));
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("size")).isBetween(700, 1_500);
            assertThat(parse(row.getString("facts")).at("/lead/rank").decimalValue())
                    .isEqualByComparingTo("92");
        }
    }

    /** Tuesday: paused since Monday noon without an end, and once before the lead was there; then given up. */
    @Test
    void an_explanation_says_what_was_set_aside_in_what_order_and_by_whom() {
        var request = (ObjectNode) example();
        request.put("asOf", "2016-01-12T16:00:00Z");
        request.withArray("pauses")
                .addObject()
                .put("from", "2016-01-11T17:00:00Z")
                .put("reason", "on holiday");
        request.withArray("pauses")
                .addObject()
                .put("from", "2016-01-10T17:00:00Z")
                .put("to", "2016-01-10T18:00:00Z")
                .put("reason", "before");

        var answer = decided(request, "explain=true");

        assertThat(answer.path("validUntilBecause").asText()).isEqualTo("Nothing changes without a new fact.");
        assertThat(answer.path("order").findValuesAsText("because"))
                .containsExactly(
                        "It has no deadline, and nothing else has one.",
                        "It has no deadline, as the action before; the policy lists its channels in the order PHONE,"
                                + " EMAIL.");
        var firstCall = answer.path("clock").get(0);
        assertThat(firstCall.path("pausesSetAside").findValuesAsText("because"))
                .containsExactly(
                        "The policy lets no pause stop the clock of the first call.",
                        "The policy lets no pause stop the clock of the first call.");
        var attempts = answer.path("clock").get(1);
        assertThat(attempts.path("complete").asBoolean()).isFalse();
        assertThat(attempts.path("pausesSetAside").findValuesAsText("because"))
                .containsExactly("It ended before the clock started (2016-01-11T15:00:00Z).");
        var trace = attempts.path("trace");
        assertThat(trace.findValuesAsText("reason"))
                .containsExactly("open", "paused: on holiday", "outside opening hours", "paused: on holiday");
        assertThat(trace.get(0).path("day").asInt(-1)).isZero();
        assertThat(trace.get(0).path("fromLocal").asText()).isEqualTo("2016-01-11T10:00:00-05:00[America/New_York]");
        assertThat(trace.get(3).path("to").asText()).isEqualTo("2016-01-12T16:00:00Z");
    }

    @Test
    void firings_are_numbered_and_name_those_that_concluded_what_they_matched() {
        var request = (ObjectNode) example();
        request.putObject("disposition")
                .put("type", "DISQUALIFIED")
                .put("occurredAt", "2016-01-11T15:45:00Z")
                .put("reason", "no budget");

        var answer = decided(request, "explain=true");

        var number = 0;
        for (var firing : answer.path("firings")) {
            assertThat(firing.path("number").asInt()).isEqualTo(++number);
            for (var fact : firing.path("facts")) {
                assertThat(fact.path("concludedBy").asInt()).isLessThan(number);
            }
            for (var fact : firing.findParents("deadline")) {
                assertThat(fact.path("deadline").isNull() || fact.has("deadlineLocal"))
                        .isTrue();
            }
        }
        assertThat(answer.path("firings").findValues("concludedBy")).isNotEmpty();
        assertThat(answer.path("firings").findValues("disposedAs"))
                .anyMatch(each -> each.path("reason").asText().equals("no budget")
                        && each.path("type").asText().equals("DISQUALIFIED"));
    }

    /** Who must accept or reject is the team of the tier, which the obligation behind the action names. */
    @Test
    void the_team_that_accepts_or_rejects_is_read_in_the_firing_that_asks_for_it() {
        var request = (ObjectNode) example();
        ((ObjectNode) request.path("attempts").get(0)).put("outcome", "CONNECTED");

        var answer = decided(request, "explain=true");

        assertThat(answer.at("/requiredActions/0/type").asText()).isEqualTo("ACCEPT_OR_REJECT");
        assertThat(answer.path("firings"))
                .filteredOn(firing -> firing.path("rule").asText().startsWith("A lead that was reached is accepted"))
                .singleElement()
                .satisfies(firing -> {
                    assertThat(firing.at("/facts/0/responsible").asText()).isEqualTo("teleprospecting");
                    assertThat(firing.at("/facts/0/tier").asText()).isEqualTo("A");
                });
        assertThat(answer.path("validUntilBecause").asText()).isEqualTo("DISPOSITION is breached after it.");
    }

    @Test
    void a_decision_is_told_again_byte_for_byte_as_it_was_explained() {
        var explained =
                post(example(), "explain=true").statusCode(200).extract().asString();
        var id = parse(explained).path("id").asText();

        var again = given().get("/v1/decisions/" + id).then().statusCode(200);

        assertThat(again.extract().asString()).isEqualTo(explained);
        var tag = again.extract().header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/decisions/" + id)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(equalTo(""));
        given().header("If-None-Match", "\"another\"")
                .get("/v1/decisions/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void the_facts_that_were_kept_give_the_same_decision_again() throws Exception {
        var first = clock.during("2026-03-02T15:00:00Z", () -> decided(with("/asOf", null)));
        String facts;
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select facts from decision where id = ?")) {
            select.setObject(1, UUID.fromString(first.path("id").asText()));
            var row = select.executeQuery();
            row.next();
            facts = row.getString(1);
        }

        var second = decided(facts);

        for (var name : List.of("asOf", "policy", "calendar", "rules", "tier", "obligations", "requiredActions")) {
            assertThat(second.get(name)).as(name).isEqualTo(first.get(name));
        }
    }

    @Test
    void a_decision_gives_back_the_facts_it_was_asked_with() {
        var first = decided(example());
        var address = "/v1/decisions/" + first.path("id").asText();
        given().get(address).then().header("Link", "<" + address + "/facts>; rel=\"via\"");

        var facts = given().get(address + "/facts").then().statusCode(200).contentType("application/json");

        assertThat(parse(facts.extract().asString()).at("/lead/rank").decimalValue())
                .isEqualByComparingTo("92");
        var second = decided(facts.extract().asString());
        for (var name : List.of("asOf", "policy", "tier", "obligations", "requiredActions")) {
            assertThat(second.get(name)).as(name).isEqualTo(first.get(name));
        }
        given().header("If-None-Match", facts.extract().header("ETag"))
                .get(address + "/facts")
                .then()
                .statusCode(304);
        given().get("/v1/decisions/abc/facts").then().statusCode(404);
    }

    @Test
    void what_was_never_decided_is_not_found() {
        for (var id : List.of("3f2c8a10-0000-7000-8000-000000000000", "abc", "1-1-1-1-1", "a%0Ab")) {
            refused(given().urlEncodingEnabled(false).get("/v1/decisions/" + id).then())
                    .statusCode(404)
                    .body("detail", containsString("There is no decision ("));
        }
    }

    @Test
    void a_decision_that_is_not_recorded_has_no_id_and_leaves_no_trace() throws SQLException {
        long before = count();

        var answer = decided(example(), "record=false", "explain=true");

        assertThat(answer.get("id").isNull()).isTrue();
        assertThat(answer.get("firings")).isNotEmpty();
        assertThat(count()).isEqualTo(before);
    }

    private long count() throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery("select count(*) from decision")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void without_a_moment_the_decision_is_for_now() throws Exception {
        var answer = clock.during("2016-01-11T17:00:01Z", () -> decided(with("/asOf", null)));

        assertThat(answer.path("asOf").asText()).isEqualTo("2016-01-11T17:00:01Z");
        assertThat(answer.path("decidedAt").asText()).isEqualTo("2016-01-11T17:00:01Z");
        assertThat(answer.at("/requiredActions/0/earliestAt").asText()).isEqualTo("2016-01-11T17:00:01Z");
    }

    @Test
    void without_a_policy_the_one_that_answers_for_the_stage_decides() {
        var named = decided(with("/policy", "\"mql-to-sal-simple\""));
        var byStage = decided(with("/policy", null));

        assertThat(byStage.at("/policy/id").asText()).isEqualTo("mql-to-sal-predictive");
        assertThat(named.at("/policy/id").asText()).isEqualTo("mql-to-sal-simple");
        assertThat(named.at("/obligations/1/channels/0/required").asInt()).isEqualTo(3);
    }

    @Test
    void a_flag_that_is_no_boolean_is_refused() {
        for (var query : List.of("explain=maybe", "record=0", "explain=TRUE")) {
            refused(post(example(), query)).statusCode(422).body("detail", containsString("must be true or false"));
        }
    }

    @Test
    void faults_of_parameters_and_of_the_body_are_told_together() {
        refused(post(with("/lead/id", null), "explain=maybe", "record=0"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/explain", "/lead/id", "/record")))
                .body("errors[0].detail", equalTo("The explain (maybe) must be true or false."))
                .body("errors[1].detail", equalTo("The id is missing."));
    }

    @Test
    void a_body_that_is_missing_or_null_is_refused() {
        for (var body : List.of("", " ", "null")) {
            refused(given().contentType("application/json")
                            .body(body)
                            .post("/v1/decisions")
                            .then())
                    .statusCode(400)
                    .body("detail", equalTo("The request has no body."));
        }
        refused(given().contentType("application/json").post("/v1/decisions").then())
                .statusCode(400)
                .body("detail", equalTo("The request has no body."));
    }

    @Test
    void a_large_request_is_decided_and_recorded_as_a_small_one() {
        var small = decided(example(), "explain=true");
        var padded = parse(post(example() + " ".repeat(60_000), "explain=true")
                .statusCode(200)
                .extract()
                .asString());
        for (var field : List.of("asOf", "obligations", "requiredActions", "firings")) {
            assertThat(padded.path(field)).as(field).isEqualTo(small.path(field));
        }

        var many = example();
        for (int i = 0; i < 300; i++) {
            many.withArray("/attempts")
                    .addObject()
                    .put("id", "m" + i)
                    .put("channel", "PHONE")
                    .put("occurredAt", "2016-01-11T15:31:00Z");
        }
        var recorded = decided(many, "explain=true");
        assertThat(recorded.path("attempts")).hasSize(301);
        assertThat(parse(given().get("/v1/decisions/" + recorded.path("id").asText())
                        .asString()))
                .isEqualTo(recorded);
    }
}

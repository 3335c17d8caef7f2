package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that cannot be: each is refused with its place and its value, and nothing is kept. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BadFactsTest {

    @Inject
    SettableClock time;

    @BeforeEach
    void is_monday_at_eleven() {
        time.set(Instant.parse(MON_11_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attempts | {'channel': 'PIGEON', 'occurredAt': '2016-01-11T15:30:00Z'} | 422 | /channel | PIGEON",
                "attempts | {'channel': 'PHONE', 'occurredAt': '2016-01-11T15:30:00Z', 'outcome': 'MAYBE'} | 422 |"
                        + " /outcome | MAYBE",
                "attempts | {'channel': 'PHONE', 'occurredAt': '2016-01-11T16:05:01Z'} | 422 | /occurredAt |"
                        + " 2016-01-11T16:05:01Z",
                "attempts | {'channel': 'PHONE', 'occurredAt': 'noon'} | 422 | /occurredAt | noon",
                "attempts | {'channel': 'PHONE'} | 422 | /occurredAt |",
                "attempts | {'channel': 'PHONE', 'colour': 1} | 400 | /colour |",
                "attempts | {'channel': 'PHONE', 'channel': 'PHONE'} | 400 | |",
                "attempts | {'id': 'a'} x | 400 | |",
                "attempts | [] | 422 | |",
                "attempts | null | 400 | |",
                "ranks | {'rank': 101} | 422 | /rank | 101",
                "ranks | {'rank': 'abc'} | 422 | /rank | abc",
                "ranks | {'rank': NaN} | 422 | |",
                "ranks | {'rank': 1e1000000000} | 422 | /rank | 1e1000000000",
                "ranks | {} | 422 | /rank |",
                "ranks | {'rank': 50, 'recordedAt': '2017-01-01T00:00:00Z'} | 422 | /recordedAt | 2017-01-01T00:00:00Z",
                "pauses | {'from': '2016-01-11T15:30:00Z', 'to': '2016-01-11T15:30:00Z', 'reason': 'r'} | 422 | /to"
                        + " | 2016-01-11T15:30:00Z",
                "dispositions | {'type': 'WON', 'occurredAt': '2016-01-11T15:30:00Z'} | 422 | /type | WON",
                "corrections | {'of': 'a1'} | 422 | |",
                "corrections | {'of': 'a1', 'rank': {'rank': 1}, 'lead': {'stage': 'MQL', 'receivedAt':"
                        + " '2016-01-11T15:30:00Z'}} | 422 | |",
                "corrections | {'of': 'a1', 'merge': {'absorbs': 'x'}} | 400 | /merge |",
                "corrections | {'of': 'r1', 'rank': {'rank': 1}} | 422 | /rank/occurredAt |",
                "corrections | {'of': 'r1', 'rank': {'rank': 101, 'occurredAt': '2016-01-11T15:30:00Z'}} | 422 |"
                        + " /rank/rank | 101",
                "corrections | {'of': 'a1', 'attempt': {'id': 'a2', 'channel': 'PHONE', 'occurredAt':"
                        + " '2016-01-11T15:30:00Z'}} | 422 | /attempt/id | a2",
                "corrections | {'of': 'a1', 'attempt': {'channel': 'PHONE', 'occurredAt': '2017-01-11T15:30:00Z'}} |"
                        + " 422 | /attempt/occurredAt | 2017-01-11T15:30:00Z",
                "withdrawals | {'kind': 'correction', 'of': 'c1', 'reason': 'r'} | 422 | /kind | correction",
                "merges | {'absorbs': 'U-1'} | 422 | /absorbs | U-1",
                "merges | {'absorbs': ''} | 422 | /absorbs |",
            })
    void it_is_refused_with_its_place(String door, String body, int status, String pointer, String value) {
        var lead = new Tracked("U-1");
        var answer = lead.tells(door, body.replace('\'', '"')).statusCode(status);
        answer.contentType("application/problem+json");
        if (pointer != null) {
            answer.body("errors[0].pointer", equalTo(pointer));
        }
        if (value != null) {
            answer.body("errors[0].value", equalTo(value)).body("detail", containsString(value));
        }
        lead.asks("").statusCode(404).body("detail", containsString("There is no lead (U-1)."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'stage': 'SQL', 'receivedAt': '2016-01-11T15:00:00Z'} | /stage | SQL",
                "{'receivedAt': '2016-01-11T15:00:00Z'} | /stage |",
                "{'policy': 'no-such', 'receivedAt': '2016-01-11T15:00:00Z'} | /policy | no-such",
                "{'policy': 'no-such', 'stage': 'MQL', 'receivedAt': '2016-01-11T15:00:00Z'} | /policy | no-such",
                "{'policy': 'mql-to-sal-simple', 'stage': 'SQL', 'receivedAt': '2016-01-11T15:00:00Z'} | /stage | SQL",
                "{'stage': 'MQL', 'receivedAt': '2016-01-11T16:06:00Z'} | /receivedAt | 2016-01-11T16:06:00Z",
                "{'stage': 'MQL', 'receivedAt': '2016-01-11T15:00:00Z', 'rank': -1} | /rank | -1",
                "{'stage': 'MQL', 'receivedAt': '2016-01-11T15:00:00Z', 'zone': 'Mars/Olympus'} | /zone | Mars/Olympus",
                "{'stage': 'MQL', 'receivedAt': '2016-01-11T15:00:00Z', 'attributes': {'region': []}} |"
                        + " /attributes/region |",
                "{'stage': 'MQL'} | /receivedAt |",
            })
    void no_lead_is_described_so(String body, String pointer, String value) {
        var lead = new Tracked("U-2");
        var answer = lead.describes(body.replace('\'', '"')).statusCode(422);
        answer.body("errors[0].pointer", equalTo(pointer));
        if (value != null) {
            answer.body("errors[0].value", equalTo(value)).body("detail", containsString(value));
        }
        lead.asks("/plan").statusCode(404);
    }

    @Test
    void an_unknown_lead_is_404_to_readers_and_facts_about_it_wait() {
        var lead = new Tracked("U-3");
        for (var path : new String[] {"", "/next-action", "/plan", "/timeline", "/next-action?asOf=" + MON_10_00}) {
            lead.asks(path).statusCode(404).body("detail", containsString("(U-3)"));
        }
        lead.calls("a1", MON_10_00, "NO_ANSWER")
                .statusCode(202)
                .body("status", equalTo("kept"))
                .body("because", equalTo("The lead itself has not been received yet."));
        lead.asks("/next-action").statusCode(404).body("detail", containsString("waiting"));
        lead.asks("/timeline").statusCode(200);
        lead.arrives().statusCode(201).body("decision.obligations[0].state", equalTo("MET"));
    }

    @Test
    void the_same_id_with_other_content_is_a_contradiction() {
        var lead = new Tracked("U-4");
        lead.arrives();
        lead.calls("a1", MON_10_00, "NO_ANSWER").statusCode(201);
        lead.calls("a1", MON_10_00, "NO_ANSWER").statusCode(200);
        lead.calls("a1", MON_10_00, "CONNECTED")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/id"))
                .body("detail", containsString("The attempt id (a1) was received before with different content."));
    }

    @Test
    void a_correction_under_the_id_of_another_call_cannot_confuse_the_two() {
        var lead = new Tracked("U-5");
        lead.arrives();
        lead.calls("a1", MON_10_00, "NO_ANSWER");
        lead.calls("a2", MON_10_00, "NO_ANSWER");
        lead.tells(
                        "corrections",
                        "{\"of\": \"a1\", \"attempt\": {\"channel\": \"PHONE\", \"occurredAt\": \"" + MON_11_00
                                + "\", \"outcome\": \"CONNECTED\"}}")
                .statusCode(201)
                .body("decision.requiredActions[0].type", equalTo("ACCEPT_OR_REJECT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-ndjson"})
    void another_media_type_is_415(String type) {
        given().contentType(type)
                .body(new byte[] {'{', '}'})
                .post("/v1/leads/U-6/attempts")
                .then()
                .statusCode(415);
    }

    @Test
    void no_body_is_a_problem() {
        var answer = given().contentType("application/json")
                .post("/v1/leads/U-6/attempts")
                .statusCode();
        assertThat(answer).isIn(400, 422);
        assertThat(given().contentType("application/json").post("/v1/facts").statusCode())
                .isIn(400, 422);
        assertThat(given().contentType("application/json")
                        .body("null")
                        .post("/v1/facts")
                        .statusCode())
                .isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%0Ab", "%20"})
    void an_id_that_is_no_plain_text_is_refused(String id) {
        assertThat(given().urlEncodingEnabled(false)
                        .contentType("application/json")
                        .body("{\"rank\": 1}")
                        .post("/v1/leads/" + id + "/ranks")
                        .statusCode())
                .isIn(400, 404, 422);
        assertThat(given().urlEncodingEnabled(false).get("/v1/leads/" + id).statusCode())
                .isIn(400, 404, 422);
    }

    @Test
    void an_id_is_200_characters_at_most() {
        new Tracked("x".repeat(201)).tells("ranks", "{\"rank\": 1}").statusCode(422);
        new Tracked("x".repeat(200)).tells("ranks", "{\"rank\": 1}").statusCode(202);
        new Tracked("U-7")
                .tells("ranks", "{\"id\": \"" + "x".repeat(201) + "\", \"rank\": 1}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/id"));
        given().header("Idempotency-Key", "x".repeat(201))
                .contentType("application/json")
                .body("{\"rank\": 1}")
                .post("/v1/leads/U-7/ranks")
                .then()
                .statusCode(422);
    }

    @Test
    void an_id_may_hold_a_slash_and_letters_of_any_script() {
        var lead = new Tracked("Straße/東京");
        lead.arrives().statusCode(201).body("leadId", equalTo("Straße/東京"));
        lead.asks("").statusCode(200).body("id", equalTo("Straße/東京"));
    }

    @Test
    void the_five_thousand_and_first_fact_is_refused() {
        time.set(Instant.parse(TUE_10_00));
        var lines = new StringBuilder();
        for (int i = 0; i <= 5_000; i++) {
            lines.append("{\"leadId\": \"U-8\", \"rank\": {\"id\": \"r%d\", \"rank\": 50, \"occurredAt\": \"%s\"}}\n"
                    .formatted(i, MON_10_00));
        }
        var answers =
                Tracked.bulk(lines.toString()).extract().asString().lines().toList();
        assertThat(answers).hasSize(5_001);
        assertThat(answers.subList(0, 5_000)).allMatch(line -> line.contains("\"kept\""));
        assertThat(answers.get(5_000)).contains("\"line\":5001", "5000 facts, the maximum");
    }
}

package dev.leadline.leads;

import static dev.leadline.leads.Tracked.MON_10_00;
import static dev.leadline.leads.Tracked.MON_10_30;
import static dev.leadline.leads.Tracked.MON_11_00;
import static dev.leadline.leads.Tracked.MON_12_00;
import static dev.leadline.leads.Tracked.MON_13_00;
import static dev.leadline.leads.Tracked.TUE_10_00;
import static dev.leadline.leads.Tracked.bulk;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.MutatedJson;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All doors that take facts in: one by one, many, in envelopes, with keys and with faults. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FactDoorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SettableClock time;

    @BeforeEach
    void is_tuesday_at_ten() {
        time.set(Instant.parse(TUE_10_00));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    /** A story in which much amends or follows something else. */
    private static List<String> facts(String lead) {
        return List.of(
                        ("\"lead\": {\"id\": \"d1\", \"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"%s\","
                                        + " \"occurredAt\": \"%s\"}")
                                .formatted(MON_10_00, MON_10_00),
                        "\"attempt\": {\"id\": \"a1\", \"channel\": \"PHONE\", \"occurredAt\": \"%s\"}"
                                .formatted(MON_10_30),
                        "\"attempt\": {\"id\": \"a2\", \"channel\": \"EMAIL\", \"occurredAt\": \"%s\"}"
                                .formatted(MON_11_00),
                        "\"rank\": {\"id\": \"r1\", \"rank\": 92, \"occurredAt\": \"%s\"}".formatted(MON_11_00),
                        "\"assignment\": {\"id\": \"s1\", \"owner\": \"east-1\", \"occurredAt\": \"%s\"}"
                                .formatted(MON_11_00),
                        "\"pause\": {\"id\": \"p1\", \"from\": \"%s\", \"reason\": \"away\", \"recordedAt\": \"%s\"}"
                                .formatted(MON_12_00, MON_12_00),
                        ("\"correction\": {\"id\": \"c1\", \"of\": \"a1\", \"occurredAt\": \"%s\", \"attempt\":"
                                        + " {\"channel\": \"PHONE\", \"occurredAt\": \"%s\", \"outcome\": \"NO_ANSWER\"}}")
                                .formatted(MON_13_00, MON_11_00),
                        ("\"withdrawal\": {\"id\": \"w1\", \"kind\": \"attempt\", \"of\": \"a2\", \"reason\":"
                                        + " \"none\", \"occurredAt\": \"%s\"}")
                                .formatted(MON_13_00),
                        "\"disposition\": {\"id\": \"o1\", \"type\": \"RETURNED\", \"occurredAt\": \"%s\"}"
                                .formatted(MON_13_00))
                .stream()
                .map(fact -> "{\"leadId\": \"" + lead + "\", " + fact + "}")
                .toList();
    }

    /** O10. */
    @Test
    void the_same_facts_in_any_order_and_by_any_door_end_in_the_same_state() throws Exception {
        var states = new HashSet<Object>();
        for (int i = 0; i < 6; i++) {
            var lead = "O-" + i;
            var told = new ArrayList<>(facts(lead));
            if (i > 0) {
                told.addAll(told.subList(0, 4));
                Collections.shuffle(told, new Random(i));
            }
            if (i % 2 == 0) {
                told.forEach(fact ->
                        assertThat(tells(fact).extract().statusCode()).as(fact).isIn(200, 201, 202));
            } else {
                bulk(String.join("\n", told));
            }
            states.add(state(lead));
        }
        assertThat(states).hasSize(1);
    }

    private static Object state(String lead) throws Exception {
        var state = (ObjectNode) JSON.readTree(
                new Tracked(lead).asks("").statusCode(200).extract().asString());
        state.remove("id");
        ((ObjectNode) state.get("decision")).remove(List.of("id", "leadId"));
        return state;
    }

    private static ValidatableResponse tells(String fact) {
        return given().contentType("application/json")
                .body(fact)
                .post("/v1/facts")
                .then();
    }

    @Test
    void an_array_at_a_bulk_door_is_refused_whole() {
        var line = "{\"leadId\": \"AR-1\", \"lead\": {\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00
                + "\"}}";
        for (var door : List.of("/v1/facts/bulk", "/v1/decisions/bulk")) {
            for (var body : List.of("[" + line + "]", "\n [\n" + line + ",\n" + line + "\n]", "[]")) {
                given().contentType("application/x-ndjson")
                        .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post(door)
                        .then()
                        .statusCode(400)
                        .body("detail", containsString("Use one document a line, no array."));
            }
        }
        new Tracked("AR-1").asks("").statusCode(404);
    }

    @Test
    void the_bulk_door_tells_line_by_line_what_became_of_each() {
        var answers =
                bulk("""
                        {"leadId": "B-1", "attempt": {"id": "a1", "channel": "PHONE", "occurredAt": "%1$s"}}

                        {"leadId": "B-1", "lead": {"rank": 101, "stage": "MQL", "receivedAt": "%1$s"}}
                        {"leadId": "B-1", "lead": {"rank": 92, "policy": "no-such", "stage": "MQL", "receivedAt": "%1$s"}}
                        {"leadId": "B-2", "rank": {"rank": 101}}
                        {"leadId": "B-3", "attempt": {"channel": "PIGEON", "occurredAt": "%1$s"}}
                        {"leadId": "B-3", "correction": {"of": "a1"}}
                        {"leadId": "B-3", "correction": {"of": "a1", "attempt": {"channel": "PIGEON", "occurredAt": "%1$s"}}}
                        {"leadId": "B-3", "merge": {"absorbs": "B-3"}}
                        not json
                        {"leadId": "B-3"}
                        {"leadId": "B-3", "rank": {"rank": 1}, "merge": {"absorbs": "x"}}
                        {"leadId": "B-1", "lead": {"rank": 92, "stage": "MQL", "receivedAt": "%1$s"}}
                        {"leadId": "B-1", "attempt": {"id": "a1", "channel": "EMAIL", "occurredAt": "%1$s"}}
                        """
                                .formatted(MON_10_00))
                        .extract()
                        .asString()
                        .lines()
                        .map(FactDoorsTest::inShort)
                        .toList();
        assertThat(answers)
                .containsExactly(
                        "1 kept",
                        "3 /lead/rank",
                        "4 /lead/policy",
                        "5 /rank/rank",
                        "6 /attempt/channel",
                        "7 /correction",
                        "8 /correction/attempt/channel",
                        "9 /merge/absorbs",
                        "10 problem",
                        "11 problem",
                        "12 problem",
                        "13 accepted",
                        "14 /attempt/id");
        new Tracked("B-1").asks("/next-action").statusCode(200);
        List.of("B-2", "B-3").forEach(refused -> new Tracked(refused)
                .asks("/timeline")
                .statusCode(404)
                .body("detail", containsString("There is no lead (" + refused + ")")));
    }

    private static String inShort(String line) {
        try {
            var answer = JSON.readTree(line);
            var pointer = answer.at("/problem/errors/0/pointer").asText();
            return answer.get("line") + " "
                    + (answer.has("status") ? answer.get("status").asText() : pointer.isEmpty() ? "problem" : pointer);
        } catch (java.io.IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    @Test
    void one_request_with_a_key_is_answered_the_same_and_another_is_refused() {
        var lead = new Tracked("K-1");
        lead.arrives();
        var body = "{\"channel\": \"PHONE\", \"occurredAt\": \"" + MON_10_30 + "\"}";
        var first = keyed("K-1", "key-1", body)
                .statusCode(201)
                .body("fact.id", equalTo("key-1"))
                .extract();
        time.set(Instant.parse(TUE_10_00).plusSeconds(9_000));
        var again = keyed("K-1", "key-1", body).statusCode(201).extract();
        assertThat(again.asString()).isEqualTo(first.asString());
        keyed("K-1", "key-1", body.replace("PHONE", "EMAIL"))
                .statusCode(422)
                .body("detail", containsString("The Idempotency-Key (key-1) was used for a different request."));
        keyed("K-1", "key-2", body.replace("{", "{\"id\": \"key-1\", "))
                .statusCode(200)
                .body("status", equalTo("duplicate"));
        keyed("K-1", "key-3", body.replace("PHONE", "PIGEON")).statusCode(422);
        keyed("K-1", "key-3", body).statusCode(201);
    }

    private static ValidatableResponse keyed(String lead, String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/leads/" + lead + "/attempts")
                .then();
    }

    private static String event(String lead, String kind, String data) {
        return """
                {"specversion": "1.0", "id": "e1", "source": "crm", "type": "dev.leadline.%s", "subject": "%s",
                 "time": "%s", "datacontenttype": "application/json", "traceparent": "00-1", "data": %s}"""
                .formatted(kind, lead, MON_10_30, data);
    }

    private static ValidatableResponse sends(String path, String event) {
        return given().contentType("application/cloudevents+json")
                .body(event)
                .post(path)
                .then();
    }

    @Test
    void an_envelope_says_what_the_fact_leaves_unsaid_at_every_door() {
        new Tracked("E-1").arrives();
        var event = event("E-1", "attempt", "{\"channel\": \"PHONE\"}");
        sends("/v1/leads/E-1/attempts", event)
                .statusCode(201)
                .body("fact.id", equalTo("crm#e1"))
                .body("fact.occurredAt", equalTo(MON_10_30));
        sends("/v1/facts", event).statusCode(200).body("status", equalTo("duplicate"));
        assertThat(bulk(event.replace("\n", "")).extract().asString()).contains("\"duplicate\"");
        given().contentType("application/cloudevents+json")
                .body(event("E-2", "lead", "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}"))
                .put("/v1/leads/E-2")
                .then()
                .statusCode(201);
    }

    @Test
    void an_envelope_that_is_none_or_is_for_another_door_is_refused_with_its_place() {
        var event = event("E-3", "attempt", "{\"channel\": \"PHONE\"}");
        var wrong = Map.of(
                event.replace("1.0", "0.3"), "/specversion",
                event.replace("dev.leadline.attempt", "com.crm.call"), "/type",
                event.replace("dev.leadline.attempt", "dev.leadline.leadId"), "/type",
                event.replace("E-3", " "), "/subject",
                event.replace("{\"channel\": \"PHONE\"}", "[]"), "/data");
        wrong.forEach((body, pointer) ->
                sends("/v1/facts", body).statusCode(422).body("errors[0].pointer", equalTo(pointer)));
        sends("/v1/leads/E-4/attempts", event).statusCode(422).body("errors[0].pointer", equalTo("/subject"));
        sends("/v1/leads/E-3/ranks", event).statusCode(422).body("errors[0].pointer", equalTo("/type"));
        new Tracked("E-3").asks("/timeline").statusCode(404);
    }

    /** Whatever comes in, a fact is kept or a problem goes out. */
    @Test
    void a_thousand_facts_with_faults_are_answered_and_none_fails() throws Exception {
        var mutations = new MutatedJson(20160111);
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 1_000; i++) {
            var all = facts("X-" + i % 7);
            var body = mutations.of(JSON.readTree(all.get(i % all.size())));
            var answer = tells(body).extract();
            statuses.add(answer.statusCode());
            assertThat(answer.statusCode())
                    .as(body + " -> " + answer.asString())
                    .isIn(200, 201, 202, 400, 409, 413, 422);
        }
        assertThat(statuses.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())))
                .containsKeys(200, 201, 400, 409, 422);
    }
}

package dev.leadline.decisions;

import static dev.leadline.decisions.Requests.decided;
import static dev.leadline.decisions.Requests.example;
import static dev.leadline.decisions.Requests.parse;
import static dev.leadline.decisions.Requests.refused;
import static dev.leadline.decisions.Requests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be decided is refused with the place and the value; nothing is guessed and nothing fails. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BadInputTest {

    private static final String NUL = "\\u0000";
    private static final String HALF_A_PAIR = "\\ud800";

    @Test
    void a_lead_without_a_rank_is_to_be_scored() {
        for (var request : new Object[] {with("/lead/rank", "null"), with("/lead/rank", null)}) {
            var answer = decided(request);
            assertThat(answer.at("/requiredActions/0/type").asText()).isEqualTo("SCORE");
            assertThat(answer.at("/requiredActions/0/responsible").asText()).isEqualTo("marketing-operations");
            assertThat(answer.get("tier").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/lead/rank | -1 | 422 | The rank (-1) must be between 0 and 100.",
                "/lead/rank | 101 | 422 | The rank (101) must be between 0 and 100.",
                "/lead/rank | 100.000001 | 422 | The rank (100.000001)",
                "/lead/rank | \"abc\" | 422 | The rank (\"abc\")",
                "/lead/rank | \"92\" | 422 | The rank (\"92\")",
                "/lead/rank | true | 422 | The rank (true)",
                "/lead/rank | [92] | 422 | rank",
                "/lead/receivedAt | null | 422 | receivedAt is missing",
                "/lead/receivedAt | \"2016-01-11\" | 422 | (2016-01-11)",
                "/lead/receivedAt | \"2016-01-11T10:00:00\" | 422 | (2016-01-11T10:00:00)",
                "/lead/receivedAt | 1452526200 | 422 | (1452526200)",
                "/lead/receivedAt | \"2016-02-30T10:00:00Z\" | 422 | (2016-02-30T10:00:00Z)",
                "/lead/receivedAt | \"2016-01-11T16:05:01Z\" | 422 | (2016-01-11T16:05:01Z) must not be more than 5"
                        + " minutes",
                "/lead/id | null | 422 | id is missing",
                "/lead/id | \"\" | 422 | id",
                "/lead/id | 7 | 422 | id (7)",
                "/lead/stage | \"NO_SUCH\" | 422 | The stage (NO_SUCH)",
                "/lead/zone | \"America/Atlantis\" | 422 | The zone (America/Atlantis) is not an IANA zone id.",
                "/lead/zone | \"GMT+1\" | 422 | The zone (GMT+1)",
                "/lead/attributes | {\"a\": {\"b\": 1}} | 422 | a",
                "/lead/attributes | {\"a\": null} | 422 | a",
                "/lead/attributes | {\"owner\": \"x\"} | 422 | The attribute (owner) must not have the name of a"
                        + " field of the lead.",
                "/lead | null | 422 | lead is missing",
                "/policy | \"no-such\" | 422 | There is no policy (no-such)",
                "/asOf | \"yesterday\" | 422 | (yesterday)",
                "/attempts | {} | 422 | attempts",
                "/attempts | [null] | 422 | missing",
                "/attempts | [{\"channel\": \"FAX\", \"occurredAt\": \"2016-01-11T15:30:00Z\"}] | 422 | The channel"
                        + " (FAX) is unknown",
                "/attempts | [{\"channel\": \"PHONE\", \"occurredAt\": \"2016-01-11T15:30:00Z\", \"outcome\":"
                        + " \"MAYBE\"}] | 422 | The outcome (MAYBE) is unknown",
                "/attempts | [{\"channel\": \"PHONE\"}] | 422 | occurredAt is missing",
                "/attempts | [{\"occurredAt\": \"2016-01-11T15:30:00Z\"}] | 422 | channel is missing",
                "/attempts | [{\"channel\": \"PHONE\", \"occurredAt\": \"2016-01-11T16:05:01Z\"}] | 422 |"
                        + " (2016-01-11T16:05:01Z) must not be more than 5 minutes",
                "/disposition | {\"type\": \"LOST\", \"occurredAt\": \"2016-01-11T15:30:00Z\"} | 422 | (\"LOST\")",
                "/disposition | {\"type\": \"ACCEPTED\"} | 422 | occurredAt is missing",
                "/disposition | {\"type\": \"ACCEPTED\", \"occurredAt\": \"2016-01-11T14:59:59Z\"} | 422 | must not"
                        + " be before",
                "/pauses | [{\"from\": \"2016-01-11T15:30:00Z\", \"to\": \"2016-01-11T15:30:00Z\", \"reason\":"
                        + " \"x\"}] | 422 | must be after its `from`",
                "/unknown | 1 | 400 | unknown is unknown",
                "/lead/unknown | 1 | 400 | unknown is unknown"
            })
    void a_value_that_cannot_be_is_named_with_its_place(String pointer, String json, int status, String detail) {
        refused((Object) with(pointer, json))
                .statusCode(status)
                .body("detail", containsString(detail))
                .body("errors.pointer", hasItem(startsWith(pointer)));
    }

    @Test
    void numbers_that_are_none_are_refused() {
        for (var number : new String[] {"NaN", "Infinity", "1e1000000000", "1".repeat(2_000), "9e999"}) {
            var status = refused(example().toString().replace("\"rank\":92", "\"rank\":" + number))
                    .extract()
                    .statusCode();
            assertThat(status).as(number).isIn(400, 422);
        }
    }

    @Test
    void text_that_cannot_be_kept_is_refused_wherever_it_stands() {
        for (var text : new String[] {"a" + NUL, HALF_A_PAIR, "x".repeat(201), " ", "a\\nb"}) {
            var quoted = "\"" + text + "\"";
            raw("\"L-1\"", quoted, "/lead/id");
            raw("\"MQL\"", quoted, "/lead/stage");
            raw("\"a1\"", quoted, "/attempts/0/id");
            raw("\"NO_ANSWER\"", quoted, "/attempts/0/outcome");
            raw("\"PHONE\"", quoted, "/attempts/0/channel");
            raw("\"mql-to-sal-predictive\"", quoted, "/policy");
            // As a name, half a pair is no JSON to the parser already.
            raw("\"region\"", quoted, "/lead/attributes", text.equals(HALF_A_PAIR) ? 400 : 422);
        }
        for (var text : new String[] {"a" + NUL, HALF_A_PAIR, "x".repeat(501), " ", "a\\nb"}) {
            raw("\"EMEA\"", "\"" + text + "\"", "/lead/attributes/region");
        }
    }

    private static void raw(String replaced, String by, String pointer) {
        raw(replaced, by, pointer, 422);
    }

    private static void raw(String replaced, String by, String pointer, int status) {
        refused(example().toString().replace(replaced, by))
                .statusCode(status)
                .body("errors.pointer", hasItem(startsWith(pointer)));
    }

    @Test
    void more_than_a_lead_can_have_is_refused() {
        var request = example();
        var attempts = (ArrayNode) request.get("attempts");
        while (attempts.size() < 1_001) {
            attempts.addObject().put("channel", "PHONE").put("occurredAt", "2016-01-11T15:30:00Z");
        }
        refused((Object) request).statusCode(422).body("detail", containsString("at most 1000 attempts"));
        attempts.remove(0);
        decided(request);

        var many = example();
        for (int i = 0; i < 101; i++) {
            many.withObject("/lead/attributes").put("a" + i, "x");
        }
        refused((Object) many).statusCode(422).body("errors[0].pointer", equalTo("/lead/attributes"));
    }

    @Test
    void json_that_can_be_read_in_two_ways_or_never_ends_is_refused() {
        refused(example().toString().replace("\"rank\":92", "\"rank\":92,\"rank\":10"))
                .statusCode(400)
                .body("detail", containsString("rank appears twice"));
        refused(example() + "{}").statusCode(400);
        for (var place : new String[] {"lead", "attempts", "policy", "nothing"}) {
            var status = refused("{\"" + place + "\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")
                    .extract()
                    .statusCode();
            assertThat(status).as(place).isIn(400, 422);
        }
        refused(example().toString().replace("\"EMEA\"", "[".repeat(2_000) + "]".repeat(2_000)))
                .statusCode(400)
                .body("detail", containsString("is nested more than 32 levels deep"));
        refused(with("/lead/attributes", "{\"a\":\"" + "x".repeat(2_000_000) + "\"}")
                        .toString())
                .statusCode(413);
        refused("").statusCode(400);
        refused("null").statusCode(400);
        refused("[]").statusCode(422);
    }

    @Test
    void an_attempt_before_receipt_is_kept_and_does_not_count() {
        var request = example();
        ((ArrayNode) request.get("attempts"))
                .addObject()
                .put("id", "a0")
                .put("channel", "PHONE")
                .put("occurredAt", "2016-01-11T14:59:59Z");

        var answer = decided(request, "explain=true");

        assertThat(answer.at("/attempts")).hasSize(2);
        assertThat(answer.at("/attempts/0/id").asText()).isEqualTo("a0");
        assertThat(answer.at("/attempts/0/counts").asBoolean()).isFalse();
        assertThat(answer.at("/attempts/0/because").asText()).isNotBlank();
        assertThat(answer.at("/obligations/1/channels/0/made").asInt()).isOne();
    }

    @Test
    void an_attempt_told_twice_is_one_and_told_otherwise_a_contradiction() {
        var request = example();
        var attempts = (ArrayNode) request.get("attempts");
        attempts.add(attempts.get(0).deepCopy());
        assertThat(decided(request).at("/obligations/1/channels/0/made").asInt())
                .isOne();

        attempts.set(1, parse(attempts.get(0).toString().replace("NO_ANSWER", "CONNECTED")));
        refused((Object) request)
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/attempts/1/id"))
                .body("errors[0].value", equalTo("a1"));
    }

    @Test
    void without_stage_and_policy_nobody_is_asked_to_guess() {
        var request = with("/policy", null);
        request.withObject("/lead").remove("stage");

        refused((Object) request).statusCode(422).body("errors[0].pointer", equalTo("/lead/stage"));
    }
}

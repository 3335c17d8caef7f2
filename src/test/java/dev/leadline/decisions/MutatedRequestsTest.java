package dev.leadline.decisions;

import static dev.leadline.decisions.Requests.JSON;
import static dev.leadline.decisions.Requests.example;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Valid requests with one to three faults each: whatever comes in, a decision or a problem goes out. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MutatedRequestsTest {

    private static final int REQUESTS = 2_000;
    private static final long SEED = 20160111;

    /** JSON texts, some of them not JSON: each is put where something else stood. */
    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "0",
            "-1",
            "92.5",
            "1e400",
            "1e-400",
            "-0",
            "1E+2147483648",
            "9".repeat(39),
            "9".repeat(41),
            "9".repeat(999),
            "9".repeat(1_001),
            "NaN",
            "-Infinity",
            "0x1F",
            "01",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\udc00\\ud800\"",
            "\"\uD83D\uDCA9\"",
            "\"\\u202Eabc\"",
            "\"\uFEFF\"",
            "\"\\\\\"",
            "\"'; drop table decision; --\"",
            "\"${jndi:ldap://x}\"",
            "\"<script>\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"0001-01-01T00:00:00+18:00\"",
            "\"10000-01-01T00:00:00Z\"",
            "\"2016-01-11T10:00:60Z\"",
            "\"2016-01-11T15:30:00.123456789Z\"",
            "\"2016-01-11T24:00:00Z\"",
            "\"PHONE\"",
            "\"EMAIL\"",
            "\"MQL\"",
            "\"ACCEPTED\"",
            "\"Pacific/Apia\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":\"\"}",
            "{\"a\":1}",
            "{\"constructor\":{}}",
            "[1,2,3]",
            "\"" + "x".repeat(100_000) + "\"",
            "\"" + "\uD83D\uDCA9".repeat(100) + "\"",
            "",
            "}",
            "]",
            "'a'",
            "/* */ 1",
            "\"\t\"",
            "\"\\x\"",
            "tru");

    private static final String HOLE = "\"@hole@\"";

    private final Random random = new Random(SEED);

    @Test
    void two_thousand_of_them_are_answered_and_none_fails() throws Exception {
        int decided = 0;
        for (int i = 0; i < REQUESTS; i++) {
            var request = mutated();
            var answer = given().contentType("application/json")
                    .headers(i % 3 == 0 ? java.util.Map.of("Idempotency-Key", UUID.randomUUID()) : java.util.Map.of())
                    .body(request)
                    .post("/v1/decisions")
                    .then()
                    .extract();
            var status = answer.statusCode();
            assertThat(status).as(cut(request) + " -> " + answer.asString()).isIn(200, 400, 409, 413, 422);
            decided += status == 200 ? 1 : 0;
            if (status != 200) {
                checkProblem(request, status, answer.contentType(), JSON.readTree(answer.asString()));
            }
        }
        assertThat(decided).as("some are harmless, most are not").isBetween(50, REQUESTS / 2);
    }

    private static void checkProblem(String request, int status, String type, JsonNode problem) {
        assertThat(type).as(cut(request)).startsWith("application/problem+json");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("/problems/");
        assertThat(problem.path("detail").asText())
                .as(cut(request))
                .isNotBlank()
                .hasSizeLessThan(1_200);
        assertThat(problem.path("requestId").asText()).isNotBlank();
        // The parser itself stops at a number of more than 1,000 digits, and does not tell where.
        boolean placed = !problem.path("detail").asText().contains("longer than 1000 digits");
        if (placed && (status == 422 || status == 409)) {
            assertThat(problem.path("errors")).as(cut(request) + problem).isNotEmpty();
            assertThat(problem.at("/errors/0/pointer").asText())
                    .as(cut(request) + problem)
                    .startsWith("/");
        }
    }

    private static String cut(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "..." : text;
    }

    private String mutated() {
        var request = full();
        var fillings = new ArrayList<String>();
        for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
            mutate(request, fillings);
        }
        var text = request.toString();
        for (var filling : fillings) {
            int at = text.indexOf(HOLE);
            text = at < 0 ? text : text.substring(0, at) + filling + text.substring(at + HOLE.length());
        }
        return text;
    }

    private static ObjectNode full() {
        var request = example();
        request.withObject("/lead")
                .put("zone", "America/New_York")
                .put("owner", "o")
                .put("team", "t");
        request.withArray("/pauses")
                .addObject()
                .put("from", "2016-01-11T15:10:00Z")
                .put("to", "2016-01-11T15:20:00Z")
                .put("reason", "r");
        request.putObject("disposition")
                .put("type", "RETURNED")
                .put("occurredAt", "2016-01-11T15:50:00Z")
                .put("reason", "r");
        return request;
    }

    private void mutate(JsonNode root, List<String> fillings) {
        var places = new ArrayList<JsonNode>();
        collect(root, places);
        var place = places.get(random.nextInt(places.size()));
        if (place instanceof ArrayNode list) {
            mutate(list, fillings);
        } else {
            mutate((ObjectNode) place, fillings);
        }
    }

    private void mutate(ArrayNode list, List<String> fillings) {
        if (random.nextBoolean() && !list.isEmpty()) {
            list.add(list.get(0).deepCopy());
        } else {
            list.add("@hole@");
            fillings.add(hostile());
        }
    }

    private void mutate(ObjectNode object, List<String> fillings) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(names.isEmpty() ? "y" : name.toUpperCase(java.util.Locale.ROOT), object.get(name));
            default -> {
                object.put(name, "@hole@");
                fillings.add(hostile());
            }
        }
    }

    private String hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}

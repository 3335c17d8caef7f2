package dev.leadline.decisions;

import static dev.leadline.decisions.Requests.JSON;
import static dev.leadline.decisions.Requests.example;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.MutatedJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Valid requests with one to three faults each: whatever comes in, a decision or a problem goes out. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MutatedRequestsTest {

    private static final int REQUESTS = Effort.of(400, 2_000);
    private static final long SEED = 20160111;

    private final MutatedJson mutations = new MutatedJson(SEED);

    @Test
    @Tag(Effort.LONG)
    void each_of_them_is_answered_and_none_fails() throws Exception {
        int decided = 0;
        for (int i = 0; i < REQUESTS; i++) {
            var request = mutations.of(full());
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
        assertThat(decided).as("some are harmless, most are not").isBetween(REQUESTS / 40, REQUESTS / 2);
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
}

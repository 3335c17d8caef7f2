package dev.leadline.decisions;

import static dev.leadline.decisions.Requests.about;
import static dev.leadline.decisions.Requests.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.json.StrictJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class IdempotencyTest {

    private static final int THREADS = 20;

    @Inject
    DataSource database;

    private static ValidatableResponse post(String key, Object json) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(json.toString())
                .post("/v1/decisions")
                .then();
    }

    private long entries(String leadId) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from decision where lead_id = ?")) {
            select.setString(1, leadId);
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void the_same_request_under_the_same_key_is_answered_with_the_same_decision() throws SQLException {
        var request = about("idempotent-1");
        request.remove("asOf");
        var key = UUID.randomUUID().toString();

        var first = post(key, request).statusCode(200).extract().asString();
        var second = post(key, request).statusCode(200).extract().asString();

        assertThat(second).isEqualTo(first);
        assertThat(entries("idempotent-1")).isOne();
    }

    @Test
    void the_order_of_fields_and_the_notation_of_numbers_make_no_other_request() {
        var key = UUID.randomUUID().toString();
        var lead = "\"id\": \"idempotent-2\", \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T10:00:00-05:00\"";

        var first = post(key, "{\"asOf\": \"2016-01-11T16:00:00Z\", \"lead\": {" + lead + ", \"rank\": 92}}");
        var second = post(key, "{\"lead\": {\"rank\": 92.0, " + lead + "}, \"asOf\": \"2016-01-11T17:00:00+01:00\"}");

        assertThat(second.statusCode(200).extract().asString())
                .isEqualTo(first.statusCode(200).extract().asString());
    }

    @Test
    void another_request_under_the_same_key_is_refused() throws SQLException {
        var key = UUID.randomUUID().toString();
        post(key, about("idempotent-3")).statusCode(200);

        refused(post(key, about("idempotent-4")))
                .statusCode(422)
                .body("detail", containsString("The Idempotency-Key (" + key + ") was used for a different request."));

        assertThat(entries("idempotent-4")).isZero();
    }

    @Test
    void a_request_that_was_refused_does_not_use_up_its_key() {
        var key = UUID.randomUUID().toString();
        var request = about("idempotent-5");
        request.withObject("/lead").put("rank", 101);
        refused(post(key, request)).statusCode(422);
        request.withObject("/lead").put("rank", 100);

        post(key, request).statusCode(200);
    }

    @Test
    void twenty_that_send_it_at_once_make_one_entry() throws Exception {
        var key = UUID.randomUUID().toString();
        var request = about("idempotent-6");
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(THREADS);
        Callable<String> send = () -> {
            start.await();
            return post(key, request).statusCode(200).extract().asString();
        };
        try {
            var sent = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(send))
                    .toList();
            start.countDown();
            var answers = new HashSet<String>();
            for (var each : sent) {
                answers.add(each.get());
            }

            assertThat(answers).hasSize(1);
            assertThat(entries("idempotent-6")).isOne();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_key_that_cannot_be_kept_is_refused() {
        for (var key : List.of("x".repeat(201), " ")) {
            var answer = post(key, about("idempotent-7"));
            assertThat(answer.extract().statusCode())
                    .as("key of %d", key.length())
                    .isIn(200, 400, 422);
        }
        refused(post("x".repeat(201), about("idempotent-7"))).statusCode(422);
    }

    @Test
    void attributes_of_any_size_have_a_hash() {
        var request = about("idempotent-8");
        for (var number : List.of("12345678901234567890", "0.1", "1e30", "-9223372036854775808", "true", "1e-30")) {
            request.withObject("/lead/attributes").set("n" + number.length(), Requests.parse(number));
        }
        var key = UUID.randomUUID().toString();

        var first = post(key, request).statusCode(200).extract().asString();

        assertThat(post(key, request).extract().asString()).isEqualTo(first);
    }

    /** The answer waits for the commit, which waits for another transaction that has the key and may yet fail. */
    @Test
    void nobody_is_answered_before_the_decision_is_committed() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            claim(other, key, "other", UUID.randomUUID());
            var answer = CompletableFuture.supplyAsync(() ->
                    post(key, about("idempotent-9")).statusCode(200).extract().asString());
            try (var waiting = other.prepareStatement(
                    "select 1 from pg_locks where not granted and transactionid = pg_current_xact_id()::xid")) {
                while (!waiting.executeQuery().next()) {
                    assertThat(answer).isNotDone();
                }
            }
            assertThat(entries("idempotent-9")).isZero();
            assertThat(answer).isNotDone();

            other.rollback();
            assertThat(Requests.parse(answer.get(10, TimeUnit.SECONDS))
                            .path("id")
                            .asText())
                    .isNotEmpty();
            assertThat(entries("idempotent-9")).isOne();
        }
    }

    @Test
    void a_key_answers_as_before_also_when_the_request_could_not_be_decided_any_more() throws Exception {
        var first = Requests.decided(about("idempotent-10"), "explain=true");
        var gone = about("idempotent-10").put("policy", "one-that-is-gone");
        var request = StrictJson.newMapper().readValue(gone.toString(), DecisionRequest.class);
        var key = UUID.randomUUID().toString();
        try (var connection = database.getConnection()) {
            var hash = Canonical.sha256(Canonical.json(request.normal()));
            claim(connection, key, hash, UUID.fromString(first.path("id").asText()));
        }

        var again = Requests.parse(post(key, gone).statusCode(200).extract().asString());
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        refused(post(UUID.randomUUID().toString(), gone)).statusCode(422);
        refused(post(key, about("idempotent-11").put("policy", "one-that-is-gone")))
                .statusCode(422)
                .body("detail", containsString("was used for a different request."));
    }

    private static void claim(Connection connection, String key, String hash, UUID decision) throws SQLException {
        try (var claim = connection.prepareStatement(
                "insert into idempotency_key (key, request_hash, decision_id) values (?, ?, ?)")) {
            claim.setString(1, key);
            claim.setString(2, hash);
            claim.setObject(3, decision);
            claim.executeUpdate();
        }
    }
}

package dev.leadline.alerts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.HttpPosts;
import dev.leadline.alerts.channels.WebhookSecret;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.publishing.MorePolicies;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts on their whole way, to receivers on this machine. */
@QuarkusTest
@TestProfile(MorePolicies.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BEGIN = "2027-03-01T09:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Told told;

    @Inject
    SettableClock clock;

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Inject
    Courier courier;

    /** So that nothing is due before a test says that it is later. */
    @BeforeEach
    void begin() {
        clock.set(Instant.parse(BEGIN));
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private static String hook(String name, Listener listener) {
        return put(name, "{\"kind\":\"webhook\",\"url\":\"" + listener.url() + "\"}")
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static ValidatableResponse put(String name, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/v1/receivers/" + name)
                .then();
    }

    private static JsonNode delivery(String query) {
        try {
            var id = JSON.readTree(given().get("/v1/deliveries?" + query).asString())
                    .at("/items/0/id");
            return JSON.readTree(given().get("/v1/deliveries/" + id.asLong()).asString());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Soon, and no later than the courier needs that is sent on its way again and again. */
    private void soon(Runnable check) {
        Soon.within(SOON, () -> {
            courier.look();
            check.run();
        });
    }

    private JsonNode awaited(String query, String state, int tries) {
        soon(() -> {
            var delivery = delivery(query);
            assertThat(delivery.path("state").asText() + " " + delivery.path("tries"))
                    .as(delivery.toString())
                    .isEqualTo(state + " " + tries);
        });
        return delivery(query);
    }

    private void at(Instant moment, Runnable what) {
        try {
            clock.during(moment.toString(), (Callable<Void>) () -> {
                what.run();
                return null;
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void what_fails_twice_is_sent_a_third_time_with_the_same_id_and_a_true_signature() throws Exception {
        try (var listener = new Listener(500, 503, 200)) {
            var secret = new WebhookSecret(hook("twice", listener));
            var moment = Instant.parse(BEGIN);
            at(moment, () -> {
                told.of("L-twice", "twice");
                awaited("lead=L-twice", "PENDING", 1);
            });
            at(moment.plusSeconds(4), () -> assertThat(claims.claim("twice")).isEmpty());
            at(moment.plusSeconds(6), () -> awaited("lead=L-twice", "PENDING", 2));
            at(moment.plus(Duration.ofMinutes(6)), () -> awaited("lead=L-twice", "DELIVERED", 3));

            assertThat(listener.heard()).hasSize(3);
            assertThat(listener.heard())
                    .extracting(Listener.Message::id)
                    .containsOnly(delivery("lead=L-twice").path("alert").asText());
            assertThat(listener.heard())
                    .extracting(Listener.Message::timestamp)
                    .containsExactly(
                            String.valueOf(moment.getEpochSecond()),
                            String.valueOf(moment.getEpochSecond() + 6),
                            String.valueOf(moment.getEpochSecond() + 360));
            for (var message : listener.heard()) {
                var sentAt = Instant.ofEpochSecond(Long.parseLong(message.timestamp()));
                assertThat(message.signature()).isEqualTo(secret.sign(message.id(), sentAt, message.body()));
            }
            var delivery = delivery("lead=L-twice");
            assertThat(delivery.at("/log").findValuesAsText("status")).containsExactly("500", "503", "200");
            assertThat(delivery.at("/log/0/error").asText()).isEqualTo("The receiver answered 500.");
            assertThat(delivery.at("/log/2/error").isNull()).isTrue();
            assertThat(delivery.at("/lastError").isNull()).isTrue();
            assertThat(delivery.at("/endedAt").asText()).isEqualTo("2027-03-01T09:06:00Z");
        }
    }

    @Test
    void the_body_is_that_of_standard_webhooks_and_the_one_that_is_shown() throws Exception {
        try (var listener = new Listener(204)) {
            hook("body", listener);
            told.of("L-body", "body");
            var delivery = awaited("lead=L-body", "DELIVERED", 1);

            var body = JSON.readTree(listener.heard().get(0).body());
            assertThat(body).isEqualTo(delivery.path("body"));
            assertThat(body.toString())
                    .isEqualTo("{\"type\":\"obligation.breached\",\"timestamp\":\"2026-01-12T17:00:00Z\",\"data\":{"
                            + "\"lead\":\"L-body\",\"cycle\":1,\"obligation\":\"FIRST_CALL\",\"threshold\":\"100%\","
                            + "\"at\":\"2026-01-12T17:00:00Z\",\"detectedAt\":\"2026-01-12T17:00:02Z\","
                            + "\"sentence\":\"The first call to L-body was not made in time.\","
                            + "\"details\":{\"tier\":\"A\",\"owner\":\"Süd-1 <z>\"}}}");
        }
    }

    @Test
    void after_ten_tries_it_is_parked_and_a_replay_sends_it_with_the_same_id() throws Exception {
        try (var listener = new Listener(500)) {
            hook("parked", listener);
            var moment = Instant.parse(BEGIN);
            at(moment, () -> {
                told.of("L-parked", "parked");
                awaited("lead=L-parked", "PENDING", 1);
            });
            for (int tries = 2; tries <= 10; tries++) {
                int expected = tries;
                moment = moment.plus(Duration.ofHours(26));
                at(moment, () -> awaited("lead=L-parked", expected < 10 ? "PENDING" : "PARKED", expected));
            }
            var parked = delivery("lead=L-parked");
            assertThat(parked.path("lastError").asText()).isEqualTo("The receiver answered 500.");
            given().get("/v1/deliveries?state=PARKED&receiver=parked")
                    .then()
                    .body("items", hasSize(1))
                    .body("next", nullValue());

            listener.answer(200);
            given().post("/v1/deliveries/" + parked.path("id") + "/replay")
                    .then()
                    .statusCode(202)
                    .header("Location", containsString("/v1/deliveries/" + parked.path("id")))
                    .body("state", equalTo("PENDING"));

            var delivered = awaited("lead=L-parked", "DELIVERED", 1);
            assertThat(delivered.path("log")).hasSize(11);
            assertThat(listener.heard())
                    .hasSize(11)
                    .extracting(Listener.Message::id)
                    .containsOnly(parked.path("alert").asText());
        }
    }

    /** Neither what was refused nor anything else, whatever the schedule says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seconds | 429 | 120 | 120",
                "date | 503 | Mon, 01 Mar 2027 09:10:00 GMT | 600",
                "a-day | 429 | 86400 | 3600"
            })
    void who_says_when_to_try_again_gets_nothing_before(String name, int status, String header, int seconds)
            throws Exception {
        try (var listener = new Listener(status, 200)) {
            listener.retryAfter(header);
            var hook = "patient-" + name;
            hook(hook, listener);
            var moment = Instant.parse(BEGIN);
            at(moment, () -> {
                told.of("L-" + hook, hook);
                awaited("lead=L-" + hook, "PENDING", 1);
            });
            var held = moment.plusSeconds(seconds);
            given().get("/v1/receivers/" + hook).then().body("heldUntil", equalTo(held.toString()));
            at(held.minusMillis(1), () -> {
                told.of("L-other-" + hook, hook);
                courier.look();
                assertThat(claims.claim(hook)).isEmpty();
                assertThat(claims.due()).noneMatch(each -> each.name().equals(hook));
            });
            assertThat(listener.heard()).hasSize(1);
            listener.retryAfter(null);
            at(held.plusMillis(1), () -> {
                awaited("lead=L-" + hook, "DELIVERED", 2);
                awaited("lead=L-other-" + hook, "DELIVERED", 1);
            });
        }
    }

    @Test
    void what_was_delivered_can_be_sent_again_but_not_twice_at_once() throws Exception {
        try (var listener = new Listener(200)) {
            hook("again", listener);
            told.of("L-again", "again");
            var delivered = awaited("lead=L-again", "DELIVERED", 1);
            listener.answer(Listener.SILENCE);

            given().post("/v1/deliveries/" + delivered.path("id") + "/replay")
                    .then()
                    .statusCode(202);
            given().post("/v1/deliveries/" + delivered.path("id") + "/replay")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("already pending"));
        }
    }

    @Test
    void a_dead_receiver_and_its_many_alerts_do_not_delay_a_live_one() throws Exception {
        try (var dead = new Listener(Listener.SILENCE);
                var live = new Listener(200)) {
            hook("dead", dead);
            hook("live", live);
            for (int i = 0; i < 50; i++) {
                told.of("L-dead", "dead", "dead");
            }
            soon(() -> assertThat(dead.heard()).hasSize(Claims.MOST_IN_FLIGHT));
            long begun = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                told.of("L-live", "live");
            }
            Soon.within(HttpPosts.TIMEOUT.minusSeconds(5), () -> assertThat(live.heard())
                    .hasSize(100));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(HttpPosts.TIMEOUT);
            assertThat(live.heard()).extracting(Listener.Message::id).doesNotHaveDuplicates();
            assertThat(dead.most()).isEqualTo(Claims.MOST_IN_FLIGHT);
            soon(() -> given().get("/v1/deliveries?receiver=live&state=PENDING")
                    .then()
                    .body("items", hasSize(0)));
        }
    }

    /** As after kill -9 between sending and marking: it was claimed by someone of whom nothing more is heard. */
    @Test
    void what_was_claimed_by_someone_who_died_is_sent_when_the_lease_runs_out() throws Exception {
        try (var listener = new Listener(200)) {
            var moment = Instant.parse(BEGIN);
            at(moment, () -> {
                told.of("L-lease", "lease");
                lease("L-lease", moment.plus(Claims.LEASE));
                hook("lease", listener);
            });
            at(moment.plus(Claims.LEASE).minusMillis(1), () -> assertThat(claims.claim("lease"))
                    .isEmpty());
            assertThat(listener.heard()).isEmpty();
            at(moment.plus(Claims.LEASE), () -> awaited("lead=L-lease", "DELIVERED", 1));

            assertThat(listener.heard())
                    .extracting(Listener.Message::id)
                    .containsExactly(delivery("lead=L-lease").path("alert").asText());
        }
    }

    /** It is addressed and claimed at once, so that the server's own courier does not come first. */
    private void lease(String lead, Instant until) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update delivery set state = 'PENDING', next_try_at = ?, leased_until = ?"
                                + " where alert_id = (select id from alert where lead_id = ?)")) {
            update.setObject(1, Instant.parse(BEGIN).atOffset(ZoneOffset.UTC));
            update.setObject(2, until.atOffset(ZoneOffset.UTC));
            update.setString(3, lead);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void an_alert_in_vain_is_not_sent_and_one_outside_of_a_transaction_is_refused() throws Exception {
        try (var listener = new Listener(200)) {
            hook("vain", listener);

            assertThatThrownBy(() -> told.inVain("L-vain", "vain")).hasMessage("undone");
            assertThatThrownBy(() -> told.withoutTransaction("L-vain", "vain")).hasMessageContaining("ransaction");
            told.of("L-not-in-vain", "vain");
            awaited("lead=L-not-in-vain", "DELIVERED", 1);

            given().get("/v1/deliveries?lead=L-vain").then().body("items", hasSize(0));
            assertThat(listener.heard()).hasSize(1);
        }
    }

    @Test
    void what_waits_for_a_receiver_is_sent_when_there_is_one_and_waits_again_when_it_is_gone() throws Exception {
        try (var listener = new Listener(200)) {
            told.of("L-early", "late");
            var waiting = awaited("lead=L-early", "UNADDRESSED", 0);
            assertThat(waiting.path("lastError").asText()).isEqualTo("There is no receiver (late).");
            given().post("/v1/deliveries/" + waiting.path("id") + "/replay")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("no receiver (late)"));

            hook("late", listener);
            awaited("lead=L-early", "DELIVERED", 1);

            listener.answer(500);
            at(Instant.parse(BEGIN), () -> {
                told.of("L-left", "late");
                awaited("lead=L-left", "PENDING", 1);
            });
            given().header("If-Match", "*").delete("/v1/receivers/late").then().statusCode(204);
            awaited("lead=L-left", "UNADDRESSED", 1);
        }
    }

    @Test
    void a_receiver_gets_what_waited_for_it_unless_that_is_too_old_by_then() throws Exception {
        try (var listener = new Listener(200)) {
            var later = Instant.parse(BEGIN).plus(Duration.ofHours(2));
            told.until(later.minusMillis(1), "L-too-old", "aged");
            told.until(later, "L-young", "aged");
            awaited("lead=L-too-old", "UNADDRESSED", 0);
            at(later, () -> {
                hook("aged", listener);
                awaited("lead=L-young", "DELIVERED", 1);
                var old = awaited("lead=L-too-old", "SUPPRESSED", 0);
                assertThat(old.path("lastError").asText())
                        .isEqualTo("It became too old to be sent. There is no receiver (aged).");
                assertThat(listener.heard()).hasSize(1);
                given().post("/v1/deliveries/" + old.path("id") + "/replay")
                        .then()
                        .statusCode(202);
                awaited("lead=L-too-old", "DELIVERED", 1);
            });
        }
    }

    @Test
    void what_cannot_be_delivered_in_time_is_not_delivered_late() throws Exception {
        try (var listener = new Listener(500, 200)) {
            var begin = Instant.parse(BEGIN);
            hook("in-time", listener);
            at(begin, () -> {
                told.until(begin.plusSeconds(3), "L-in-time", "in-time");
                awaited("lead=L-in-time", "PENDING", 1);
            });
            at(begin.plusSeconds(6), () -> awaited("lead=L-in-time", "SUPPRESSED", 1));
            assertThat(listener.heard()).hasSize(1);
        }
    }

    @Test
    void what_waits_can_be_discarded_and_nothing_else() throws Exception {
        told.of("L-discard-1", "nobody-yet", "somebody-else");
        told.of("L-discard-2", "nobody-yet");
        assertThat(discarded("{\"receiver\":\"nobody-yet\",\"state\":\"PARKED\"}"))
                .isZero();
        assertThat(discarded("{\"receiver\":\"nobody-yet\",\"createdBefore\":\"" + BEGIN + "\"}"))
                .isZero();
        assertThat(discarded("{\"receiver\":\"nobody-yet\",\"lead\":\"L-discard-2\"}"))
                .isOne();
        assertThat(discarded("{\"receiver\":\"nobody-yet\"}")).isOne();
        assertThat(discarded("{\"receiver\":\"nobody-yet\"}")).isZero();
        given().get("/v1/deliveries?state=DISCARDED&receiver=nobody-yet")
                .then()
                .body("items", hasSize(2))
                .body("items.lastError", everyItem(equalTo("It was discarded on request.")))
                .body("items.endedAt", everyItem(equalTo(BEGIN)));
        given().get("/v1/deliveries?receiver=somebody-else").then().body("items[0].state", equalTo("UNADDRESSED"));
        try (var listener = new Listener(200)) {
            hook("nobody-yet", listener);
            told.of("L-discard-3", "nobody-yet");
            awaited("lead=L-discard-3", "DELIVERED", 1);
            assertThat(listener.heard()).hasSize(1);
            assertThat(discarded("{\"receiver\":\"nobody-yet\"}")).isZero();
        }
    }

    private static int discarded(String filter) {
        return given().contentType("application/json")
                .body(filter)
                .post("/v1/deliveries/discard")
                .then()
                .statusCode(200)
                .extract()
                .path("discarded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | names nothing",
                "{\"state\":\"DELIVERED\"} | must be PENDING, UNADDRESSED or PARKED",
                "{\"state\":null} | names nothing"
            })
    void a_request_to_discard_says_what(String filter, String detail) {
        given().contentType("application/json")
                .body(filter)
                .post("/v1/deliveries/discard")
                .then()
                .statusCode(422)
                .body("detail", containsString(detail));
    }

    @Test
    void who_answers_410_is_disabled_and_what_is_pending_waits() throws Exception {
        try (var listener = new Listener(410)) {
            hook("gone", listener);
            told.of("L-gone", "gone");
            awaited("lead=L-gone", "PARKED", 1);

            given().get("/v1/receivers/gone")
                    .then()
                    .body("enabled", equalTo(false))
                    .body("disabledBecause", equalTo("The receiver answered 410."));
            told.of("L-after", "gone");
            awaited("lead=L-after", "PENDING", 0);

            listener.answer(200);
            given().contentType("application/json")
                    .header("If-Match", "*")
                    .body("{\"kind\":\"webhook\",\"url\":\"" + listener.url() + "\"}")
                    .put("/v1/receivers/gone")
                    .then()
                    .statusCode(200)
                    .body("disabledBecause", nullValue());
            awaited("lead=L-after", "DELIVERED", 1);
        }
    }

    @Test
    void after_a_rotation_both_secrets_sign_for_a_day() throws Exception {
        try (var listener = new Listener(200)) {
            var first = new WebhookSecret(hook("both", listener));
            var second = new WebhookSecret(given().post("/v1/receivers/both/secret")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("secret"));
            told.of("L-both", "both");
            awaited("lead=L-both", "DELIVERED", 1);
            var message = listener.heard().get(0);
            var sentAt = Instant.ofEpochSecond(Long.parseLong(message.timestamp()));
            assertThat(message.signature())
                    .isEqualTo(second.sign(message.id(), sentAt, message.body()) + " "
                            + first.sign(message.id(), sentAt, message.body()));

            at(Instant.parse("2090-01-01T00:00:00Z"), () -> {
                told.of("L-one", "both");
                awaited("lead=L-one", "DELIVERED", 1);
            });
            var later = listener.heard().get(1);
            assertThat(later.signature())
                    .isEqualTo(second.sign(later.id(), Instant.parse("2090-01-01T00:00:00Z"), later.body()));
        }
    }

    @Test
    void slack_gets_a_message_without_a_signature() throws Exception {
        try (var listener = new Listener(200)) {
            put("slack", "{\"kind\":\"slack\",\"url\":\"" + listener.url() + "\"}")
                    .statusCode(201);
            told.of("L<1>", "slack");
            awaited("receiver=slack", "DELIVERED", 1);

            var message = listener.heard().get(0);
            assertThat(message.signature()).isNull();
            assertThat(JSON.readTree(message.body()).path("text").asText())
                    .isEqualTo("The first call to L&lt;1&gt; was not made in time.");
        }
    }

    @Test
    void a_test_goes_the_same_way() throws Exception {
        try (var listener = new Listener(200)) {
            hook("tried", listener);

            String location = given().post("/v1/receivers/tried/test")
                    .then()
                    .statusCode(202)
                    .body("type", equalTo("receiver.test"))
                    .extract()
                    .header("Location");

            soon(() -> given().get(location).then().body("state", equalTo("DELIVERED")));
            assertThat(listener.heard()).hasSize(1);
            assertThat(listener.heard().get(0).body()).contains("This is a test alert for the receiver tried");
        }
    }

    @Test
    void a_receiver_to_whom_nothing_may_be_sent_any_more_is_not_connected_to() throws Exception {
        try (var listener = new Listener(200)) {
            hook("inside", listener);
            execute("update receiver set settings = replace(settings, 'localhost', '127.0.0.1') where name = 'inside'");
            at(Instant.parse(BEGIN), () -> {
                told.of("L-inside", "inside");
                awaited("lead=L-inside", "PENDING", 1);
            });

            assertThat(delivery("lead=L-inside").path("lastError").asText()).contains("must have a host name");
            assertThat(listener.heard()).isEmpty();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }

    @Test
    void what_waits_and_what_was_given_up_is_counted() {
        told.of("L-counted", "nobody-counted");

        soon(() -> {
            var metrics = given().get("/q/metrics").asString();
            assertThat(metrics).containsPattern("leadline_deliveries_unaddressed [1-9][0-9.]*");
            assertThat(metrics).containsPattern("leadline_deliveries_pending [0-9.]+");
            assertThat(metrics).containsPattern("leadline_deliveries_parked [0-9.]+");
            assertThat(metrics).containsPattern("leadline_deliveries_oldest_pending_seconds -?[0-9.E]+");
        });
    }

    @Test
    void alerts_and_tries_are_kept_for_good() {
        told.of("L-kept", "nobody-kept");

        for (var statement :
                new String[] {"update alert set body = ''", "delete from alert", "delete from delivery_try"}) {
            assertThatThrownBy(() -> execute(statement)).hasMessageContaining("append-only");
        }
    }

    @Test
    void an_alert_for_nobody_is_not_kept_and_one_for_the_same_name_twice_is_sent_once() {
        told.of("L-nobody");
        told.of("L-once", "nobody-once", "nobody-once");

        given().get("/v1/deliveries?lead=L-nobody").then().body("items", hasSize(0));
        given().get("/v1/deliveries?lead=L-once")
                .then()
                .body("items", hasSize(1))
                .body("items.tries", everyItem(equalTo(0)));
    }
}

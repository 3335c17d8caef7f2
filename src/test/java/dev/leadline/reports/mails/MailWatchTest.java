package dev.leadline.reports.mails;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When mails come: once each, whatever happens. Their filters name a team that has no leads, so that all is quiet. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MailWatchTest {

    @Inject
    SettableClock clock;

    @Inject
    MailWatch watch;

    /** Monday, 23 November 2026, noon in New York: behind the mail of that day. */
    @BeforeEach
    void hold() {
        clock.set(Instant.parse("2026-11-23T17:00:00Z"));
    }

    @AfterEach
    void release() {
        given().get("/v1/subscriptions?limit=200")
                .jsonPath()
                .getList("items.id", String.class)
                .forEach(id -> given().header("If-Match", "*").delete("/v1/subscriptions/" + id));
        clock.reset();
    }

    private static UUID subscribe(String frequency) {
        String id = given().contentType("application/json")
                .body("{\"address\":\"lead@example.com\",\"frequency\":\"" + frequency
                        + "\",\"calendar\":\"us-sales\",\"filter\":{\"team\":[\"a-team-without-leads\"]}}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    private static List<JsonPath> sent(UUID id) {
        var list = given().get("/v1/deliveries?limit=200&receiver=subscription:" + id)
                .jsonPath();
        return list.getList("items.id", Long.class).stream()
                .map(each -> given().get("/v1/deliveries/" + each).jsonPath())
                .toList();
    }

    private void lookAt(String... moments) {
        for (var each : moments) {
            clock.set(Instant.parse(each));
            watch.look();
        }
    }

    @Test
    void a_weekly_mail_comes_on_monday_at_eight_and_only_once() {
        var id = subscribe("weekly");

        lookAt("2026-11-30T12:59:59.999999Z");
        assertThat(sent(id)).isEmpty();
        lookAt("2026-11-30T13:00:00Z", "2026-11-30T13:00:01Z", "2026-11-30T20:00:00Z", "2026-12-05T20:00:00Z");
        assertThat(sent(id)).hasSize(1);
        assertThat(sent(id).get(0).getString("body.timestamp")).isEqualTo("2026-11-30T13:00:00Z");
        assertThat(sent(id).get(0).getString("type")).isEqualTo("report.weekly");
    }

    @Test
    void nothing_to_say_is_said_once_a_week() {
        var id = subscribe("daily");

        // the seventh day after Monday the 23rd is Monday the 30th; Thanksgiving and the weekend are closed
        lookAt(
                "2026-11-24T13:00:00Z",
                "2026-11-25T13:00:00Z",
                "2026-11-26T13:00:00Z",
                "2026-11-27T13:00:00Z",
                "2026-11-28T13:00:00Z");
        assertThat(sent(id)).isEmpty();
        lookAt("2026-11-30T13:00:00Z", "2026-12-01T13:00:00Z", "2026-12-04T13:00:00Z");
        assertThat(sent(id)).hasSize(1);
        assertThat(sent(id).get(0).getString("body.data.subject"))
                .isEqualTo("Leadline daily, Mon 30 Nov 2026: all quiet");
        lookAt("2026-12-07T13:00:00Z");
        assertThat(sent(id)).hasSize(2);
    }

    @Test
    void what_was_missed_is_said_late_once_as_of_its_moment() {
        var id = subscribe("weekly");

        // no server ran over two Mondays
        lookAt("2026-12-09T09:00:00Z", "2026-12-09T09:00:10Z");
        assertThat(sent(id)).hasSize(1);
        assertThat(sent(id).get(0).getString("body.timestamp")).isEqualTo("2026-12-07T13:00:00Z");
        assertThat(sent(id).get(0).getString("body.data.text"))
                .contains("As known on Mon 7 Dec 2026, 08:00 (America/New_York).");
    }

    @Test
    void replicas_that_race_say_it_once() {
        var id = subscribe("weekly");
        clock.set(Instant.parse("2026-11-30T13:00:00Z"));
        var start = new CountDownLatch(1);
        var racing = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    return watch.mail(id);
                }))
                .toList();
        start.countDown();

        assertThat(racing.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(sent(id)).hasSize(1);
    }

    @Test
    void a_replica_that_dies_before_the_commit_says_nothing_and_another_says_it() {
        var id = subscribe("weekly");
        clock.set(Instant.parse("2026-11-30T13:00:00Z"));
        QuarkusTransaction.begin();
        assertThat(watch.mailWithin(id)).isTrue();
        QuarkusTransaction.rollback();

        assertThat(sent(id)).isEmpty();
        assertThat(watch.mail(id)).isTrue();
        assertThat(sent(id)).hasSize(1);
    }

    @Test
    void what_is_off_or_ended_gets_nothing_and_what_was_missed_meanwhile_is_not_sent() {
        var id = subscribe("weekly");
        var address = "/v1/subscriptions/" + id;
        var body = "{\"address\":\"lead@example.com\",\"frequency\":\"weekly\",\"calendar\":\"us-sales\","
                + "\"filter\":{\"team\":[\"a-team-without-leads\"]},\"enabled\":%s}";
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(body.formatted(false))
                .put(address);
        lookAt("2026-11-30T13:00:00Z");
        clock.set(Instant.parse("2026-12-01T09:00:00Z"));
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(body.formatted(true))
                .put(address);
        watch.look();
        assertThat(sent(id)).isEmpty();
        lookAt("2026-12-07T13:00:00Z");
        assertThat(sent(id)).hasSize(1);
        given().header("If-Match", "*").delete(address).then().statusCode(204);
        lookAt("2026-12-14T13:00:00Z");
        assertThat(sent(id)).hasSize(1);
    }

    @Test
    void another_zone_on_the_same_day_is_no_second_mail() {
        var id = subscribe("weekly");
        lookAt("2026-11-30T13:00:00Z");
        var body = "{\"address\":\"lead@example.com\",\"frequency\":\"weekly\",\"calendar\":\"us-sales\","
                + "\"zone\":\"America/Los_Angeles\",\"filter\":{\"team\":[\"a-team-without-leads\"]}}";
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put("/v1/subscriptions/" + id);
        lookAt("2026-11-30T16:00:00Z", "2026-11-30T16:00:10Z");
        assertThat(sent(id)).hasSize(1);
        lookAt("2026-12-07T16:00:00Z");
        assertThat(sent(id)).hasSize(2);
    }

    @Test
    void a_mail_is_shown_without_being_sent_and_sent_on_request() {
        var id = subscribe("daily");
        var address = "/v1/subscriptions/" + id;

        given().accept("text/plain")
                .get(address + "/mail?at=2026-11-20T08:00:00-05:00")
                .then()
                .statusCode(200)
                .contentType(containsString("text/plain"))
                .body(containsString("Leadline daily, Fri 20 Nov 2026: all quiet"))
                .body(not(containsString("<p")));
        given().accept("text/html,*/*;q=0.8")
                .get(address + "/mail")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("<h1"));
        given().get(address + "/mail?at=2026-11-24T13:00:00Z")
                .then()
                .statusCode(422)
                .body(
                        "errors[0].detail",
                        equalTo("The at (2026-11-24T13:00:00Z) must not be later than now (2026-11-23T17:00:00Z)."));
        given().get(address + "/mail?at=today").then().statusCode(422);
        assertThat(sent(id)).isEmpty();

        given().post(address + "/test")
                .then()
                .statusCode(202)
                .header("Location", matchesPattern(".*/v1/deliveries/[0-9]+"))
                .body("subject", equalTo("Leadline daily, Mon 23 Nov 2026: all quiet"));
        given().get("/v1/deliveries?receiver=subscription:" + id).then().body("items", hasSize(1));
        given().post("/v1/subscriptions/" + UUID.randomUUID() + "/test").then().statusCode(404);
    }
}

package dev.leadline.alerts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.WebhookSecret;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.publishing.MorePolicies;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CRM hears of next actions without asking. */
@QuarkusTest
@TestProfile(MorePolicies.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SubscriptionsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MON_10_00 = "2027-03-01T15:00:00Z";
    private static final String MON_11_00 = "2027-03-01T16:00:00Z";
    private static final String FIRST_CALL_DUE = "2027-03-01T19:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SettableClock clock;

    @Inject
    Courier courier;

    @BeforeEach
    void begin() {
        clock.set(Instant.parse(MON_10_00));
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private static String subscribed(String name, Listener listener, String subscriptions) {
        return given().contentType("application/json")
                .body("{\"kind\":\"webhook\",\"url\":\"" + listener.url() + "\",\"subscriptions\":[" + subscriptions
                        + "]}")
                .put("/v1/receivers/" + name)
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static String to(String subject, String value) {
        return "{\"event\":\"next-action-changed\",\"" + subject + "\":\"" + value + "\"}";
    }

    private static void arrives(String lead, String team) {
        given().contentType("application/json")
                .body("{\"rank\":70,\"stage\":\"WARNED\",\"policy\":\"warned-early\",\"receivedAt\":\"" + MON_10_00
                        + "\",\"owner\":\"" + team + "-1\",\"team\":\"" + team + "\"}")
                .put("/v1/leads/" + lead)
                .then()
                .statusCode(201);
    }

    private static void tells(String lead, String door, String body) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/leads/" + lead + "/" + door)
                .then()
                .statusCode(201);
    }

    private static void attempts(String lead, String id, String channel, String outcome) {
        tells(
                lead,
                "attempts",
                "{\"id\":\"%s\",\"channel\":\"%s\",\"outcome\":\"%s\",\"occurredAt\":\"%s\"}"
                        .formatted(id, channel, outcome, MON_10_00));
    }

    private List<JsonNode> heard(Listener listener, int messages) {
        Soon.within(SOON, () -> {
            courier.look();
            assertThat(listener.heard()).hasSize(messages);
        });
        return listener.heard().stream().map(message -> read(message.body())).toList();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String next(JsonNode event) {
        var data = event.path("data");
        var action = data.path("nextAction");
        return action.path("type").asText() + " " + action.path("channel").asText() + " "
                + action.path("attempt").asText() + " by " + data.path("owner").asText() + " of "
                + data.path("team").asText() + " " + action.path("dueAt").asText();
    }

    @Test
    void a_webhook_hears_of_each_change_of_what_is_next_and_of_nothing_else() throws Exception {
        try (var listener = new Listener(200)) {
            var secret = new WebhookSecret(subscribed("crm-lead", listener, to("lead", "B-1")));
            arrives("B-other", "b-other");
            arrives("B-1", "b-one");
            var event = heard(listener, 1).get(0);
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("type").asText()).isEqualTo("dev.leadline.next-action-changed");
            assertThat(event.path("subject").asText()).isEqualTo("B-1");
            assertThat(event.path("source").asText()).isEqualTo("/v1/leads");
            assertThat(event.path("time").asText()).isEqualTo(MON_10_00);
            assertThat(next(event)).isEqualTo("ATTEMPT PHONE 1 by b-one-1 of b-one " + FIRST_CALL_DUE);
            assertThat(event.at("/data/nextAction/sentence").asText()).isNotBlank();
            given().get("/v1/decisions/" + event.at("/data/decisionId").asText())
                    .then()
                    .statusCode(200);
            var message = listener.heard().get(0);
            assertThat(message.id()).isEqualTo(event.path("id").asText());
            assertThat(message.type()).isEqualTo("application/cloudevents+json");
            assertThat(message.signature())
                    .isEqualTo(secret.sign(message.id(), Instant.parse(MON_10_00), message.body()));

            attempts("B-1", "e1", "EMAIL", "SENT");
            clock.set(Instant.parse(MON_11_00));
            given().get("/v1/leads/B-1/next-action").then().statusCode(200);
            tells("B-1", "ranks", "{\"id\":\"r1\",\"rank\":71}");
            attempts("B-1", "a1", "PHONE", "NO_ANSWER");
            assertThat(next(heard(listener, 2).get(1))).startsWith("ATTEMPT PHONE 2 by b-one-1 of b-one ");
            tells("B-1", "dispositions", "{\"id\":\"d1\",\"type\":\"ACCEPTED\",\"occurredAt\":\"" + MON_11_00 + "\"}");
            var last = heard(listener, 3).get(2);
            assertThat(last.at("/data/nextAction").isNull()).isTrue();
            assertThat(last.at("/data/lead").asText()).isEqualTo("B-1");
        }
    }

    @Test
    void who_hands_a_lead_on_hears_of_it_and_who_gets_it_and_a_merged_lead_has_nothing_next() throws Exception {
        try (var from = new Listener(200);
                var to = new Listener(200)) {
            subscribed("crm-from", from, to("team", "c-from"));
            subscribed("crm-to", to, to("owner", "c-to-1") + "," + to("team", "c-to"));
            arrives("C-1", "c-from");
            heard(from, 1);
            tells("C-1", "assignments", "{\"id\":\"s1\",\"owner\":\"c-to-1\",\"team\":\"c-to\"}");
            assertThat(next(heard(from, 2).get(1))).startsWith("ATTEMPT PHONE 1 by c-to-1 of c-to ");
            assertThat(heard(to, 1))
                    .as("once, though it subscribed to owner and team")
                    .hasSize(1);
            arrives("C-2", "c-to");
            heard(to, 2);
            tells("C-2", "merges", "{\"id\":\"m1\",\"absorbs\":\"C-1\"}");
            var gone = heard(to, 3).get(2);
            assertThat(gone.path("subject").asText()).isEqualTo("C-1");
            assertThat(gone.at("/data/nextAction").isNull()).isTrue();
        }
    }

    /** The second change waits until the first was taken; other leads and alerts do not. */
    @Test
    void changes_of_one_lead_arrive_in_their_order() throws Exception {
        try (var listener = new Listener(500, 200)) {
            subscribed("crm-order", listener, to("team", "d-order"));
            arrives("D-1", "d-order");
            heard(listener, 1);
            attempts("D-1", "a1", "PHONE", "NO_ANSWER");
            attempts("D-1", "a2", "PHONE", "NO_ANSWER");
            arrives("D-2", "d-order");
            assertThat(heard(listener, 2).get(1).path("subject").asText()).isEqualTo("D-2");
            clock.set(Instant.parse(MON_10_00).plusSeconds(6));
            var all = heard(listener, 5);
            assertThat(all.subList(2, 5))
                    .extracting(event -> event.at("/data/nextAction/attempt").asText() + " "
                            + event.at("/data/nextAction/channel").asText())
                    .containsExactly("1 PHONE", "2 PHONE", "1 EMAIL");
            assertThat(all.get(0).path("id"))
                    .as("the same at each try")
                    .isEqualTo(all.get(2).path("id"));
        }
    }

    @Test
    void subscriptions_are_those_of_the_last_put_and_go_with_their_receiver() throws Exception {
        try (var listener = new Listener(200)) {
            subscribed("crm-put", listener, to("team", "e-one") + "," + to("lead", "E-1") + "," + to("lead", "E-1"));
            given().get("/v1/receivers/crm-put")
                    .then()
                    .body("subscriptions", hasSize(2))
                    .body("subscriptions[0].lead", equalTo("E-1"))
                    .body("subscriptions[1].team", equalTo("e-one"));
            given().contentType("application/json")
                    .header("If-Match", "*")
                    .body("{\"kind\":\"webhook\",\"url\":\"" + listener.url() + "\"}")
                    .put("/v1/receivers/crm-put")
                    .then()
                    .statusCode(200)
                    .body("subscriptions", hasSize(0));
            arrives("E-1", "e-one");
            given().get("/v1/deliveries?lead=E-1").then().body("items", hasSize(0));
        }
        given().header("If-Match", "*").delete("/v1/receivers/crm-put").then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook | {\"event\":\"next-action-changed\"} | must name one lead, team or owner; this one names"
                        + " none",
                "webhook | {\"event\":\"next-action-changed\",\"lead\":\"L\",\"team\":\"t\"} | names 2 of them",
                "webhook | {\"event\":\"next-action-changed\",\"lead\":\" \"} | The lead ( ) must be text",
                "webhook | {\"lead\":\"L\"} | event is missing",
                "webhook | {\"event\":\"breached\",\"lead\":\"L\"} | must be next-action-changed",
                "webhook | null | entry 0 of subscriptions is missing",
                "slack | {\"event\":\"next-action-changed\",\"lead\":\"L\"} | kind slack cannot subscribe to next-action-changed"
            })
    void a_subscription_says_to_what(String kind, String subscription, String detail) {
        given().contentType("application/json")
                .body("{\"kind\":\"" + kind + "\",\"url\":\"https://example.com/x\",\"subscriptions\":[" + subscription
                        + "]}")
                .put("/v1/receivers/refused")
                .then()
                .statusCode(422)
                .body("detail", containsString(detail));
    }
}

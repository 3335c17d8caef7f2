package dev.leadline.sources;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CRMs that send their events as they are. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SourcesTest {

    private static final Path SAMPLES = Path.of("samples", "crm-events");
    private static final Instant TUE_10_00 = Instant.parse("2016-01-12T15:00:00Z");
    private static final String MAPPING =
            """
            events: {}
            zone: UTC
            leadId: "${lead}"
            facts:
              - lead: { stage: MQL, receivedAt: { from: "${at}", format: [epoch-milliseconds, instant] }, rank: "${scores.0}" }
              - when: [{ column: /call/id, notEmpty: true }]
                corrects: true
                attempt: { id: "${call.id}", channel: PHONE, occurredAt: "${call.at}", outcome: "${call.outcome}" }
            """;

    @Inject
    SettableClock time;

    @Inject
    UnreadEvents unread;

    @BeforeEach
    void is_tuesday_at_ten() {
        time.set(TUE_10_00);
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static ValidatableResponse puts(String name, String mapping, String header, String value) {
        var request = given().contentType("application/yaml").body(mapping.getBytes(StandardCharsets.UTF_8));
        return (header == null ? request : request.header(header, value))
                .put("/v1/sources/{name}", name)
                .then();
    }

    private static ValidatableResponse sends(String name, String events) {
        return given().contentType("application/json")
                .body(events)
                .post("/v1/sources/{name}/events", name)
                .then();
    }

    private static ValidatableResponse gets(String path) {
        return given().get("/v1/sources/" + path).then();
    }

    private static String sample(String file) throws IOException {
        return Files.readString(SAMPLES.resolve(file));
    }

    private static String event(String lead, String call) {
        return ("{\"lead\": \"%s\", \"at\": 1452524400000, \"scores\": [\"92\"], \"call\": %s}").formatted(lead, call);
    }

    private static String call(String outcome) {
        return "{\"id\": 7, \"at\": \"2016-01-11T15:30:00.000+0000\", \"outcome\": \"" + outcome + "\"}";
    }

    private static void assertAsks(String lead, String action) {
        given().get("/v1/leads/{id}/next-action", lead)
                .then()
                .statusCode(200)
                .body("requiredActions[0].type", equalTo(action));
    }

    @Test
    void records_like_those_of_salesforce_are_read_and_what_is_unknown_waits_for_the_mapping() throws IOException {
        puts("sf", sample("salesforce.yaml"), null, null).statusCode(201);
        for (var status : new String[] {"accepted", "duplicate"}) {
            sends("sf", sample("salesforce-events.json"))
                    .statusCode(200)
                    .body("events", equalTo(3))
                    .body("facts.status", equalTo(java.util.List.of(status, status)))
                    .body("facts[1].fact.attempt.outcome", equalTo("VOICEMAIL"))
                    .body("unread", hasSize(1))
                    .body("unread[0].event", equalTo(3))
                    .body("unread[0].errors[0].pointer", equalTo("CallDisposition"))
                    .body("unread[0].errors[0].value", equalTo("Busy"));
        }
        gets("sf/unread")
                .body("items", hasSize(1))
                .body("items[0].event.Id", equalTo("00T5f00000FgHiJ"))
                .body("items[0].leadId", equalTo("00Q5f000004TmxA"))
                .body("items[0].receivedAt", equalTo("2016-01-12T15:00:00Z"))
                .body("items[0].errors[0].detail", containsString("The field CallDisposition (Busy) must be a key"));
        var tag = gets("sf").extract().header("ETag");
        puts("sf", sample("salesforce.yaml").replace("Connected: CONNECTED", "Busy: CONNECTED"), "If-Match", tag)
                .statusCode(200);
        given().post("/v1/sources/sf/unread/replay")
                .then()
                .statusCode(200)
                .body("told", equalTo(1))
                .body("unread", equalTo(0));
        gets("sf/unread").body("items", empty());
        assertAsks("00Q5f000004TmxA", "ACCEPT_OR_REJECT");
    }

    @Test
    void messages_like_those_of_hubspot_are_read() throws IOException {
        puts("hs", sample("hubspot.yaml"), null, null).statusCode(201);
        sends("hs", sample("hubspot-events.json"))
                .statusCode(200)
                .body("events", equalTo(3))
                .body("facts", hasSize(2))
                .body("facts[0].fact.leadId", equalTo("51"))
                .body("facts[0].fact.lead.rank", equalTo(84.5f))
                .body("facts[0].fact.lead.owner", equalTo("7052318"))
                .body("facts[0].fact.lead.receivedAt", equalTo("2016-01-11T15:00:00Z"))
                .body("facts[1].fact.attempt.occurredAt", equalTo("2016-01-11T15:30:00Z"))
                .body("unread", empty());
        assertAsks("51", "ACCEPT_OR_REJECT");
    }

    @Test
    void a_dry_run_says_what_events_would_tell_and_keeps_nothing() {
        puts("dry", MAPPING, null, null).statusCode(201);
        given().contentType("application/json")
                .body("[" + event("DRY-1", call("CONNECTED")) + ", {\"lead\": {}}]")
                .post("/v1/sources/dry/events?dryRun=true")
                .then()
                .statusCode(200)
                .body("facts", hasSize(2))
                .body("facts[0].status", nullValue())
                .body("unread[0].event", equalTo(2))
                .body("unread[0].errors[0].detail", containsString("The field lead ({}) must be a text, a number"));
        gets("dry/unread").body("items", empty());
        given().get("/v1/leads/DRY-1").then().statusCode(404);
    }

    @Test
    void a_later_event_corrects_and_a_replayed_older_one_takes_nothing_back() {
        puts("co", MAPPING, null, null).statusCode(201);
        sends("co", event("CO-1", call("Unknown word"))).statusCode(200).body("unread", hasSize(1));
        gets("co/unread")
                .body("items[0].leadId", equalTo("CO-1"))
                .body("items[0].errors[0].pointer", equalTo("/attempt/outcome"));
        time.set(TUE_10_00.plusSeconds(60));
        sends("co", event("CO-1", call("NO_ANSWER"))).statusCode(200).body("unread", empty());
        assertAsks("CO-1", "ATTEMPT");
        time.set(TUE_10_00.plusSeconds(120));
        sends("co", event("CO-1", call("CONNECTED"))).body("facts.status", hasItems("duplicate", "accepted"));
        assertAsks("CO-1", "ACCEPT_OR_REJECT");
        puts(
                        "co",
                        MAPPING.replace(
                                "\"${call.outcome}\"",
                                "{ from: \"${call.outcome}\", map: { Unknown word: NO_ANSWER } }"),
                        "If-Match",
                        gets("co").extract().header("ETag"))
                .statusCode(200);
        given().post("/v1/sources/co/unread/replay").then().body("told", equalTo(1));
        assertAsks("CO-1", "ACCEPT_OR_REJECT");
    }

    @Test
    void a_mapping_has_versions_and_what_get_answers_can_be_put() {
        var first = puts("ve", MAPPING, "If-None-Match", "*")
                .statusCode(201)
                .header("Location", containsString("/v1/sources/ve"));
        var tag = first.extract().header("ETag");
        puts("ve", MAPPING, "If-None-Match", "*").statusCode(412);
        puts("ve", MAPPING, null, null).statusCode(428).body("detail", containsString("Use If-Match: " + tag));
        var body = gets("ve")
                .statusCode(200)
                .body("facts", hasSize(2))
                .header("ETag", equalTo(tag))
                .extract()
                .asString();
        given().header("If-None-Match", tag).get("/v1/sources/ve").then().statusCode(304);
        given().contentType("application/json")
                .header("If-Match", tag)
                .body(body)
                .put("/v1/sources/ve")
                .then()
                .statusCode(200);
        puts("ve", MAPPING, "If-Match", tag).statusCode(412);
        gets("").body("items.name", hasItems("ve"));
        given().header("If-Match", "*").delete("/v1/sources/ve").then().statusCode(204);
        gets("ve").statusCode(404).body("detail", containsString("There is no source (ve)."));
        sends("ve", "{}").statusCode(404);
    }

    @Test
    void a_mapping_that_cannot_be_is_refused_with_its_place() {
        puts("no", MAPPING.replace("events: {}", "file: { columns: [lead] }"), null, null)
                .statusCode(422);
        puts("no", MAPPING.replace("\"${lead}\"", "\"${a..b}\""), null, null)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/leadId"))
                .body("detail", containsString("The path (a..b) must be names of fields with dots between"));
        puts("no", MAPPING.replace("epoch-milliseconds", "yyyy-mm-dd"), null, null)
                .statusCode(422)
                .body("detail", containsString("`mm` is the minute"));
        puts("no", "not a mapping", null, null).statusCode(422);
        puts("no", MAPPING.replace("events: {}", "events: { at: \"\" }"), null, null)
                .statusCode(422);
        gets("no").statusCode(404);
    }

    @Test
    void bodies_that_are_no_events_are_refused_or_logged() {
        puts("at", MAPPING.replace("events: {}", "events: { at: data.items }"), null, null)
                .statusCode(201);
        for (var none : new String[] {"7", "\"text\"", "null", "{", "[1,"}) {
            assertThat(sends("at", none).extract().statusCode()).as(none).isEqualTo(400);
        }
        sends("at", "{\"data\": {}}")
                .statusCode(200)
                .body("unread[0].errors[0].detail", containsString("The field data.items must be the list of events."));
        sends("at", "{\"data\": {\"items\": [7, null, [], " + event("AT-1", "null") + "]}}")
                .statusCode(200)
                .body("events", equalTo(4))
                .body("unread", hasSize(3))
                .body("facts.status", equalTo(java.util.List.of("accepted")));
        sends("at", "{\"data\": {\"items\": [{\"lead\": \"AT-2\", \"at\": 1e999999999, \"scores\": [1e-999999]}]}}")
                .body("unread[0].errors", hasSize(2));
    }

    @Test
    void the_log_forgets_by_age_by_number_and_on_demand() {
        puts("log", MAPPING, null, null).statusCode(201);
        sends("log", event("LOG-1", call("nonsense")));
        sends("log", event("LOG-1", call("nonsense")));
        gets("log/unread").body("items", hasSize(1));
        sends("log", event("LOG-2", call("nonsense")));
        var page = gets("log/unread?limit=1").body("items", hasSize(1)).extract();
        gets("log/unread?limit=1&cursor=" + page.path("next"))
                .body("items[0].leadId", equalTo("LOG-2"))
                .body("next", nullValue());
        gets("log/unread?cursor=x").statusCode(422);
        given().delete("/v1/sources/log/unread?lead=LOG-1").then().statusCode(204);
        gets("log/unread").body("items.leadId", equalTo(java.util.List.of("LOG-2")));

        time.set(TUE_10_00.plus(UnreadEvents.KEPT).plusSeconds(1));
        gets("log/unread").body("items", empty());
        unread.forget();
        time.set(TUE_10_00);
        gets("log/unread").body("items", empty());

        var many = new StringBuilder("[");
        for (int i = 0; i < UnreadEvents.MOST + 5; i++) {
            many.append(i == 0 ? "" : ",").append("{\"lead\":\"M-").append(i).append("\"}");
        }
        sends("log", many + "]").statusCode(200).body("unread", hasSize(UnreadEvents.MOST + 5));
        assertThat(unread.counts().get("log")).isEqualTo(UnreadEvents.MOST);
        given().delete("/v1/sources/log/unread").then().statusCode(204);
        assertThat(unread.counts().getOrDefault("log", 0L)).isZero();
        assertThat(Duration.ofDays(14)).isEqualTo(UnreadEvents.KEPT);
    }
}

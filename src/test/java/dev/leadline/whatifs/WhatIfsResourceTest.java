package dev.leadline.whatifs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WhatIfsResourceTest {

    private static final String POLICY = "/v1/policies/mql-to-sal-predictive";
    private static final String WHAT_IFS = POLICY + "/what-ifs";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(180);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = Effort.of(30_000, 100_000);

    /** Decisions of many leads, all in 2001, where no other test decides. */
    private static final String MANY_LEADS =
            """
            insert into decision (id, decided_at, as_of, lead_id, policy_id, policy_version, calendar_id,
                calendar_version, rules_revision, facts, answer, explanation)
            select gen_random_uuid(), timestamptz '2001-01-01Z' + n * interval '1 second', timestamptz '2016-01-11T16:00Z',
                'M-' || n, 'mql-to-sal-predictive', 'v', 'us-sales', 'v', 'r',
                '{"policy":"mql-to-sal-predictive","asOf":"2016-01-11T16:00:00Z","lead":{"id":"M-' || n || '","rank":'
                || n %% 101 || ',"stage":"MQL","receivedAt":"2016-01-11T15:00:00Z"}}', '{}', '{}'
            from generate_series(%d, %d) n
            on conflict do nothing
            """;

    @Inject
    DataSource database;

    @Inject
    InstantSource clock;

    @Inject
    SettableClock time;

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    void a_draft_is_tried_on_sixty_leads_and_every_number_is_as_by_hand() throws Exception {
        draft("sixty");
        edit("sixty", "attempts", "A", "PHONE", "8");
        edit("sixty", "rank-tiers", "B", "below", "80");
        edit("sixty", "rank-tiers", "A", "from", "80");
        var from = clock.instant();
        decideSixty();

        var begun = started(wanted("draft:sixty", from.toString(), "2900-01-01T00:00:00Z")
                .replace("}", ",\"minutesPerAttempt\":{\"PHONE\":6,\"EMAIL\":3},\"sample\":10}")
                .replace("2900-01-01T00:00:00Z", clock.instant().plusSeconds(1).toString()));
        var done = ended(begun);

        assertThat(done.at("/state").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/progress").toString()).isEqualTo("{\"leadsDone\":60,\"leads\":60,\"percent\":100}");
        var result = done.at("/result");
        assertThat(result.at("/leads").asInt()).isEqualTo(60);
        assertThat(result.at("/undecided").asInt()).isZero();
        assertThat(result.at("/changed").asInt()).isEqualTo(34);
        assertThat(result.at("/changes").toString())
                .isEqualTo(
                        "{\"TIER\":15,\"NEXT_ACTION\":34,\"NEXT_DUE\":15,\"NEXT_EARLIEST\":0,\"RESPONSIBLE\":0,\"DEADLINE\":15,"
                                + "\"DEADLINE_EARLIER\":15,\"DEADLINE_LATER\":0,\"STATE\":5,\"NEWLY_BREACHED\":5,"
                                + "\"NO_LONGER_BREACHED\":0}");
        assertThat(result.at("/newlyBreached").asInt()).isEqualTo(5);
        assertThat(result.at("/noLongerBreached").asInt()).isZero();
        assertThat(result.at("/tiers").toString())
                .isEqualTo(
                        "[{\"before\":\"A\",\"after\":\"A\",\"leads\":20},{\"before\":\"B\",\"after\":\"A\",\"leads\":15},"
                                + "{\"before\":\"B\",\"after\":\"B\",\"leads\":15},"
                                + "{\"before\":\"NURTURE\",\"after\":\"NURTURE\",\"leads\":10}]");
        assertThat(result.at("/attempts").toString())
                .isEqualTo("[{\"channel\":\"EMAIL\",\"required\":{\"before\":120,\"after\":135},"
                        + "\"remaining\":{\"before\":117,\"after\":132},\"soon\":null},"
                        + "{\"channel\":\"PHONE\",\"required\":{\"before\":260,\"after\":340},"
                        + "\"remaining\":{\"before\":248,\"after\":327},\"soon\":null}]");
        assertThat(result.at("/repHours").toString())
                .isEqualTo("{\"required\":{\"before\":32.0,\"after\":40.75},"
                        + "\"remaining\":{\"before\":30.65,\"after\":39.3},\"soon\":null}");
        assertThat(result.at("/rowsWithoutLeads").findValuesAsText("row"))
                .containsExactly(
                        "C",
                        "C",
                        "C",
                        "phone-connected",
                        "phone-inbound",
                        "phone-wrong-number",
                        "email-replied",
                        "email-inbound",
                        "email-bounced",
                        "email-made",
                        "wrong-person",
                        "competitor",
                        "duplicate",
                        "do-not-contact",
                        "disposition-late",
                        "given-up-early");
        checkSample(result.at("/sample"));
    }

    /** Four leads are told of; one is merged into another, one turns out to be none, one is closed. */
    @Test
    void a_tracked_lead_that_was_merged_or_withdrawn_is_no_lead_of_its_own_and_a_closed_one_stays() throws Exception {
        draft("tracked");
        edit("tracked", "attempts", "A", "PHONE", "9");
        var monday = Instant.parse("2003-03-03T15:00:00Z");
        time.set(monday);
        for (var id : List.of("stays", "goes", "none", "closed")) {
            tracked("put", "/v1/leads/wi-" + id, "{'id':'d','rank':92,'stage':'MQL','receivedAt':'" + monday + "'}");
        }
        time.set(monday.plusSeconds(60));
        tracked("post", "/v1/leads/wi-stays/merges", "{'id':'m','absorbs':'wi-goes'}");
        tracked("post", "/v1/leads/wi-none/withdrawals", "{'id':'w','kind':'lead','of':'d','reason':'A test.'}");
        tracked(
                "post",
                "/v1/leads/wi-closed/dispositions",
                "{'id':'o','type':'ACCEPTED','occurredAt':'" + monday + "'}");
        // Nothing more is noticed of them later, when other tests count what is decided.
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update lead set watch_at = null where id like 'wi-%'");
        }
        time.reset();
        var wanted = wanted("draft:tracked", "2003-03-03T00:00:00Z", "2003-03-04T00:00:00Z");

        var result = ended(started(wanted)).at("/result");
        assertThat(result.at("/leads").asInt()).isEqualTo(2);
        assertThat(result.at("/attempts/1/required").toString()).isEqualTo("{\"before\":14,\"after\":18}");
        assertThat(result.at("/open/leads").asInt()).isEqualTo(1);
        assertThat(result.at("/open/attempts/1/required").toString()).isEqualTo("{\"before\":7,\"after\":9}");
        assertThat(result.at("/closed/leads").asInt()).isEqualTo(1);

        var carried = ended(started(wanted.replace("}", ",\"transition\":\"re-rate-from-now\"}")));
        assertThat(carried.at("/transition").asText()).isEqualTo("re-rate-from-now");
        assertThat(carried.at("/result/attempts/1/required").toString()).isEqualTo("{\"before\":14,\"after\":16}");
        assertThat(carried.at("/result/sample").findValuesAsText("leadId")).containsOnly("wi-stays");
        post(wanted.replace("}", ",\"transition\":\"at-once\"}"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/transition"))
                .body("errors[0].value", equalTo("at-once"));
    }

    private static void tracked(String method, String path, String body) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .request(method, path)
                .then()
                .statusCode(anyOf(equalTo(201), equalTo(202)));
    }

    /** Twenty of rank 90 (one accepted), fifteen of 82 (five of them late in the day), fifteen of 70, ten of 20. */
    private void decideSixty() {
        decide("S-01", 20, "2016-01-11T16:00:00Z", "");
        for (int i = 1; i <= 60; i++) {
            int rank = i <= 20 ? 90 : i <= 35 ? 82 : i <= 50 ? 70 : 20;
            var asOf = i > 30 && i <= 35 ? "2016-01-11T18:00:00Z" : "2016-01-11T16:00:00Z";
            var more = "";
            if (i == 20) {
                more = ",\"disposition\":{\"type\":\"ACCEPTED\",\"occurredAt\":\"2016-01-11T15:30:00Z\"}";
            } else if (i > 45 && i <= 50) {
                more = ",\"attempts\":[{\"id\":\"a\",\"channel\":\"PHONE\",\"occurredAt\":\"2016-01-11T15:30:00Z\"}]";
            }
            decide("S-%02d".formatted(i), rank, asOf, more);
        }
    }

    private static void checkSample(JsonNode sample) {
        assertThat(sample).hasSize(10);
        assertThat(sample.findValuesAsText("leadId"))
                .contains(sample.get(0).at("/leadId").asText());
        for (var lead : sample) {
            assertThat(lead.at("/facts/lead/id").asText())
                    .isEqualTo(lead.at("/leadId").asText());
            assertThat(lead.at("/before/leadId").asText())
                    .isEqualTo(lead.at("/leadId").asText());
            assertThat(lead.at("/before/requiredActions/0/of").asInt()).isIn(4, 7);
            assertThat(lead.at("/after/requiredActions/0/of").asInt()).isEqualTo(8);
            assertThat(lead.at("/after/tier").asText()).isEqualTo("A");
            assertThat(lead.at("/sentence").asText()).contains("becomes").endsWith(".");
        }
    }

    @Test
    void the_same_what_if_shows_the_same_leads_and_pages_list_the_newest_first() throws Exception {
        draft("twice");
        edit("twice", "attempts", "A", "PHONE", "9");
        manyLeads(1, 3_000);
        var wanted = wanted("draft:twice", "2001-01-01T00:00:00Z", "2001-01-01T00:50:00Z");

        var one = ended(started(wanted));
        var other = ended(started(wanted));

        assertThat(one.at("/result/sample").findValuesAsText("leadId"))
                .hasSizeGreaterThanOrEqualTo(20)
                .isEqualTo(other.at("/result/sample").findValuesAsText("leadId"));
        assertThat(one.at("/versions")).isEqualTo(other.at("/versions"));
        var first = given().get(WHAT_IFS + "?limit=1").then().statusCode(200);
        first.body("items[0].id", equalTo(other.at("/id").asInt())).body("items[0].result", equalTo(null));
        given().get(WHAT_IFS + "?limit=1&cursor=" + first.extract().path("next"))
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(one.at("/id").asInt()));
    }

    @Test
    @Tag(Effort.LONG)
    void very_many_leads_are_compared_in_bounded_memory_and_can_be_cancelled() throws Exception {
        draft("many");
        edit("many", "attempts", "A", "PHONE", "8");
        for (int from = 1; from <= MANY; from += 10_000) {
            manyLeads(from, from + 9_999);
        }
        var wanted = wanted("draft:many", "2001-01-01T00:00:00Z", "2001-02-01T00:00:00Z");
        var all = started(wanted);
        var held = new ArrayList<Long>();
        var polls = new AtomicInteger();
        var done = until(all, body -> {
            if (polls.incrementAndGet() % 10 == 1) {
                System.gc();
                held.add(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
            }
            return !body.at("/state").asText().equals("RUNNING");
        });
        assertThat(done.at("/state").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/result/leads").asInt()).isEqualTo(MANY);
        assertThat(done.at("/result/changed").asInt()).isEqualTo(countRanked(85));
        assertThat(held).allMatch(bytes -> bytes - held.get(0) < 60_000_000);

        var one = started(wanted);
        var two = started(wanted);
        post(wanted).statusCode(429).header("Retry-After", notNullValue()).body("detail", containsString("2 what-ifs"));
        for (var running : List.of(one, two)) {
            given().delete(running).then().statusCode(204);
            given().delete(running).then().statusCode(204);
            given().get(running).then().body("state", equalTo("CANCELLED")).body("endedAt", notNullValue());
        }
        given().delete(all).then().statusCode(409).body("detail", containsString("is DONE"));

        var free = ended(startedOnceThereIsRoom(wanted("draft:many", "2001-01-01T00:00:00Z", "2001-01-01T00:01:00Z")));
        assertThat(free.at("/state").asText()).isEqualTo("DONE");
        given().get(one).then().body("state", equalTo("CANCELLED")).body("result", equalTo(null));
    }

    @Test
    void what_a_vanished_replica_ran_is_shown_as_abandoned() throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        """
                        insert into what_if (policy_id, asked, asked_by, started_at, state, heartbeat)
                        values ('mql-to-sal-predictive', '{"edition":{"edition":"draft:gone","version":"sha256:1"},
                          "against":{"edition":"in-force","version":"sha256:2"},"from":"2000-01-01T00:00:00Z",
                          "to":"2000-01-02T00:00:00Z","sample":20}', 'someone', ?, 'RUNNING', ?)
                        returning id""")) {
            assertThat(stateOf(insert, 16)).isEqualTo("ABANDONED");
            assertThat(stateOf(insert, 5)).isEqualTo("RUNNING");
        }
    }

    private String stateOf(PreparedStatement insert, int silentFor) throws SQLException {
        insert.setTimestamp(1, Timestamp.from(clock.instant().minusSeconds(3_600)));
        insert.setTimestamp(2, Timestamp.from(clock.instant().minusSeconds(silentFor)));
        try (var row = insert.executeQuery()) {
            row.next();
            return given().get(WHAT_IFS + "/" + row.getLong(1))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("state");
        }
    }

    @Test
    void a_draft_with_an_error_cannot_be_tried() {
        draft("broken");
        edit("broken", "rank-tiers", "B", "below", "90");

        post(wanted("draft:broken", "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/edition"))
                .body("errors[0].value", equalTo("draft:broken"))
                .body("errors[0].detail", containsString("rank-tiers"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"edition":"draft:none","from":"2020-01-01T00:00:00Z"}                          | /edition
            {"edition":"nonsense","from":"2020-01-01T00:00:00Z"}                            | /edition
            {"from":"2020-01-01T00:00:00Z"}                                                 | /edition
            {"edition":"in-force","against":"sha256:1","from":"2020-01-01T00:00:00Z"}       | /against
            {"edition":"in-force","population":"decided"}                                   | /from
            {"edition":"in-force","population":"all"}                                       | /from
            {"edition":"in-force","population":"closed"}                                    | /from
            {"edition":"in-force","population":"some"}                                      | /population
            {"edition":"in-force","population":"open","from":"2020-01-01T00:00:00Z"}        | /from
            {"edition":"in-force","to":"2020-01-01T00:00:00Z"}                              | /to
            {"edition":"in-force","sample":3}                                               | /sample
            {"edition":"in-force","against":"in-force"}                                     | /against
            {"edition":"in-force","transition":"at-once"}                                   | /transition
            {"edition":"in-force","effectiveFrom":"2020-01-01T00:00:00Z"}                   | /effectiveFrom
            {"edition":"in-force","from":"2020-01-01T00:00:00Z","effectiveFrom":"2126-01-01T00:00:00Z"} | /effectiveFrom
            {"edition":"in-force","from":"2001-01-02T00:00:00Z","to":"2001-01-01T00:00:00Z"}| /from
            {"edition":"in-force","from":"2001-01-02T00:00:00Z","to":"2001-01-02T00:00:00Z"}| /from
            {"edition":"in-force","from":"2001-01-01T00:00:00Z","to":"2011-01-03T00:00:00Z"}| /from
            {"edition":"in-force","from":"0001-01-01T00:00:00Z","to":"9999-01-01T00:00:00Z"}| /from
            {"edition":"in-force","from":"2020-01-01T00:00:00Z","sample":201}               | /sample
            {"edition":"in-force","from":"2020-01-01T00:00:00Z","sample":-1}                | /sample
            {"edition":"in-force","from":"2020-01-01T00:00:00Z","minutesPerAttempt":{"PHONE":-1}} | /minutesPerAttempt/PHONE
            {"edition":"in-force","from":"2020-01-01T00:00:00Z","minutesPerAttempt":{"PHONE":1441}} | /minutesPerAttempt/PHONE
            {"edition":"in-force","from":"2020-01-01T00:00:00Z","minutesPerAttempt":{"PHONE":null}} | /minutesPerAttempt/PHONE
            {"edition":"in-force","from":"2020-01-01T00:00:00Z","minutesPerAttempt":{"FAX":1}} | /minutesPerAttempt/FAX
            """)
    void what_cannot_be_is_refused_with_its_place(String body, String pointer) {
        post(body).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void what_is_not_there_is_not_found_and_nobody_asks_without_a_name() {
        var wanted = wanted("in-force", "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z");
        asking().body(wanted).post("/v1/policies/none/what-ifs").then().statusCode(404);
        given().contentType("application/json")
                .body(wanted)
                .post(WHAT_IFS)
                .then()
                .statusCode(422);
        for (var id : List.of("999999", "0", "x", "99999999999999999999")) {
            given().get(WHAT_IFS + "/" + id).then().statusCode(404);
            given().delete(WHAT_IFS + "/" + id).then().statusCode(404);
        }
        given().get(WHAT_IFS + "?cursor=x").then().statusCode(422);
    }

    private static String wanted(String edition, String from, String to) {
        return "{\"edition\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(edition, from, to);
    }

    private static RequestSpecification asking() {
        return given().contentType("application/json").header("From", "analyst@example.com");
    }

    private static ValidatableResponse post(String wanted) {
        return asking().body(wanted).post(WHAT_IFS).then();
    }

    /** The path of a what-if that has begun. */
    private static String started(String wanted) {
        return path(post(wanted).statusCode(202).body("state", equalTo("RUNNING")));
    }

    private static String path(ValidatableResponse begun) {
        begun.header("Location", matchesPattern(".*/v1/policies/mql-to-sal-predictive/what-ifs/[0-9]+"));
        return WHAT_IFS + "/" + begun.extract().path("id");
    }

    /** Those that were cancelled stop within about a second. */
    private String startedOnceThereIsRoom(String wanted) {
        long end = System.nanoTime() + A_MOMENT.toNanos();
        while (System.nanoTime() < end) {
            var answer = post(wanted);
            if (answer.extract().statusCode() == 202) {
                return path(answer);
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("No what-if has stopped");
    }

    private JsonNode ended(String path) throws IOException {
        return until(path, body -> !body.at("/state").asText().equals("RUNNING"));
    }

    private JsonNode until(String path, Predicate<JsonNode> reached) throws IOException {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (System.nanoTime() < end) {
            var body = JSON.readTree(
                    given().get(path).then().statusCode(200).extract().asString());
            if (reached.test(body)) {
                return body;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError(path + " does not end");
    }

    private static void draft(String name) {
        asking().body("{\"name\":\"" + name + "\"}")
                .post(POLICY + "/drafts")
                .then()
                .statusCode(201);
    }

    private static void edit(String draft, String table, String row, String column, String value) {
        var path = POLICY + "/drafts/" + draft;
        asking().header("If-Match", given().get(path).header("ETag"))
                .body("{\"edits\":[{\"op\":\"SET\",\"row\":\"%s\",\"column\":\"%s\",\"value\":\"%s\"}]}"
                        .formatted(row, column, value))
                .patch(path + "/tables/" + table)
                .then()
                .statusCode(200);
    }

    private static void decide(String id, int rank, String asOf, String more) {
        asking().body(
                        """
                        {"policy":"mql-to-sal-predictive","asOf":"%s",
                         "lead":{"id":"%s","rank":%d,"receivedAt":"2016-01-11T15:00:00Z"}%s}"""
                                .formatted(asOf, id, rank, more))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }

    private void manyLeads(int first, int last) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.createStatement()) {
            insert.execute(MANY_LEADS.formatted(first, last));
        }
    }

    private static int countRanked(int least) {
        int ranked = 0;
        for (int n = 1; n <= MANY; n++) {
            ranked += n % 101 >= least ? 1 : 0;
        }
        return ranked;
    }
}

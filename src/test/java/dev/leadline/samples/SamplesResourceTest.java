package dev.leadline.samples;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.ledger.LastFacts;
import dev.leadline.web.SettableClock;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample is loaded and removed as a whole, and touches nothing else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SamplesResourceTest {

    private static final String FRIDAY = "2026-11-20T20:15:00Z";
    /** After all other moments at which a sample is removed here. */
    private static final String LATER = "2027-01-15T20:15:00Z";

    private static final List<String> TABLES = List.of(
            "lead_fact",
            "lead_event",
            "lead_decision",
            "obligation",
            "notice",
            "duty",
            "lead_cycle",
            "queued_action",
            "alert");

    @Inject
    Queries queries;

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    @Inject
    LastFacts lastFacts;

    @AfterEach
    void remove() {
        given().delete("/v1/samples").then().statusCode(204);
        time.reset();
    }

    private static ValidatableResponse load(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/samples")
                .then();
    }

    private void loadAt(String moment) {
        time.set(Instant.parse(moment));
        load("{}").statusCode(201).body("at", equalTo(moment), "leads", equalTo(950));
    }

    private static String last() {
        return given().get("/v1/samples").jsonPath().getString("lastLead");
    }

    private long count(String condition) {
        return queries.list("select count(*) from " + condition, row -> row.getLong(1))
                .get(0);
    }

    @Test
    void it_is_loaded_in_one_request_and_nobody_is_told() {
        given().contentType("application/json")
                .body("{\"kind\": \"webhook\", \"url\": \"https://hooks.example.com/west\", \"subscriptions\":"
                        + " [{\"event\": \"next-action-changed\", \"team\": \"west\"}]}")
                .put("/v1/receivers/west-hears")
                .then()
                .statusCode(201);

        loadAt(FRIDAY);

        assertThat(count("lead where is_sample and standing in ('OPEN', 'CLOSED')"))
                .isGreaterThan(930);
        assertThat(count("queued_action where lead_id in (select id from lead where is_sample)"))
                .isGreaterThan(300);
        assertThat(count("alert where lead_id in (select id from lead where is_sample)"))
                .isZero();
        assertThat(count("delivery where receiver = 'west-hears'")).isZero();
        assertThat(count("decision where lead_id in (select id from lead where is_sample) and not is_sample"))
                .isZero();
        assertThat(count("notice where lead_id in (select id from lead where is_sample) and told"))
                .isZero();
        given().get("/v1/samples").then().statusCode(200).body("owners", hasSize(12), "teams", hasItem("west"));
        List<String> look = given().get("/v1/samples").jsonPath().getList("look.href");
        assertThat(look).allSatisfy(href -> given().get(href).then().statusCode(200));
        given().header("If-Match", "*")
                .delete("/v1/receivers/west-hears")
                .then()
                .statusCode(204);
    }

    @Test
    void its_past_is_counted_as_soon_as_it_is_loaded() {
        loadAt(FRIDAY);

        assertThat(count("lead where is_sample and counted_from is null")).isZero();
        assertThat(count("lead where is_sample and counted_from < timestamptz '2026-10-10T00:00:00Z'"))
                .isPositive();
    }

    /** Some first calls are told of a day or two after they were made: periods that end in between were known otherwise. */
    @Test
    void its_past_was_known_otherwise_in_part() {
        loadAt(FRIDAY);

        assertThat(Stream.of("2026-10-14", "2026-10-21", "2026-10-28", "2026-11-04", "2026-11-11")
                        .flatMap(end -> restated("from=2026-09-28&to=" + end)))
                .anyMatch(lead -> lead.startsWith("sample-"));
    }

    private static Stream<String> restated(String period) {
        List<String> leads = given().get("/v1/reports/restatements?limit=200&" + period)
                .jsonPath()
                .getList("items.leadId");
        return leads.stream();
    }

    @Test
    void loaded_again_it_is_the_same_and_another_one_must_wait() {
        loadAt(FRIDAY);
        long facts = count("lead_fact where lead_id in (select id from lead where is_sample)");

        load("{}").statusCode(200).body("at", equalTo(FRIDAY));
        load("{\"at\": \"" + FRIDAY + "\"}").statusCode(200);
        load("{\"at\": \"2026-11-19T20:15:00Z\"}")
                .statusCode(409)
                .body("detail", containsString("DELETE /v1/samples"), "errors[0].pointer", equalTo("/at"));
        assertThat(count("lead_fact where lead_id in (select id from lead where is_sample)"))
                .isEqualTo(facts);
    }

    @Test
    void the_same_moment_tells_the_same_story() {
        loadAt(FRIDAY);
        var first = story();
        remove();
        time.set(Instant.parse(FRIDAY));
        load("{\"at\": \"" + FRIDAY + "\"}").statusCode(201);

        assertThat(story()).isEqualTo(first);
    }

    private String story() {
        return queries.list(
                        "select md5(string_agg(lead_id || kind || id || occurred_at || recorded_at || content, ','"
                                + " order by lead_id, kind, id)) from lead_fact where lead_id in (select id from lead"
                                + " where is_sample)",
                        row -> row.getString(1))
                .get(0);
    }

    /** A Sunday night, Thanksgiving, and the days on which the clocks change. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-23T04:30:00Z", "2026-11-26T15:00:00Z", "2026-03-08T07:30:00Z", "2026-11-01T06:30:00Z"})
    void whenever_it_is_loaded_every_state_occurs(String moment) {
        loadAt(moment);

        var states = new TreeMap<String, Integer>();
        queries.list(
                "select kind || ' ' || state, count(*) from obligation where lead_id in (select id from lead where"
                        + " is_sample) group by 1",
                row -> states.put(row.getString(1), row.getInt(2)));
        assertThat(states.keySet())
                .contains(
                        "FIRST_CALL MET",
                        "FIRST_CALL MET_LATE",
                        "FIRST_CALL OPEN",
                        "FIRST_CALL BREACHED",
                        "FIRST_CALL CANCELLED",
                        "ALL_ATTEMPTS MET",
                        "ALL_ATTEMPTS MET_LATE",
                        "ALL_ATTEMPTS OPEN",
                        "ALL_ATTEMPTS BREACHED",
                        "ALL_ATTEMPTS WAIVED",
                        "ALL_ATTEMPTS CANCELLED",
                        "DISPOSITION MET",
                        "DISPOSITION MET_LATE",
                        "DISPOSITION OPEN",
                        "DISPOSITION BREACHED",
                        "EARLY_DISQUALIFICATION BREACHED",
                        "EARLY_DISQUALIFICATION WAIVED");
        assertThat(count("queued_action where lead_id in (select id from lead where is_sample) and warned"))
                .isPositive();
        assertThat(count("queued_action where lead_id in (select id from lead where is_sample) and type = 'SCORE'"))
                .isPositive();
        assertThat(count("queued_action where lead_id in (select id from lead where is_sample) and type = 'NURTURE'"))
                .isPositive();
        assertThat(count("lead where is_sample and cycle = 2")).isGreaterThan(5);
        assertThat(count("lead where is_sample and standing = 'MERGED'")).isGreaterThan(5);
    }

    @Test
    void what_is_told_and_noticed_later_goes_with_it_and_real_leads_stay() {
        time.set(Instant.parse(FRIDAY));
        describe("L-real-beside-samples");
        loadAt(FRIDAY);
        given().contentType("application/json")
                .body("{\"id\": \"own\", \"channel\": \"PHONE\", \"occurredAt\": \"" + FRIDAY + "\"}")
                .post("/v1/leads/" + last() + "/attempts")
                .then()
                .statusCode(201);
        time.set(Instant.parse("2026-11-24T20:15:00Z"));
        watch.look();
        assertThat(count("alert where lead_id in (select id from lead where is_sample)"))
                .isPositive();
        var before = rowsOf("L-real-beside-samples");
        var last = last();
        long decisions = count("decision where is_sample");

        given().delete("/v1/samples").then().statusCode(204);

        assertThat(count("lead where is_sample")).isZero();
        TABLES.forEach(table -> assertThat(
                        count(table + " where lead_id like 'sample-%' and lead_id not in (select id from lead)"))
                .as(table)
                .isZero());
        assertThat(rowsOf("L-real-beside-samples")).isEqualTo(before);
        assertThat(count("decision where is_sample")).isEqualTo(decisions);
        given().get("/v1/samples").then().statusCode(404);
        given().get("/v1/leads/" + last).then().statusCode(404);
    }

    private Map<String, Long> rowsOf(String lead) {
        var rows = new TreeMap<String, Long>();
        TABLES.forEach(table -> rows.put(table, count(table + " where lead_id = '" + lead + "'")));
        return rows;
    }

    private static void describe(String lead) {
        given().contentType("application/json")
                .body("{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2026-11-20T15:00:00Z\"}")
                .put("/v1/leads/" + lead)
                .then()
                .statusCode(201);
    }

    @Test
    void what_ifs_and_searches_see_decisions_about_a_sample_only_while_it_is_loaded() {
        loadAt(LATER);
        assertThat(leadsOfLedger()).isGreaterThan(900);
        var decision = queries.list(
                        "select decision_id from lead where is_sample and decision_id is not null limit 1",
                        row -> row.getString(1))
                .get(0);
        given().get("/v1/search?q=" + decision).then().body("items", hasSize(1));

        given().delete("/v1/samples").then().statusCode(204);

        assertThat(leadsOfLedger()).isZero();
        given().get("/v1/search?q=" + decision).then().body("items", hasSize(0));
        given().get("/v1/decisions/" + decision).then().statusCode(200);
    }

    /** How many leads the ledger has within the minute in which the sample was loaded. */
    private long leadsOfLedger() {
        var at = Instant.parse(LATER);
        var period = new LastFacts.Period("mql-to-sal-predictive", at.minusSeconds(30), at.plusSeconds(30));
        long leads = 0;
        for (var counts = lastFacts.counts(period); counts.hasNext(); ) {
            leads += counts.next();
        }
        return leads;
    }

    @Test
    void a_real_lead_with_an_id_of_the_sample_is_left_alone() {
        time.set(Instant.parse(FRIDAY));
        describe("sample-0950");
        var before = rowsOf("sample-0950");

        load("{}").statusCode(201).body("firstLead", equalTo("sample-2-0001"), "lastLead", equalTo("sample-2-0950"));

        given().delete("/v1/samples").then().statusCode(204);
        assertThat(rowsOf("sample-0950")).isEqualTo(before);
        given().get("/v1/leads/sample-0950").then().statusCode(200);
    }

    @Test
    void only_rows_of_a_sample_can_be_deleted() {
        time.set(Instant.parse(FRIDAY));
        describe("L-real-for-good");

        assertThatThrownBy(() -> execute("delete from lead_fact where lead_id = 'L-real-for-good'"))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> execute("update lead set is_sample = true where id = 'L-real-for-good'"))
                .hasStackTraceContaining("cannot become a sample");
        for (var table : List.of("lead_fact", "lead_decision")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        queries.list("select set_config('leadline.removes_samples', 'yes', true)", row -> null);
                        execute("delete from " + table + " where lead_id = 'L-real-for-good'");
                    }))
                    .as(table)
                    .hasStackTraceContaining("append-only");
        }
    }

    private void execute(String statement) {
        queries.update(statement, Parameters.none());
    }

    @Test
    void a_sample_is_not_merged_with_a_real_lead() {
        loadAt(FRIDAY);
        describe("L-real-not-merged");
        String first = given().get("/v1/samples").jsonPath().getString("firstLead");

        for (var pair : List.of(List.of(first, "L-real-not-merged"), List.of("L-real-not-merged", first))) {
            given().contentType("application/json")
                    .body("{\"id\": \"m\", \"absorbs\": \"" + pair.get(1) + "\"}")
                    .post("/v1/leads/" + pair.get(0) + "/merges")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("belongs to the sample"));
        }
    }

    @Test
    void facts_that_come_meanwhile_are_taken_in_or_sent_again() {
        loadAt(FRIDAY);
        var last = last();
        var statuses = new java.util.concurrent.ConcurrentSkipListSet<Integer>();
        var others = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    for (int k = 0; k < 40; k++) {
                        statuses.add(given().contentType("application/json")
                                .body("{\"id\": \"a%d-%d\", \"channel\": \"PHONE\", \"occurredAt\": \"%s\"}"
                                        .formatted(i, k, FRIDAY))
                                .post("/v1/leads/" + (k % 2 == 0 ? last : "L-meanwhile") + "/attempts")
                                .statusCode());
                    }
                }))
                .toList();

        given().delete("/v1/samples").then().statusCode(204);

        others.forEach(CompletableFuture::join);
        assertThat(statuses).isSubsetOf(201, 202, 503);
        assertThat(count("lead where is_sample")).isZero();
    }

    @Test
    void a_moment_that_cannot_be_is_refused() {
        time.set(Instant.parse(FRIDAY));

        load("{\"at\": \"2026-11-20T20:16:00Z\"}").statusCode(422).body("errors[0].pointer", equalTo("/at"));
        load("{\"at\": \"2016-11-20T20:14:00Z\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/at"), "detail", containsString("10 years"));
        load("{\"at\": \"yesterday\"}").statusCode(422).body("errors[0].pointer", equalTo("/at"));
        load("{\"until\": \"2026-11-20T20:14:00Z\"}").statusCode(400).body("errors[0].pointer", equalTo("/until"));
        given().get("/v1/samples").then().statusCode(404);
    }

    @Test
    void on_another_database_it_must_be_allowed() {
        assertThatThrownBy(() -> new SamplesResource(null, Optional.empty(), false).load(null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("LEADLINE_SAMPLES_ALLOWED=true");
        assertThatThrownBy(() -> new SamplesResource(null, Optional.of(false), true).load(null))
                .isInstanceOf(Problem.class);
    }
}

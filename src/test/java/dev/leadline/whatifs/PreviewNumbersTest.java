package dev.leadline.whatifs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A handful of leads received on Monday at ten, and what a draft does to them at one: a first call within 2 business hours for
 * tier B, which had 4, and 8 calls for tier A, which had 7. Every number is worked out by hand.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PreviewNumbersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MON_10_00 = "2016-01-11T15:00:00Z";
    private static final String MON_12_30 = "2016-01-11T17:30:00Z";
    private static final String MON_13_00 = "2016-01-11T18:00:00Z";
    private static final String MINUTES = "\"minutesPerAttempt\":{\"PHONE\":6,\"EMAIL\":3}";

    private static int policies;

    @Inject
    SettableClock time;

    private String policy;

    @BeforeEach
    void begin() {
        time.set(Instant.parse("2016-01-08T14:00:00Z"));
        policy = "numbers-" + ++policies;
        asking().body("{\"id\":\"%s\",\"copyOf\":\"mql-to-sal-predictive\"}".formatted(policy))
                .post("/v1/policies")
                .then()
                .statusCode(201);
        List<String> warnings = given().get(path("/editions/draft:main/review")).path("toAcknowledge");
        asking().header("If-Match", given().get(path("/drafts/main")).header("ETag"))
                .body(Map.of("draft", "main", "reason", "A test", "acknowledged", warnings))
                .post(path("/publications"))
                .then()
                .statusCode(201);
        asking().body("{\"name\":\"tighter\"}").post(path("/drafts")).then().statusCode(201);
        edit("attempts", "A", "PHONE", "8");
        edit("deadlines", "B", "firstCallWithin", "2 business hours");
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private void leads() {
        time.set(Instant.parse(MON_10_00));
        receive("a", "\"rank\":92,\"owner\":\"east-1\",\"team\":\"east\",");
        receive("b", "\"rank\":70,\"owner\":\"west-1\",\"team\":\"west\",");
        receive("c", "\"rank\":50,\"owner\":\"east-2\",\"team\":\"east\",");
        receive("unscored", "");
        receive("nurtured", "\"rank\":10,\"team\":\"west\",");
        receive("merged", "\"rank\":70,");
        receive("closed", "\"rank\":70,\"owner\":\"east-1\",\"team\":\"east\",");
        tell("b", "merges", "\"absorbs\":\"" + policy + "-merged\"");
        time.set(Instant.parse(MON_12_30));
        tell("closed", "dispositions", "\"type\":\"ACCEPTED\",\"occurredAt\":\"" + MON_12_30 + "\"");
        time.set(Instant.parse(MON_13_00));
    }

    /** The first call for A is late since 12:00. That for B is due at 14:00, from receipt on it would have been at 12:00. */
    @Test
    void each_transition_does_what_it_says() {
        leads();
        var done = ended("{\"edition\":\"draft:tighter\"," + MINUTES + "}");

        assertThat(done.<Integer>get("result.open.leads")).isEqualTo(5);
        assertThat(done.<Integer>get("result.closed.leads")).isZero();
        assertThat(done.<Object>get("result.history")).isNull();
        assertThat(done.getString("transition")).isEqualTo("new-leads");
        assertThat(done.<Integer>get("result.changed")).isZero();
        assertThat(done.getList("result.transitions.transition"))
                .isEqualTo(List.of("new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"));
        assertThat(done.getList("result.transitions.leads")).isEqualTo(List.of(5, 5, 5, 5));
        assertThat(done.getList("result.transitions.changed")).isEqualTo(List.of(0, 2, 3, 1));
        assertThat(changes(done, "TIER")).isEqualTo(List.of(0, 0, 0, 0));
        assertThat(changes(done, "NEXT_ACTION")).isEqualTo(List.of(0, 1, 1, 1));
        assertThat(changes(done, "NEXT_DUE")).isEqualTo(List.of(0, 1, 2, 0));
        assertThat(changes(done, "DEADLINE")).isEqualTo(List.of(0, 1, 2, 0));
        assertThat(changes(done, "DEADLINE_EARLIER")).isEqualTo(List.of(0, 1, 0, 0));
        assertThat(changes(done, "DEADLINE_LATER")).isEqualTo(List.of(0, 0, 2, 0));
        assertThat(done.getList("result.transitions.newlyBreached")).isEqualTo(List.of(0, 1, 0, 0));
    }

    private static List<Integer> changes(JsonPath done, String kind) {
        return done.getList("result.transitions.changes." + kind);
    }

    /**
     * Remaining are 7, 4 and 3 calls and 3, 2 and 1 emails. Those of A are due on the 8th, those of B on the 10th business day.
     * Those of C are due on the 12th, after 100 open hours, of which 84 lie in the next 10 business days: 2 of 3 calls, and no email.
     */
    @Test
    void attempts_and_hours_are_those_that_remain_and_those_of_the_next_ten_days() {
        leads();
        var done = ended("{\"edition\":\"draft:tighter\",\"transition\":\"never-shorten\"," + MINUTES + "}");

        var phone = "result.transitions[3].attempts.find { it.channel == 'PHONE' }.";
        assertThat(done.getMap(phone + "remaining").toString()).isEqualTo("{before=14, after=15}");
        assertThat(done.getMap(phone + "soon").toString()).isEqualTo("{before=13, after=14}");
        var email = "result.transitions[3].attempts.find { it.channel == 'EMAIL' }.";
        assertThat(done.getMap(email + "remaining").toString()).isEqualTo("{before=6, after=6}");
        assertThat(done.getMap(email + "soon").toString()).isEqualTo("{before=5, after=5}");
        assertThat(done.getMap("result.transitions[3].repHours").toString())
                .isEqualTo("{required={before=1.7, after=1.8}, remaining={before=1.7, after=1.8},"
                        + " soon={before=1.55, after=1.65}}");
        assertThat(done.getMap("result.repHours")).isEqualTo(done.getMap("result.transitions[3].repHours"));
    }

    @Test
    void figures_are_split_by_team_and_by_owner() {
        leads();
        var done = ended("{\"edition\":\"draft:tighter\"}");

        var by = "result.transitions[1].";
        assertThat(done.getList(by + "byTeam.team").toString()).isEqualTo("[east, west, null]");
        assertThat(done.getList(by + "byTeam.leads")).isEqualTo(List.of(2, 2, 1));
        assertThat(done.getList(by + "byTeam.changed")).isEqualTo(List.of(1, 1, 0));
        assertThat(done.getList(by + "byTeam.newlyBreached")).isEqualTo(List.of(0, 1, 0));
        assertThat(done.getList(by + "byOwner.owner").toString()).isEqualTo("[east-1, west-1, east-2, null, null]");
        assertThat(done.getList(by + "byOwner.team").toString()).isEqualTo("[east, west, east, west, null]");
        assertThat(done.<Integer>get(by + "furtherOwners")).isZero();
        list(done, "transition=re-rate-from-receipt&owner=west-1")
                .body("total", equalTo(1))
                .body("items[0].leadId", equalTo(policy + "-b"))
                .body("items[0].changes", hasItem("NEWLY_BREACHED"))
                .body("items[0].before.action.dueAt", equalTo("2016-01-11T19:00:00Z"))
                .body("items[0].after.action.dueAt", equalTo("2016-01-11T17:00:00Z"))
                .body("items[0].after.action.state", equalTo("BREACHED"))
                .body("items[0].sentence", containsString("becomes"));
        list(done, "transition=re-rate-from-receipt&team=east&team=west&change=NEXT_ACTION&change=STATE")
                .body("total", equalTo(2));
        list(done, "transition=re-rate-from-receipt&lead=" + policy + "-b")
                .body("total", equalTo(1))
                .body("items.leadId", equalTo(List.of(policy + "-b")));
        list(done, "transition=re-rate-from-receipt&lead=nobody").body("total", equalTo(0));
        list(done, "transition=re-rate-from-now&without=team").body("total", equalTo(0));
        list(done, "").body("total", equalTo(0));
    }

    /** At 12:30 the closed lead had not been called: in time by what was in force, late by the draft. */
    @Test
    void closed_leads_change_nothing_and_are_a_look_back() {
        leads();
        var period = "\"from\":\"2016-01-11T14:00:00Z\",\"to\":\"2016-01-12T14:00:00Z\"";
        var all = ended("{\"edition\":\"draft:tighter\",\"population\":\"all\",\"transition\":\"re-rate-from-receipt\","
                + period + "}");

        assertThat(all.<Integer>get("result.leads")).isEqualTo(6);
        assertThat(all.<Integer>get("result.changed")).isEqualTo(2);
        assertThat(all.<Integer>get("result.open.changed")).isEqualTo(2);
        assertThat(all.<Integer>get("result.closed.leads")).isEqualTo(1);
        assertThat(all.<Integer>get("result.closed.changed")).isZero();
        assertThat(all.<Integer>get("result.history.leads")).isEqualTo(1);
        assertThat(all.<Integer>get("result.history.changed")).isEqualTo(1);
        assertThat(all.<Integer>get("result.history.newlyBreached")).isEqualTo(1);
        list(all, "standing=closed").body("total", equalTo(1)).body("items[0].leadId", equalTo(policy + "-closed"));
        list(all, "standing=open").body("total", equalTo(2));

        var closed = ended("{\"edition\":\"draft:tighter\",\"population\":\"closed\"," + period + "}");
        assertThat(closed.<Integer>get("result.leads")).isEqualTo(1);
        assertThat(closed.<Integer>get("result.changed")).isZero();
        assertThat(closed.<Integer>get("result.history.changed")).isEqualTo(1);
        assertThat(closed.getList("result.transitions")).isEmpty();
        list(closed, "").body("total", equalTo(1)).body("items[0].standing", equalTo("closed"));
        given().get(leadsOf(closed) + "?standing=open")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/standing"));

        var decided = ended("{\"edition\":\"draft:tighter\"," + period + "}");
        assertThat(decided.getString("population")).isEqualTo("decided");
        assertThat(decided.<Integer>get("result.closed.changed")).isEqualTo(1);
        given().get(leadsOf(decided)).then().statusCode(409).body("detail", containsString("is not kept"));
    }

    /** On Tuesday at nine B is late anyway, so that nothing more becomes late. */
    @Test
    void what_takes_effect_later_is_judged_then() {
        leads();
        var done = ended("{\"edition\":\"draft:tighter\",\"effectiveFrom\":\"2016-01-12T14:00:00Z\"}");

        assertThat(done.getString("effectiveFrom")).isEqualTo("2016-01-12T14:00:00Z");
        assertThat(done.getList("result.transitions.newlyBreached")).isEqualTo(List.of(0, 0, 0, 0));
        assertThat(changes(done, "NEXT_ACTION")).isEqualTo(List.of(0, 1, 1, 1));
    }

    @Test
    void a_result_names_the_revision_and_the_publication_that_it_is_of() {
        leads();
        var done = ended("{\"edition\":\"draft:tighter\"}");
        assertThat(done.getInt("revision")).isEqualTo(3);
        assertThat(done.getInt("revisionNow")).isEqualTo(3);
        assertThat(done.getLong("publication")).isEqualTo(done.getLong("publicationNow"));

        edit("attempts", "A", "PHONE", "9");

        var later = given().get(path("/what-ifs/" + done.getString("id"))).jsonPath();
        assertThat(later.getInt("revision")).isEqualTo(3);
        assertThat(later.getInt("revisionNow")).isEqualTo(4);
        given().get(path("/what-ifs"))
                .then()
                .body("items[0].revision", equalTo(3))
                .body("items[0].revisionNow", nullValue())
                .body("items[0].population", equalTo("open"));
    }

    @Test
    void a_list_is_a_table_too() {
        leads();
        var done = ended("{\"edition\":\"draft:tighter\"}");
        var csv = given().accept("text/csv")
                .get(leadsOf(done) + "?transition=re-rate-from-now")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();

        var lines = csv.lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("leadId,standing,team,owner,changes,sentence,beforeSentence,beforeTier,");
        assertThat(lines.get(2)).startsWith(policy + "-b,open,west,west-1,NEXT_DUE DEADLINE DEADLINE_LATER,");
        given().get(leadsOf(done) + "?transition=re-rate-from-now&limit=2")
                .then()
                .body("items.leadId", equalTo(List.of(policy + "-a", policy + "-b")))
                .body("total", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource({
        "transition=at-once, /transition",
        "change=ALL, /change",
        "without=tier, /without",
        "standing=merged, /standing",
        "standing=closed, /standing",
        "cursor=!, /cursor",
        "limit=0, /limit"
    })
    void what_cannot_be_listed_is_refused_with_its_place(String query, String pointer) {
        var done = ended("{\"edition\":\"draft:tighter\"}");
        given().get(leadsOf(done) + "?" + query).then().statusCode(422).body("errors.pointer", hasItem(pointer));
        given().get(path("/what-ifs/0/leads")).then().statusCode(404);
    }

    private ValidatableResponse list(JsonPath done, String query) {
        return given().get(leadsOf(done) + "?limit=50&" + query).then().statusCode(200);
    }

    private String leadsOf(JsonPath done) {
        return path("/what-ifs/" + done.getString("id") + "/leads");
    }

    private void receive(String name, String says) {
        given().contentType("application/json")
                .body("{%s\"policy\":\"%s\",\"stage\":\"MQL\",\"receivedAt\":\"%s\"}"
                        .formatted(says, policy, MON_10_00))
                .put("/v1/leads/{lead}", policy + "-" + name)
                .then()
                .statusCode(201);
    }

    private void tell(String name, String door, String says) {
        given().contentType("application/json")
                .body("{\"id\":\"" + door + "\"," + says + "}")
                .post("/v1/leads/{lead}/{door}", policy + "-" + name, door)
                .then()
                .statusCode(201);
    }

    private void edit(String table, String row, String column, String value) {
        var path = path("/drafts/tighter");
        asking().header("If-Match", given().get(path).header("ETag"))
                .body("{\"edits\":[{\"op\":\"SET\",\"row\":\"%s\",\"column\":\"%s\",\"value\":\"%s\"}]}"
                        .formatted(row, column, value))
                .patch(path + "/tables/" + table)
                .then()
                .statusCode(200);
    }

    private String path(String rest) {
        return "/v1/policies/" + policy + rest;
    }

    private static RequestSpecification asking() {
        return given().contentType("application/json").header("From", "analyst@example.com");
    }

    private JsonPath ended(String wanted) {
        var begun = asking().body(wanted).post(path("/what-ifs")).then().statusCode(202);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var body =
                    given().get(path("/what-ifs/" + begun.extract().path("id"))).jsonPath();
            if (!body.getString("state").equals("RUNNING")) {
                assertThat(body.getString("state")).isEqualTo("DONE");
                return body;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("The what-if does not end");
    }
}

package dev.leadline.policies;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.watch.DeadlineWatch;
import dev.leadline.leads.watch.Transitions;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** O9: what another version of its policy means for a tracked lead, told by the next decision on it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LeadsInFlightTest {

    private static final Instant TUE_10_00 = Instant.parse("2016-01-12T15:00:00Z");
    private static final Instant SUN_10_00 = Instant.parse("2016-01-10T15:00:00Z");
    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final String REQUIRED =
            "decision.obligations.find { it.kind == 'ALL_ATTEMPTS' }.channels.find { it.channel == 'PHONE' }.required";

    @Inject
    SettableClock time;

    @AfterEach
    void reset() {
        time.reset();
    }

    @ParameterizedTest
    @CsvSource({"new-leads, 7", "re-rate-from-receipt, 8", "re-rate-from-now, 8", "never-shorten, 8"})
    void a_lead_keeps_its_version_unless_the_publication_says_otherwise(String transition, int calls) {
        time.set(TUE_10_00);
        var analyst = Analyst.inForce("x-flight-" + transition);
        arrives("P-" + transition, analyst).body(REQUIRED, equalTo(7));
        time.set(TUE_10_00.plusSeconds(60));
        publishesEight(analyst, transition);
        isWrittenTo("P-" + transition).body(REQUIRED, equalTo(calls));
        arrives("Q-" + transition, analyst).body(REQUIRED, equalTo(8));
    }

    /** B2: its clock has not started. */
    @ParameterizedTest
    @CsvSource({"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
    void a_lead_that_waits_for_the_team_to_open_gets_the_version_that_is_in_force_then(String transition) {
        time.set(SUN_10_00);
        var analyst = Analyst.inForce("x-waiting-" + transition);
        arrives("R-" + transition, analyst).body(REQUIRED, equalTo(7));
        time.set(SUN_10_00.plusSeconds(60));
        publishesEight(analyst, transition);
        time.set(MON_10_00);
        isWrittenTo("R-" + transition).body(REQUIRED, equalTo(8));
    }

    @Test
    void open_leads_are_counted_by_the_version_that_they_follow() {
        time.set(TUE_10_00);
        var analyst = Analyst.inForce("x-flight-counted");
        String first = analyst.get("").extract().path("version");
        for (int i = 1; i <= 3; i++) {
            arrives("flying-" + i, analyst);
        }
        time.set(TUE_10_00.plusSeconds(60));
        publishesEight(analyst, "new-leads");
        String second = analyst.get("").extract().path("version");
        arrives("flying-4", analyst);
        given().contentType("application/json")
                .body("{\"type\": \"REJECTED\", \"reason\": \"no budget\", \"occurredAt\": \"" + time.instant() + "\"}")
                .post("/v1/leads/flying-3/dispositions")
                .then()
                .statusCode(201);

        analyst.get("/open-leads")
                .statusCode(200)
                .body("items.version", equalTo(List.of(first, second)))
                .body("items.leads", equalTo(List.of(2, 1)));
        given().get("/v1/policies/x-flight-nowhere/open-leads").then().statusCode(404);
    }

    private static void publishesEight(Analyst analyst, String transition) {
        analyst.drafts("eight").statusCode(201);
        List<String> cases = analyst.get("/drafts/eight").extract().path("cases");
        cases.forEach(file -> analyst.sees("eight").delete(analyst.at("/drafts/eight/cases/" + file)));
        analyst.sets("eight", "attempts", "A", "PHONE", "8").statusCode(200);
        analyst.publishes("eight", Map.of("transition", transition)).statusCode(201);
    }

    private ValidatableResponse isWrittenTo(String lead) {
        return given().contentType("application/json")
                .body("{\"channel\": \"EMAIL\", \"occurredAt\": \"" + time.instant() + "\"}")
                .post("/v1/leads/" + lead + "/attempts")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse arrives(String lead, Analyst analyst) {
        return given().contentType("application/json")
                .body("{\"rank\": 92, \"policy\": \"%s\", \"receivedAt\": \"%s\"}"
                        .formatted(analyst.id(), time.instant()))
                .put("/v1/leads/" + lead)
                .then()
                .statusCode(201);
    }

    private static final String CALENDAR =
            """
            {"timezone": "America/New_York", "hours": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]],
             "wed": [["09:00", "17:00"]]}, "holidays": [%s], "extra": [%s]}""";
    private static final String NEXT_CALL = "obligations.find { it.kind == 'FIRST_CALL' }.deadline";
    private static final String PLANNED = "steps[0].obligations.find { it.kind == 'FIRST_CALL' }.deadline";

    @Inject
    Transitions transitions;

    @Inject
    DeadlineWatch watch;

    private static String calendar(String holidays, String extra) {
        return CALENDAR.formatted(holidays, extra);
    }

    private static void publishesCalendar(String id, String calendar, String more) {
        String tag = given().get("/v1/calendars/" + id).header("ETag");
        var request = given().header("From", "analyst@example.com");
        (tag == null ? request : request.header("If-Match", tag))
                .contentType("application/json")
                .body("{\"calendar\": " + calendar + ", \"reason\": \"As the office says.\"" + more + "}")
                .post("/v1/calendars/" + id + "/publications")
                .then()
                .statusCode(201);
    }

    /** A policy with a calendar of its own, and leads of the best tier called within two business hours. */
    private static Analyst withCalendar(String id, String calendar) {
        publishesCalendar(id, calendar, "");
        var analyst = Analyst.begins(id);
        var settings = analyst.get("/drafts/main").extract().<Map<String, Object>>path("settings");
        settings.put("calendar", id);
        analyst.puts("main", "/settings", "application/json", Analyst.json(settings))
                .statusCode(200);
        forgetsCases(analyst, "main");
        analyst.publishes("main").statusCode(201);
        return analyst;
    }

    private static void forgetsCases(Analyst analyst, String draft) {
        List<String> cases = analyst.get("/drafts/" + draft).extract().path("cases");
        cases.forEach(file -> analyst.sees(draft).delete(analyst.at("/drafts/" + draft + "/cases/" + file)));
    }

    /** What is said at every door about the first call of a lead: its deadline. */
    private void isDue(String lead, String deadline) {
        given().get("/v1/leads/" + lead + "/next-action").then().statusCode(200).body(NEXT_CALL, equalTo(deadline));
        given().get("/v1/leads/" + lead + "/plan").then().body(PLANNED, equalTo(deadline));
        given().get("/v1/actions?policy=" + lead)
                .then()
                .body("items.find { it.leadId == '" + lead + "' }.dueAt", equalTo(deadline));
        given().get("/v1/leads/" + lead).then().body("decision." + NEXT_CALL, equalTo(deadline));
    }

    /** B2: told on a Sunday, while its clock waits for Monday. */
    @Test
    void a_calendar_published_while_the_clock_waits_moves_the_deadline_at_every_door() {
        time.set(SUN_10_00);
        var analyst = withCalendar("x-waits-closed", calendar("", ""));
        arrives("x-waits-closed", analyst);
        isDue("x-waits-closed", "2016-01-11T16:00:00Z");

        time.set(SUN_10_00.plusSeconds(60));
        publishesCalendar("x-waits-closed", calendar("\"2016-01-11\"", ""), "");
        transitions.look();
        isDue("x-waits-closed", "2016-01-12T16:00:00Z");
        given().get("/v1/leads/x-waits-closed/timeline")
                .then()
                .body("items.findAll { it.type == 'transition' }.size()", equalTo(1));

        time.set(Instant.parse("2016-01-11T17:00:00Z"));
        watch.look();
        isDue("x-waits-closed", "2016-01-12T16:00:00Z");
        time.set(Instant.parse("2016-01-12T16:00:00Z").plusNanos(1_000));
        watch.look();
        given().get("/v1/leads/x-waits-closed/next-action")
                .then()
                .body("obligations.find { it.kind == 'FIRST_CALL' }.state", equalTo("BREACHED"));
    }

    @Test
    void an_opening_that_is_published_while_the_clock_waits_starts_it_and_its_breach_is_noticed() {
        time.set(SUN_10_00);
        var analyst = withCalendar("x-waits-opened", calendar("", ""));
        arrives("x-waits-opened", analyst);
        time.set(SUN_10_00.plusSeconds(60));
        var opening = "{\"date\": \"2016-01-10\", \"hours\": [[\"11:00\", \"14:00\"]]}";
        publishesCalendar("x-waits-opened", calendar("", opening), "");
        transitions.look();
        isDue("x-waits-opened", "2016-01-10T18:00:00Z");
        time.set(Instant.parse("2016-01-10T18:00:00Z").plusNanos(1_000));
        watch.look();
        given().get("/v1/leads/x-waits-opened/timeline").then().body("items.type", hasItem("breached"));
    }

    /** T3: the answer holds until the publication takes effect, and the plan goes on by it. */
    @Test
    void a_calendar_that_is_scheduled_ends_the_answer_and_the_plan_goes_on_by_it() {
        time.set(SUN_10_00);
        var analyst = withCalendar("x-waits-scheduled", calendar("", ""));
        time.set(SUN_10_00.plusSeconds(60));
        publishesCalendar(
                "x-waits-scheduled", calendar("\"2016-01-11\"", ""), ", \"effectiveFrom\": \"2016-01-10T20:00:00Z\"");
        arrives("x-waits-scheduled", analyst).body("decision.validUntil", equalTo("2016-01-10T19:59:59.999999999Z"));
        isDue("x-waits-scheduled", "2016-01-11T16:00:00Z");
        given().get("/v1/leads/x-waits-scheduled/plan")
                .then()
                .body("steps[1].from", equalTo("2016-01-10T20:00:00Z"))
                .body(PLANNED.replace("[0]", "[1]"), equalTo("2016-01-12T16:00:00Z"));
        time.set(Instant.parse("2016-01-10T20:00:00Z"));
        transitions.look();
        isDue("x-waits-scheduled", "2016-01-12T16:00:00Z");
    }

    /** O9: the version in force when the clock started, whatever the transition; and by itself, without a new fact. */
    @ParameterizedTest
    @CsvSource({"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
    void a_version_published_while_the_clock_waits_is_asked_for_at_every_door(String transition) {
        time.set(SUN_10_00);
        var analyst = Analyst.inForce("x-asleep-" + transition);
        arrives("S-" + transition, analyst).body(REQUIRED, equalTo(7));
        time.set(SUN_10_00.plusSeconds(60));
        publishesEight(analyst, transition);
        transitions.look();
        var required = REQUIRED.replace("decision.", "");
        given().get("/v1/leads/S-" + transition + "/next-action").then().body(required, equalTo(8));
        given().get("/v1/leads/S-" + transition + "/plan").then().body("steps[0]." + required, equalTo(8));
        given().get("/v1/actions?policy=" + analyst.id())
                .then()
                .body("items.find { it.leadId == 'S-" + transition + "' }.action.of", equalTo(8));
        time.set(MON_10_00);
        given().get("/v1/leads/S-" + transition).then().body(REQUIRED, equalTo(8));
    }

    @Test
    void a_version_for_new_leads_is_not_carried_over_to_leads_whose_clock_has_started() {
        time.set(TUE_10_00);
        var analyst = Analyst.inForce("x-awake");
        arrives("V-awake", analyst).body(REQUIRED, equalTo(7));
        time.set(TUE_10_00.plusSeconds(60));
        publishesEight(analyst, "new-leads");
        transitions.look();
        given().get("/v1/leads/V-awake").then().body(REQUIRED, equalTo(7));
        given().get("/v1/transitions/policy:" + analyst.last())
                .then()
                .body("transition", equalTo("new-leads"))
                .body("state", equalTo("DONE"))
                .body("leadsDone", equalTo(0));
    }
}

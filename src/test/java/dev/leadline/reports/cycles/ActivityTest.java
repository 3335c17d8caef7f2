package dev.leadline.reports.cycles;

import static dev.leadline.reports.cycles.CycleRows.received;
import static dev.leadline.reports.cycles.CycleRows.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.reports.cycles.CycleRows.Made;
import dev.leadline.reports.duties.DutyRows;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done for the leads of a stage of their own, counted by hand. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ActivityTest {

    private static final String STAGE = "activity-test";
    private static final String WEEK = "&from=2026-03-02&to=2026-03-09";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Instant MON_10_00 = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant TUE_10_00 = Instant.parse("2026-03-03T15:00:00Z");
    private static final Instant SUN_23_59 = Instant.parse("2026-03-09T03:59:59Z");
    private static final Instant NEXT_MON_00_00 = Instant.parse("2026-03-09T04:00:00Z");
    private static final Instant SUN_BEFORE_23_59 = Instant.parse("2026-03-02T04:59:59Z");
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

    @Inject
    CycleRows rows;

    @Inject
    DutyRows duties;

    @Inject
    SettableClock clock;

    @BeforeEach
    void the_week_is_over() {
        clock.set(NOW);
    }

    @AfterEach
    void nothing_is_left() {
        rows.remove(STAGE);
        duties.remove(STAGE);
        clock.reset();
    }

    private static ValidatableResponse get(String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/reports/activity?stage=" + STAGE + query)
                .then();
    }

    private static JsonNode report(String query) throws IOException {
        return JSON.readTree(get(query).statusCode(200).extract().asString());
    }

    private static Made call(Instant at, String outcome, String owner) {
        return new Made(at, "PHONE", outcome, true, owner, owner.substring(0, owner.indexOf('-')));
    }

    private static Made email(Instant at, boolean counts) {
        return new Made(at, "EMAIL", counts ? "SENT" : "BOUNCED", counts, "east-1", "east");
    }

    /** Of three leads: one handed from east-1 to west-1 in between, one called on the edges of the week, one merged. */
    private void aWeek() {
        rows.insert(
                with(
                        received(STAGE, "l1", MON_10_00),
                        List.of(
                                email(MON_10_00.plusSeconds(60), false),
                                call(MON_10_00.plusSeconds(120), "NO_ANSWER", "east-1"),
                                call(TUE_10_00, "CONNECTED", "west-1"))),
                with(
                        received(STAGE, "l2", MON_10_00.minusSeconds(3 * 86_400)),
                        List.of(
                                call(SUN_BEFORE_23_59, "NO_ANSWER", "east-1"),
                                call(SUN_BEFORE_23_59.plusSeconds(1), "VOICEMAIL", "east-1"),
                                call(SUN_23_59, null, "east-1"),
                                call(NEXT_MON_00_00, "NO_ANSWER", "east-1"))),
                with(
                        with(received(STAGE, "l3", MON_10_00), "merged_into", "l1"),
                        List.of(call(TUE_10_00, "NO_ANSWER", "east-1"))));
    }

    @Test
    void attempts_are_those_of_the_week_in_the_zone_of_the_calendar() throws IOException {
        aWeek();

        var total = report(WEEK).path("total");

        assertThat(total.path("attempts").asInt()).isEqualTo(5);
        assertThat(total.path("counting").asInt()).isEqualTo(4);
        // that of l2 was made on the Sunday before
        assertThat(total.path("firstCalls").asInt()).isEqualTo(1);
        assertThat(total.path("leadsWorked").asInt()).isEqualTo(2);
        assertThat(total.path("attemptsALead").asDouble()).isEqualTo(2.5);
        assertThat(total.path("channels"))
                .isEqualTo(
                        JSON.readTree("[{\"channel\": \"EMAIL\", \"attempts\": 1, \"counting\": 0, \"leadsWorked\": 1,"
                                + " \"attemptsALead\": 1.0, \"outcomes\": {\"BOUNCED\": 1},"
                                + " \"distribution\": [{\"attempts\": 0, \"leads\": 1, \"belowFloor\": 1}]},"
                                + " {\"channel\": \"PHONE\", \"attempts\": 4, \"counting\": 4, \"leadsWorked\": 2,"
                                + " \"attemptsALead\": 2.0,"
                                + " \"outcomes\": {\"CONNECTED\": 1, \"NONE\": 1, \"NO_ANSWER\": 1, \"VOICEMAIL\": 1},"
                                // l1 was called twice, l2 three times up to the end of the week, of three that are
                                // required
                                + " \"distribution\": [{\"attempts\": 2, \"leads\": 1, \"belowFloor\": 1},"
                                + " {\"attempts\": 3, \"leads\": 1, \"belowFloor\": 0}]}]"));
    }

    @Test
    void a_lead_that_two_owners_worked_counts_for_each_and_once_in_the_total() throws IOException {
        aWeek();

        var report = report(WEEK + "&by=owner");

        assertThat(report.at("/rows/0/group/owner").asText()).isEqualTo("east-1");
        assertThat(report.at("/rows/0/attempts").asInt()).isEqualTo(4);
        assertThat(report.at("/rows/0/leadsWorked").asInt()).isEqualTo(2);
        assertThat(report.at("/rows/1/group/owner").asText()).isEqualTo("west-1");
        assertThat(report.at("/rows/1/attempts").asInt()).isEqualTo(1);
        assertThat(report.at("/rows/1/leadsWorked").asInt()).isEqualTo(1);
        assertThat(report.at("/total/attempts").asInt()).isEqualTo(5);
        assertThat(report.at("/total/leadsWorked").asInt()).isEqualTo(2);
    }

    @Test
    void a_filter_of_the_owner_means_who_had_the_lead_when_it_was_tried() throws IOException {
        aWeek();

        var total = report(WEEK + "&owner=west-1").path("total");

        assertThat(total.path("attempts").asInt()).isEqualTo(1);
        assertThat(total.path("firstCalls").asInt()).isZero();
        // it was called twice up to then, by whomever
        assertThat(total.at("/channels/0/distribution/0/attempts").asInt()).isEqualTo(2);
    }

    @Test
    void dispositions_are_told_by_type_and_reason() throws IOException {
        rows.insert(
                closed("d1", "DISQUALIFIED", "duplicate", TUE_10_00),
                closed("d2", "DISQUALIFIED", "duplicate", SUN_23_59),
                closed("d3", "ACCEPTED", null, TUE_10_00),
                closed("d4", "REJECTED", "no budget", NEXT_MON_00_00));

        assertThat(report(WEEK).at("/total/dispositions"))
                .isEqualTo(JSON.readTree("[{\"type\": \"ACCEPTED\", \"reason\": null, \"leads\": 1},"
                        + " {\"type\": \"DISQUALIFIED\", \"reason\": \"duplicate\", \"leads\": 2}]"));
    }

    private static Map<String, Object> closed(String lead, String type, String reason, Instant at) {
        return with(received(STAGE, lead, MON_10_00), "disposition", type, "reason", reason, "disposed_at", at);
    }

    @Test
    void outcomes_are_of_finished_leads_and_unfinished_ones_stand_beside_them() throws IOException {
        rows.insert(
                with(
                        closed("o1", "ACCEPTED", null, TUE_10_00),
                        "reached_at",
                        TUE_10_00,
                        "reached_attempt",
                        2,
                        "reached_channel",
                        "PHONE"),
                with(
                        closed("o2", "REJECTED", "no budget", TUE_10_00),
                        "reached_at",
                        TUE_10_00,
                        "reached_attempt",
                        2,
                        "reached_channel",
                        "PHONE"),
                with(closed("o3", "ACCEPTED", null, TUE_10_00), "reached_at", TUE_10_00),
                with(
                        closed("o4", "DISQUALIFIED", "no answer", TUE_10_00),
                        List.of(
                                call(MON_10_00, "NO_ANSWER", "east-1"),
                                email(MON_10_00, true),
                                email(MON_10_00, false))),
                with(
                        received(STAGE, "o5", MON_10_00),
                        "reached_at",
                        TUE_10_00,
                        "reached_attempt",
                        1,
                        "reached_channel",
                        "PHONE"),
                with(received(STAGE, "o6", MON_10_00), List.of(call(MON_10_00, "NO_ANSWER", "east-1"))));

        var outcomes = report(WEEK + "&by=tier").at("/rows/0/outcomes");

        assertThat(outcomes.path("finished").asInt()).isEqualTo(4);
        // Wilson of 3 in 4: 30.1% to 95.4%
        assertThat(outcomes.path("reached"))
                .isEqualTo(JSON.readTree("{\"leads\": 3, \"of\": 4, \"share\": 0.75, \"interval\": [0.3006, 0.9544]}"));
        assertThat(outcomes.at("/accepted/leads").asInt()).isEqualTo(2);
        assertThat(outcomes.at("/byAttempt/0/channel").asText()).isEqualTo("PHONE");
        assertThat(outcomes.at("/byAttempt/0/attempt").asInt()).isEqualTo(2);
        assertThat(outcomes.at("/byAttempt/0/reached/share").asDouble()).isEqualTo(0.5);
        assertThat(outcomes.at("/byAttempt/0/accepted/leads").asInt()).isEqualTo(1);
        assertThat(outcomes.at("/byAttempt/1/channel").isNull()).isTrue();
        assertThat(outcomes.at("/byAttempt/1/accepted/share").asDouble()).isEqualTo(1);
        assertThat(outcomes.path("notReachedAfter")).isEqualTo(JSON.readTree("[{\"attempts\": 2, \"leads\": 1}]"));
        assertThat(outcomes.path("unfinished"))
                .isEqualTo(JSON.readTree(
                        "{\"leads\": 2, \"reached\": 1," + " \"notReachedAfter\": [{\"attempts\": 1, \"leads\": 1}]}"));
    }

    @Test
    void what_leads_lacked_at_the_deadline_is_told_by_channel() throws IOException {
        var deadline = TUE_10_00;
        rows.insert(
                // a call after the deadline does not count: it lacks one call of three and the email
                with(
                        received(STAGE, "k1", MON_10_00),
                        List.of(
                                call(MON_10_00, "NO_ANSWER", "east-1"),
                                call(deadline, "NO_ANSWER", "east-1"),
                                call(deadline.plusSeconds(1), "NO_ANSWER", "east-1"))),
                // it lacks two calls
                with(
                        received(STAGE, "k2", MON_10_00),
                        List.of(call(MON_10_00, "NO_ANSWER", "east-1"), email(MON_10_00, true))),
                received(STAGE, "k3", MON_10_00),
                received(STAGE, "k4", MON_10_00));
        duties.insert(
                allAttempts("k1", deadline, "MET_LATE"),
                allAttempts("k2", deadline, "OPEN"),
                allAttempts("k3", deadline, "MET"),
                allAttempts("k4", NOW.plusSeconds(60), "OPEN"));

        var missing = report(WEEK).at("/total/missing");
        assertThat(withoutLists(missing))
                .isEqualTo(JSON.readTree("{\"leads\": 2, \"channels\": ["
                        + "{\"channel\": \"EMAIL\", \"attempts\": 1, \"onlyHere\": 0,"
                        + " \"lacking\": {\"leads\": 1, \"of\": 2, \"share\": 0.5, \"interval\": [0.0945, 0.9055]}},"
                        + "{\"channel\": \"PHONE\", \"attempts\": 3, \"onlyHere\": 1,"
                        + " \"lacking\": {\"leads\": 2, \"of\": 2, \"share\": 1.0, \"interval\": [0.3424, 1.0]}}]}"));
        list(missing.path("list").asText(), "k1", "k2");
        list(missing.at("/channels/0/list").asText(), "k1");
        list(missing.at("/channels/1/list").asText(), "k1", "k2");
        list(missing.at("/channels/1/list").asText() + "&only=oneChannel", "k2");
    }

    private static JsonNode withoutLists(JsonNode missing) {
        var copy = (ObjectNode) missing.deepCopy();
        copy.remove("list");
        copy.path("channels").forEach(channel -> ((ObjectNode) channel).remove("list"));
        return copy;
    }

    /** Asks for a list by its address. */
    private static ValidatableResponse list(String address, String... leads) {
        return given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .body("total", equalTo(leads.length))
                .body("items.leadId", contains(leads));
    }

    /** Of five leads: two given up early, one of them without a reason, one waived, one after every attempt, one later. */
    private void givenUp() {
        rows.insert(
                // the call at the moment of giving up counts, the one after it does not: it lacks a call and the email
                with(
                        closed("g1", "DISQUALIFIED", "no interest", TUE_10_00),
                        List.of(
                                call(MON_10_00, "NO_ANSWER", "east-1"),
                                email(MON_10_00, false),
                                call(TUE_10_00, "NO_ANSWER", "east-1"),
                                call(TUE_10_00.plusSeconds(1), "NO_ANSWER", "east-1"))),
                with(
                        closed("g2", "RETURNED", null, TUE_10_00),
                        List.of(
                                call(MON_10_00, "NO_ANSWER", "east-1"),
                                call(MON_10_00, "NO_ANSWER", "east-1"),
                                call(MON_10_00, "NO_ANSWER", "east-1"))),
                closed("g3", "DISQUALIFIED", "duplicate", TUE_10_00),
                closed("g4", "REJECTED", "no budget", TUE_10_00),
                closed("g5", "RETURNED", null, NEXT_MON_00_00));
        duties.insert(
                early("g1", "BREACHED", TUE_10_00),
                early("g2", "BREACHED", TUE_10_00),
                DutyRows.with(early("g3", "WAIVED", TUE_10_00), "cause", "duplicate"),
                DutyRows.with(early("g4", "MET", TUE_10_00), "owner", "west-1", "team", "west"),
                early("g5", "BREACHED", NEXT_MON_00_00));
    }

    private Map<String, Object> early(String lead, String state, Instant at) {
        return DutyRows.with(
                allAttempts(lead, at, state),
                "kind",
                "EARLY_DISQUALIFICATION",
                "deadline",
                null,
                "met_at",
                at,
                "closed_at",
                at,
                "open_at_deadline",
                null);
    }

    @Test
    void leads_given_up_are_told_by_reason_with_what_they_lacked() throws IOException {
        givenUp();

        var givenUp = report(WEEK).at("/total/givenUp");

        assertThat(givenUp.path("leads").asInt()).isEqualTo(4);
        // Wilson of 2 in 4: 15.0% to 85.0%
        assertThat(givenUp.path("early"))
                .isEqualTo(JSON.readTree("{\"leads\": 2, \"of\": 4, \"share\": 0.5, \"interval\": [0.15, 0.85]}"));
        assertThat(givenUp.path("waived").asInt()).isEqualTo(1);
        assertThat(givenUp.path("reasons"))
                .extracting(
                        each -> each.path("reason").asText(),
                        each -> each.path("early").asInt(),
                        each -> each.path("waived").asInt())
                .containsExactly(
                        tuple("no interest", 1, 0),
                        tuple("null", 1, 0),
                        tuple("duplicate", 0, 1),
                        tuple("no budget", 0, 0));
        assertThat(withoutLists(givenUp.path("missing")))
                .isEqualTo(
                        JSON.readTree(
                                "{\"leads\": 2, \"channels\": ["
                                        + "{\"channel\": \"EMAIL\", \"attempts\": 2, \"onlyHere\": 1,"
                                        + " \"lacking\": {\"leads\": 2, \"of\": 2, \"share\": 1.0, \"interval\": [0.3424, 1.0]}},"
                                        + "{\"channel\": \"PHONE\", \"attempts\": 1, \"onlyHere\": 0,"
                                        + " \"lacking\": {\"leads\": 1, \"of\": 2, \"share\": 0.5, \"interval\": [0.0945, 0.9055]}}]}"));
        assertThat(withoutLists(givenUp.at("/reasons/1/missing")))
                .isEqualTo(JSON.readTree("{\"leads\": 1, \"channels\": ["
                        + "{\"channel\": \"EMAIL\", \"attempts\": 1, \"onlyHere\": 1,"
                        + " \"lacking\": {\"leads\": 1, \"of\": 1, \"share\": 1.0, \"interval\": [0.2065, 1.0]}}]}"));
    }

    @Test
    void each_number_of_leads_given_up_has_its_list() throws IOException {
        givenUp();

        var givenUp = report(WEEK + "&by=owner").at("/rows/0/givenUp");

        assertThat(givenUp.path("leads").asInt()).isEqualTo(3);
        list(givenUp.path("list").asText(), "g1", "g2", "g3");
        list(givenUp.path("list").asText() + "&bucket=waived", "g3");
        list(givenUp.at("/missing/list").asText(), "g1", "g2")
                .body("items.missing", contains(Map.of("EMAIL", 1, "PHONE", 1), Map.of("EMAIL", 1)))
                .body("items.reason", contains("no interest", null));
        list(givenUp.at("/missing/channels/1/list").asText(), "g1");
        list(givenUp.at("/reasons/0/list").asText(), "g1");
        list(givenUp.at("/reasons/1/list").asText(), "g2");
        list(givenUp.at("/reasons/1/missing/channels/0/list").asText(), "g2");
        list(givenUp.at("/reasons/2/list").asText(), "g3").body("items.missing", contains(nullValue()));
    }

    @Test
    void a_spreadsheet_tells_how_many_were_given_up_early_and_why() {
        givenUp();

        var lines = given().accept("text/csv")
                .get("/v1/reports/activity?stage=" + STAGE + WEEK)
                .asString()
                .split("\n");
        assertThat(lines[0])
                .endsWith("givenUp,givenUpEarly,givenUpWaived,givenUpEarlyBy,EMAIL missingWhenGivenUp,"
                        + "PHONE missingWhenGivenUp");
        assertThat(lines[1]).endsWith(",4,2,1,no interest 1; none 1,2,1");
        assertThat(given().accept("text/csv")
                        .get("/v1/reports/leads?duty=EARLY_DISQUALIFICATION&stage=" + STAGE + WEEK)
                        .asString()
                        .split("\n")[1])
                .startsWith("g1,")
                .endsWith(",no interest,EMAIL 1; PHONE 1");
    }

    private Map<String, Object> allAttempts(String lead, Instant deadline, String state) {
        return DutyRows.with(
                duties.firstCall(lead, MON_10_00),
                "kind",
                "ALL_ATTEMPTS",
                "stage",
                STAGE,
                "state",
                state,
                "deadline",
                deadline,
                "due_at",
                deadline,
                "due_on",
                DutyRows.date(deadline));
    }

    @Test
    void a_spreadsheet_has_columns_for_each_channel() {
        aWeek();

        // l1 was received in the week, l2 before it
        given().accept("text/csv")
                .get("/v1/reports/activity?stage=" + STAGE + WEEK + "&by=owner")
                .then()
                .statusCode(200)
                .body(equalTo("owner,attempts,counting,firstCalls,leadsWorked,attemptsALead,"
                        + "EMAIL attempts,EMAIL leadsWorked,EMAIL missing,PHONE attempts,PHONE leadsWorked,PHONE missing,"
                        + "ACCEPTED,REJECTED,DISQUALIFIED,RETURNED,"
                        + "finished,reached,accepted,unfinished,unfinishedReached,withoutAllAttempts,"
                        + "givenUp,givenUpEarly,givenUpWaived,givenUpEarlyBy,EMAIL missingWhenGivenUp,PHONE missingWhenGivenUp\n"
                        + "east-1,4,3,1,2,2.0,1,1,0,3,2,0,0,0,0,0,0,0,0,1,0,0,0,0,0,,0,0\n"
                        + "west-1,1,1,0,1,1.0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,,0,0\n"));
    }

    @Test
    void what_cannot_be_asked_is_refused_by_its_name() {
        get(WEEK + "&by=owner,team,tier").statusCode(422).body("detail", containsString("at most two"));
        get(WEEK + "&judged=tomorrow").statusCode(422).body("detail", containsString("judged (tomorrow)"));
        get(WEEK + "&view=due").statusCode(400).body("detail", containsString("(view) is unknown"));
    }
}

package dev.leadline.reports.cycles;

import static dev.leadline.reports.cycles.CycleRows.received;
import static dev.leadline.reports.cycles.CycleRows.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads received, of a stage of their own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class IntakeTest {

    private static final String STAGE = "intake-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A Monday in New York; on the Sunday after it the clocks go forward. */
    private static final Instant MON_10_00 = Instant.parse("2026-03-02T15:00:00Z");

    private static final Instant TUE_23_30 = Instant.parse("2026-03-04T04:30:00Z");
    private static final Instant SUN_23_30 = Instant.parse("2026-03-09T03:30:00Z");
    private static final Instant NEXT_MON_00_30 = Instant.parse("2026-03-09T04:30:00Z");
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

    @Inject
    CycleRows rows;

    @Inject
    SettableClock clock;

    @BeforeEach
    void the_week_is_over() {
        clock.set(NOW);
    }

    @AfterEach
    void nothing_is_left() {
        rows.remove(STAGE);
        clock.reset();
    }

    private static ValidatableResponse get(String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/reports/intake?stage=" + STAGE + query)
                .then();
    }

    private static JsonNode report(String query) throws IOException {
        return JSON.readTree(get(query).statusCode(200).extract().asString());
    }

    private static JsonNode row(JsonNode report, String group, String value) {
        return StreamSupport.stream(report.path("rows").spliterator(), false)
                .filter(each -> each.path("group").path(group).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private void aWeek() {
        rows.insert(
                received(STAGE, "a1", MON_10_00),
                with(received(STAGE, "a2", MON_10_00.plusSeconds(60)), "source", "list", "tier_at_receipt", "B"),
                with(received(STAGE, "b1", TUE_23_30), "tier", "B", "received_open", false),
                with(received(STAGE, "n1", MON_10_00), "tier", "NURTURE", "is_nurtured", true),
                with(received(STAGE, "u1", MON_10_00), "tier", null, "is_unscored", true, "received_open", false),
                with(received(STAGE, "m1", MON_10_00), "merged_into", "a1", "is_unscored", true),
                with(received(STAGE, "s1", SUN_23_30), "received_open", false),
                with(received(STAGE, "next", NEXT_MON_00_30), "received_open", false));
    }

    @Test
    void leads_are_counted_by_tier_and_the_total_is_their_sum() throws IOException {
        aWeek();

        var report = report("&from=2026-03-02&to=2026-03-09&by=tier");

        assertThat(row(report, "tier", "A").path("received").asLong()).isEqualTo(3);
        assertThat(row(report, "tier", "B").path("received").asLong()).isEqualTo(1);
        assertThat(row(report, "tier", "NURTURE").path("nurtured").asLong()).isEqualTo(1);
        assertThat(report.at("/rows/3/group/tier").isNull()).isTrue();
        assertThat(report.at("/rows/3/unscored").asLong()).isEqualTo(1);
        var total = report.path("total");
        assertThat(total.has("group")).isFalse();
        assertThat(total.path("received").asLong()).isEqualTo(6);
        assertThat(total.path("merged").asLong()).isEqualTo(1);
        assertThat(total.path("unscored").asLong()).isEqualTo(1);
        // b1, u1 and s1 of 6: Wilson 18.8% to 81.2%
        assertThat(total.path("outsideHours"))
                .isEqualTo(JSON.readTree("{\"leads\": 3, \"of\": 6, \"share\": 0.5, \"interval\": [0.1876, 0.8124]}"));
        assertThat(report.path("zone").asText()).isEqualTo("America/New_York");
        assertThat(report.path("judgedAt").asText()).isEqualTo("2026-03-10T15:00:00Z");
    }

    @Test
    void a_day_is_one_of_the_zone_of_the_calendar() throws IOException {
        aWeek();

        var report = report("&from=2026-03-02&to=2026-03-16&by=day,hour");

        assertThat(row(report, "day", "2026-03-03").at("/group/hour").asInt()).isEqualTo(23);
        assertThat(row(report, "day", "2026-03-08").path("received").asLong()).isEqualTo(1);
        assertThat(row(report, "day", "2026-03-09").at("/group/hour").asInt()).isZero();
    }

    @Test
    void groups_by_source_and_tier_at_receipt_cross() throws IOException {
        aWeek();

        var report = report("&from=2026-03-02&to=2026-03-03&by=source,tierAtReceipt");

        assertThat(report.at("/rows/0"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"group\": {\"source\": \"list\", \"tierAtReceipt\": \"B\"}, \"received\": 1,"
                                        + " \"merged\": 0, \"unscored\": 0, \"nurtured\": 0,"
                                        + " \"outsideHours\": {\"leads\": 0, \"of\": 1, \"share\": 0.0, \"interval\": [0.0, 0.7935]}}"));
        assertThat(report.path("rows")).hasSize(2);
    }

    @Test
    void leads_that_wait_for_a_score_are_told_whenever_they_came() throws IOException {
        rows.insert(
                with(received(STAGE, "w1", NOW.minusSeconds(3 * 3600)), "is_unscored", true),
                with(received(STAGE, "w2", NOW.minusSeconds(5 * 3600)), "is_unscored", true),
                with(received(STAGE, "w3", NOW.minusSeconds(50 * 3600)), "is_unscored", true),
                with(received(STAGE, "d1", NOW.minusSeconds(90 * 3600)), "is_unscored", true, "disposed_at", NOW));

        var report = report("&from=2026-01-05&to=2026-01-12");

        assertThat(report.at("/total/received").asLong()).isZero();
        assertThat(report.at("/total/outsideHours/share").isNull()).isTrue();
        assertThat(report.path("waitingForScore"))
                .isEqualTo(JSON.readTree("[{\"policy\": \"mql-to-sal-predictive\","
                        + " \"responsible\": \"marketing-operations\", \"leads\": 3, \"medianAge\": \"PT5H\","
                        + " \"oldestAge\": \"PT50H\", \"oldestReceivedAt\": \"2026-03-08T13:00:00Z\"}]"));
    }

    @Test
    void what_was_known_then_stays_available() throws IOException {
        var scored = MON_10_00.plusSeconds(7200);
        rows.insert(
                with(received(STAGE, "l1", MON_10_00), "known_until", scored, "is_unscored", true, "tier", null),
                with(received(STAGE, "l1", MON_10_00), "known_from", scored));

        var then = report("&from=2026-03-02&to=2026-03-09&by=tier&judged=2026-03-02T16:00:00Z");

        assertThat(then.at("/total/unscored").asLong()).isEqualTo(1);
        assertThat(then.at("/waitingForScore/0/oldestAge").asText()).isEqualTo("PT1H");
        var now = report("&from=2026-03-02&to=2026-03-09&by=tier");
        assertThat(now.at("/total/unscored").asLong()).isZero();
        assertThat(now.at("/rows/0/group/tier").asText()).isEqualTo("A");
    }

    @Test
    void dates_of_several_zones_are_said_to_be() throws IOException {
        rows.insert(received(STAGE, "ny", MON_10_00), with(received(STAGE, "b", MON_10_00), "zone", "Europe/Berlin"));

        var report = report("&from=2026-03-02&to=2026-03-03&by=hour");

        assertThat(report.path("zone").isNull()).isTrue();
        assertThat(report.path("note").asText())
                .isEqualTo("Dates are in the zone of each lead: America/New_York, Europe/Berlin.");
        assertThat(report.at("/rows/0/group/hour").asInt()).isEqualTo(10);
        assertThat(report.at("/rows/1/group/hour").asInt()).isEqualTo(16);
    }

    @Test
    void a_spreadsheet_has_a_row_a_group_whose_counts_can_be_added_up() {
        aWeek();

        given().accept("text/csv")
                .get("/v1/reports/intake?stage=" + STAGE + "&from=2026-03-02&to=2026-03-09&by=tier")
                .then()
                .statusCode(200)
                .body(equalTo("tier,received,merged,unscored,nurtured,outsideHours,outsideHoursShare\n"
                        + "A,3,1,0,0,1,0.3333\nB,1,0,0,0,1,1.0\nNURTURE,1,0,0,1,0,0.0\n,1,0,1,0,1,1.0\n"));
    }

    @Test
    void what_cannot_be_asked_is_refused_by_its_name() {
        get("&from=2026-03-09&to=2026-03-02")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/from"))
                .body("detail", containsString("before `to`"));
        get("&from=2026-03-02&to=2036-03-03").statusCode(422).body("errors[0].pointer", equalTo("/to"));
        get("&from=2026-03-02&to=2026-03-09&by=teem")
                .statusCode(422)
                .body("detail", containsString("Did you mean `team`?"));
        get("&from=2026-03-02&to=2026-03-09&duty=FIRST_CALL")
                .statusCode(400)
                .body("detail", containsString("(duty) is unknown"));
    }
}

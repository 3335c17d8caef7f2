package dev.leadline.reports;

import static dev.leadline.reports.duties.DutyRows.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.reports.duties.DutyRows;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the leads of late duties are worth by a commitment, of a stage of their own, added up by hand. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AtStakeTest {

    private static final String MON_PUBLISHED = "2016-01-04T15:00:00Z";
    private static final Instant TUE_10_00 = Instant.parse("2016-01-12T15:00:00Z");
    private static final Instant TUE_23_59_NEW_YORK = Instant.parse("2016-01-13T04:59:59Z");
    private static final Instant WED_00_00_NEW_YORK = Instant.parse("2016-01-13T05:00:00Z");
    private static final Instant FRI_12_00 = Instant.parse("2016-01-15T17:00:00Z");
    private static final String PERIOD = "&from=2016-01-11&to=2016-01-18";

    /** First among commitments, so that reports find it unasked. */
    private final String id = "a0-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    DutyRows rows;

    @Inject
    SettableClock clock;

    @BeforeEach
    void a_promise() {
        clock.set(Instant.parse(MON_PUBLISHED));
        publish("0.08", "").statusCode(201);
        clock.set(FRI_12_00);
    }

    @AfterEach
    void nothing_is_left() {
        rows.remove(id);
        clock.reset();
    }

    /** A lead of tier A is worth $24,000 times its conversion, of tier B $840. */
    private ValidatableResponse publish(String conversion, String rest) {
        var terms =
                """
                {"terms": {"period": {"from": "2016-01-01", "to": "2016-04-01"}, "calendar": "us-sales", "stage": "%s",
                  "currency": "USD", "quota": 1200000, "averageDeal": 24000, "originatedShare": 0.45,
                  "influencedShare": 0.65, "types": [
                    {"type": "A", "conversion": %s, "planned": 120}, {"type": "B", "conversion": 0.035, "planned": 300}]},
                 "reason": "A case"%s}""";
        return editor().body(terms.formatted(id, conversion, rest))
                .put("/v1/commitments/{id}", id)
                .then();
    }

    private RequestSpecification editor() {
        var editor = given().contentType("application/json").header("From", "analyst@example.com");
        var seen = given().get("/v1/commitments/{id}", id).header("ETag");
        return seen == null ? editor : editor.header("If-Match", seen);
    }

    private Map<String, Object> call(String lead, String tier, Instant receivedAt) {
        return with(rows.firstCall(id + lead, receivedAt), "stage", id, "tier", tier, "tier_at_receipt", tier);
    }

    private ValidatableResponse report(String query) {
        return given().get("/v1/reports/compliance?stage=" + id + PERIOD + query)
                .then()
                .statusCode(200);
    }

    @Test
    void what_late_leads_are_worth_is_at_stake() {
        rows.insert(
                call("late-a", "A", TUE_10_00),
                rows.met(call("later-a", "A", TUE_10_00), FRI_12_00),
                call("late-b", "B", TUE_10_00),
                call("late-c", "C", TUE_10_00),
                rows.met(call("kept-a", "A", TUE_10_00), TUE_10_00.plusSeconds(60)),
                call("ahead-a", "A", FRI_12_00));

        var links = report("&by=tier")
                // 2 of A at 0.08 x 24,000 and one of B at 0.035 x 24,000; nobody says what one of C is worth
                .body("total.atStake", hasSize(1))
                .body("total.atStake[0].commitment", equalTo(id))
                .body("total.atStake[0].currency", equalTo("USD"))
                .body("total.atStake[0].value", equalTo(4_680))
                .body("total.atStake[0].count", equalTo(3))
                .body("total.atStake[0].of", equalTo(4))
                .body("rows.group.tier", contains("A", "B", "C"))
                .body("rows[0].atStake[0].value", equalTo(3_840))
                .body("rows[0].atStake[0].of", equalTo(2))
                .body("rows[1].atStake[0].value", equalTo(840))
                .body("rows[2].atStake", hasSize(0))
                .extract();
        given().urlEncodingEnabled(false)
                .get(links.<String>path("total.atStake[0].leads"))
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.value.sum()", equalTo(4_680))
                .body("items.currency", everyItem(equalTo("USD")));
        given().urlEncodingEnabled(false)
                .get(links.<String>path("rows[1].atStake[0].leads"))
                .then()
                .body("items.leadId", contains(id + "late-b"))
                .body("items.value", contains(840));
    }

    @Test
    void values_are_those_of_the_version_that_held_at_receipt() {
        clock.set(TUE_10_00);
        publish("0.10", ", \"effectiveFrom\": \"2016-01-13\"").statusCode(200);
        clock.set(FRI_12_00);
        rows.insert(call("before", "A", TUE_23_59_NEW_YORK), call("after", "A", WED_00_00_NEW_YORK));

        report("&commitment=" + id)
                .body("total.atStake[0].value", equalTo(1_920 + 2_400))
                .body("total.atStake[0].count", equalTo(2));
    }

    @Test
    void a_promise_that_was_made_later_was_not_known() {
        rows.insert(
                with(call("early", "A", Instant.parse("2016-01-04T14:00:00Z")), "due_on", LocalDate.of(2016, 1, 12)));
        given().get(
                        "/v1/reports/compliance?view=received&from=2016-01-04&to=2016-01-05&judged=2016-01-04T14:59:00Z&stage="
                                + id)
                .then()
                .statusCode(200)
                .body("total.inTime", equalTo(1))
                .body("total.atStake", hasSize(0));
        given().get("/v1/reports/leads?from=2016-01-11&to=2016-01-18&judged=2016-01-04T14:59:00Z&commitment=" + id)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void a_spreadsheet_has_columns_for_each_commitment() {
        rows.insert(call("late-a", "A", TUE_10_00), call("late-c", "C", TUE_10_00));
        var lines = given().accept("text/csv")
                .get("/v1/reports/compliance?stage=" + id + PERIOD + "&by=tier&commitment=" + id)
                .asString()
                .split("\n");
        assertThat(lines[0]).endsWith(",leads,atStake " + id + " USD,atStakeDuties " + id);
        assertThat(lines[1]).startsWith("A,").endsWith(",1920,1");
        assertThat(lines[2]).startsWith("C,").endsWith(",0,0");
        assertThat(given().accept("text/csv")
                        .get("/v1/reports/leads?stage=" + id + PERIOD + "&commitment=" + id)
                        .asString()
                        .split("\n")[1])
                .startsWith(id + "late-a,")
                .endsWith(",1920,USD,,");
    }

    @Test
    void a_commitment_that_is_unknown_is_refused() {
        for (var door : new String[] {"compliance", "leads"}) {
            given().get("/v1/reports/" + door + "?commitment=" + id + "x" + PERIOD)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/commitment"))
                    .body("errors[0].value", equalTo(id + "x"))
                    .body("errors[0].detail", containsString("Did you mean `" + id + "`?"));
        }
    }

    @Test
    void one_commitment_has_one_currency() {
        editor().body(
                        """
                        {"terms": {"period": {"from": "2016-04-01", "to": "2016-07-01"}, "calendar": "us-sales",
                          "currency": "EUR", "quota": 1200000, "averageDeal": 24000, "originatedShare": 0.45,
                          "influencedShare": 0.65, "types": [{"type": "A", "conversion": 0.08, "planned": 120}]},
                         "reason": "The next quarter"}""")
                .put("/v1/commitments/{id}", id)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/terms/currency"))
                .body("errors[0].value", equalTo("EUR"));
    }
}

package dev.leadline.commitments;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How marketing's promise stands, from rows of leads that were received. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CommitmentProgressTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    CycleRows rows;

    @Inject
    SettableClock clock;

    private final String id = "quarter-" + UUID.randomUUID().toString().substring(0, 8);
    private final CommitmentCase written = CommitmentCase.read("fourth-quarter");

    private void publish() {
        put("{}").statusCode(201);
    }

    /** Publishes the terms of the case, for a stage of this test's own, with some of them otherwise. */
    private ValidatableResponse put(String changes) {
        try {
            var terms = ((ObjectNode) written.terms().deepCopy()).put("stage", id);
            terms.setAll((ObjectNode) JSON.readTree(changes));
            var request = given().contentType("application/json").header("From", "analyst@example.com");
            var seen = given().get("/v1/commitments/{id}", id).header("ETag");
            return (seen == null ? request : request.header("If-Match", seen))
                    .body("{\"terms\": %s, \"reason\": \"A case\"}".formatted(terms))
                    .put("/v1/commitments/{id}", id)
                    .then();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ValidatableResponse progress(String query) {
        return given().get("/v1/commitments/{id}/progress?" + query, id).then().statusCode(200);
    }

    private CycleRows.Row lead(String name, String receivedAt) {
        return rows.lead(id, id + "-" + name, receivedAt);
    }

    private List<CycleRows.Row> leadsOfTheCase() {
        var days = businessDays();
        var all = new ArrayList<CycleRows.Row>();
        for (var leads : written.leads()) {
            for (int i = 0; i < leads.count(); i++) {
                var day = days.get(i % days.size());
                var row = lead(String.valueOf(all.size()), day + "T15:00:00Z").tier(leads.type());
                var attributes = new LinkedHashMap<String, String>();
                attributes.put("origin", leads.originated() ? "marketing" : "sales");
                if (leads.influenced()) {
                    attributes.put("touched", "webinar");
                }
                row.with("attributes", CycleRows.attributes(attributes));
                all.add(leads.returned() == null ? row : row.returned(leads.returned(), day + "T17:00:00Z"));
            }
        }
        return all;
    }

    /** Monday to Friday from October 1 to November 27, without the three holidays in that time. */
    private static List<LocalDate> businessDays() {
        var holidays = List.of("2026-10-12", "2026-11-11", "2026-11-26");
        return LocalDate.parse("2026-10-01")
                .datesUntil(LocalDate.parse("2026-11-28"))
                .filter(date -> date.getDayOfWeek().getValue() < 6 && !holidays.contains(date.toString()))
                .toList();
    }

    @Test
    void a_quarter_stands_as_it_was_worked_out_by_hand() throws IOException {
        publish();
        rows.write(leadsOfTheCase());

        var answer = progress("at=" + written.at());

        written.check(answer.extract().asString());
        answer.body("zone", equalTo("America/New_York"))
                .body("currency", equalTo("USD"))
                .body("curve.size()", equalTo(62))
                .body("curve[38].date", equalTo("2026-11-27"))
                .body("curve[38].originated.counted", equalTo(348000))
                .body("curve[39].touched", nullValue())
                .body("originated.range.size()", equalTo(2));
    }

    @Test
    void before_it_begins_nothing_is_due() {
        publish();
        progress("at=2026-09-30")
                .body("businessDays.gone", equalTo(0))
                .body("originated.pace", equalTo(0))
                .body("originated.ofPace", nullValue())
                .body("originated.forecast", nullValue())
                .body("curve[0].originated.counted", nullValue())
                .body("originated.sentence", equalTo("No business day is gone yet; 540,000 USD is promised."));
    }

    @Test
    void after_its_end_all_of_it_was_due() {
        publish();
        lead("a", "2026-12-31T15:00:00Z").write();
        lead("b", "2027-01-01T15:00:00Z").write();
        progress("at=2027-03-01")
                .body("businessDays.left", equalTo(0))
                .body("originated.pace", equalTo(540000))
                .body("originated.counted.leads", equalTo(1))
                .body("originated.forecast", equalTo(1920));
    }

    @Test
    void a_range_is_given_from_ten_days_on() {
        publish();
        lead("a", "2026-10-01T15:00:00Z").write();
        progress("at=2026-10-14").body("businessDays.gone", equalTo(9)).body("originated.range", nullValue());
        progress("at=2026-10-15T21:00:00Z")
                .body("businessDays.gone", equalTo(10))
                .body("originated.range", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void another_quota_gives_the_pace_a_corner_and_its_leads_another_value() throws Exception {
        publish();
        lead("before", "2026-11-13T15:00:00Z").write();
        lead("after", "2026-11-16T15:00:00Z").write();

        clock.during("2026-11-16T15:00:00Z", () -> put("{\"quota\": 1500000, \"averageDeal\": 30000}")
                .statusCode(200));

        progress("at=2026-11-27")
                .body("originated.commitment", equalTo(675000))
                // 30 days at the old pace, 540,000 x 30 / 62 = 261,290.32; the rest in 32 days, of which 9 are gone:
                // 261,290.32 + (675,000 - 261,290.32) x 9 / 32
                .body("originated.pace", equalTo(377646.17f))
                .body("curve[29].originated.pace", equalTo(261290.32f))
                .body("curve[61].originated.pace", equalTo(675000))
                // 0.08 x 24,000 and 0.08 x 30,000
                .body("originated.counted.value", equalTo(4320));
        progress("at=2026-11-13").body("originated.commitment", equalTo(540000));
    }

    @Test
    void a_late_return_restates_what_was_known() {
        publish();
        lead("a", "2026-10-01T15:00:00Z")
                .with("known_until", Instant.parse("2026-10-06T15:00:00Z"))
                .write();
        lead("a", "2026-10-01T15:00:00Z")
                .with("known_from", Instant.parse("2026-10-06T15:00:00Z"))
                .returned("Duplicate", "2026-10-05T15:00:00Z")
                .write();

        progress("at=2026-10-05&judged=2026-10-05T22:00:00Z").body("originated.counted.leads", equalTo(1));
        progress("at=2026-10-05")
                .body("originated.counted.leads", equalTo(0))
                .body("originated.returned.leads", equalTo(1))
                .body("originated.restated.leads", equalTo(-1))
                .body("originated.restated.value", equalTo(-1920));
    }

    @Test
    void open_leads_and_those_to_come_are_work_for_sales() throws Exception {
        publish();
        lead("fresh", "2026-10-01T15:00:00Z").write();
        lead("called", "2026-10-01T15:00:00Z").with("calls", 6).write();
        lead("reached", "2026-10-01T15:00:00Z")
                .with("reached_at", Instant.parse("2026-10-01T16:00:00Z"))
                .write();
        lead("done", "2026-10-01T15:00:00Z")
                .returned("not interested", "2026-10-01T16:00:00Z")
                .write();

        // the first of 62 days brought 4, so 244 are to come; 2 are open
        progress("at=2026-10-01T21:30:00Z")
                .body("sales.rest.leads", equalTo(246))
                // 7 calls for each of 244 and of the fresh one, and 1 for the one that was called six times
                .body("sales.rest.attempts[1].worst", equalTo(1716))
                // 4.05 for each of 245, and a seventh of it for one
                .body("sales.rest.attempts[1].expected", equalTo(992.83f))
                .body("sales.suggestion", nullValue());
    }

    @Test
    void too_much_work_is_said_with_what_could_be_done() {
        put("{\"sales\": {\"people\": 1, \"hoursADay\": 1, \"channels\": [{\"channel\": \"PHONE\", \"minutes\": 6}]}}")
                .statusCode(201);
        progress("at=2026-10-01")
                // 150.21 calls of 6 minutes in 5 hours
                .body("sales.week.load", equalTo(3.004f))
                .body("sales.suggestion", org.hamcrest.Matchers.containsString("Relax the type C"));
    }

    @Test
    void types_may_be_sources() {
        put("""
            {"typesBy": "source", "sales": null, "types": [{"type": "campaign", "conversion": 0.1, "planned": 10}]}""")
                .statusCode(201);
        lead("a", "2026-10-01T15:00:00Z").tier("C").write();
        lead("b", "2026-10-01T15:00:00Z").with("source", "website").write();
        progress("at=2026-10-01")
                .body("byType[0].counted.leads", equalTo(1))
                .body("originated.counted.value", equalTo(2400))
                .body("originated.notCounted[0].because", equalTo("OTHER_TYPE"))
                .body("sales", nullValue());
    }

    @Test
    void periods_are_found_by_the_moment() throws IOException {
        publish();
        put("{\"quota\": 2400000, \"period\": {\"from\": \"2027-01-01\", \"to\": \"2027-04-01\"}}")
                .statusCode(200);
        progress("at=2026-12-31").body("period.from", equalTo("2026-10-01"));
        progress("at=2027-01-01")
                .body("period.from", equalTo("2027-01-01"))
                .body("originated.commitment", equalTo(1080000));
        progress("at=2026-01-01").body("period.from", equalTo("2026-10-01"));
        progress("at=2030-01-01").body("period.from", equalTo("2027-01-01"));
    }

    @Test
    void a_moment_that_is_none_is_refused() {
        publish();
        for (var bad : List.of("at=yesterday", "at=2026-02-30", "at=2026-11-27T10:00:00", "judged=then")) {
            given().get("/v1/commitments/{id}/progress?" + bad, id)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/" + bad.substring(0, bad.indexOf('='))))
                    .body("errors[0].value", equalTo(bad.substring(bad.indexOf('=') + 1)));
        }
        given().get("/v1/commitments/{id}/progress?date=2026-01-01", id).then().statusCode(400);
        given().get("/v1/commitments/none-such/progress").then().statusCode(404);
    }
}

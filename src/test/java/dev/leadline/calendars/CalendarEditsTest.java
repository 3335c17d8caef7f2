package dev.leadline.calendars;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One holiday in or out, and a calendar sent back as it was read. Monday 2 March 2026 is today. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CalendarEditsTest {

    private static final String OFFICE =
            """
            {"timezone": "America/New_York", "hours": {"mon": [["09:00","17:00"]], "thu": [["09:00","17:00"]]},
             "holidays": [{"date": "2026-12-24", "name": "Christmas Eve"}]}""";

    @Inject
    SettableClock time;

    @BeforeEach
    void is_monday() {
        time.set(Instant.parse("2026-03-02T15:00:00Z"));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static RequestSpecification analyst() {
        return given().contentType("application/json").header("From", "analyst@example.com");
    }

    private static ValidatableResponse publish(String id, String calendar, String more, String ifMatch) {
        var request = ifMatch == null ? analyst() : analyst().header("If-Match", ifMatch);
        return request.body("{\"calendar\": " + calendar + ", \"reason\": \"The office moves.\"" + more + "}")
                .post("/v1/calendars/" + id + "/publications")
                .then();
    }

    private static ValidatableResponse patch(String id, String holidays, String more) {
        return analyst()
                .body("{\"holidays\": " + holidays + ", \"reason\": \"A day off.\"" + more + "}")
                .patch("/v1/calendars/" + id)
                .then();
    }

    private static ValidatableResponse get(String id) {
        return given().get("/v1/calendars/" + id).then();
    }

    @Test
    void one_holiday_is_put_in_or_taken_out() {
        publish("ed-one", OFFICE, "", null).statusCode(201);
        patch("ed-one", "{\"add\": [\"2026-12-28\"]}", "")
                .statusCode(200)
                .body("publication.reason", equalTo("A day off."))
                .body("calendar.holidays.date", equalTo(java.util.List.of("2026-12-24", "2026-12-28")))
                .body("calendar.holidays[0].name", equalTo("Christmas Eve"))
                .body("scheduled", empty())
                .body("notice", nullValue());
        patch("ed-one", "{\"remove\": [\"2026-12-28\"]}", "").statusCode(200).body("calendar.holidays", hasSize(1));
        patch("ed-one", "{\"add\": [{\"date\": \"2026-12-24\", \"hours\": [[\"09:00\", \"12:00\"]]}]}", "")
                .statusCode(200)
                .body("calendar.holidays", hasSize(1))
                .body("calendar.holidays[0].hours[0][1]", equalTo("12:00"));
        get("ed-one").body("holidays[0].hours[0][1]", equalTo("12:00"));
    }

    @Test
    void what_cannot_be_patched_is_named() {
        publish("ed-two", OFFICE, "", null).statusCode(201);
        patch("ed-two", "{\"remove\": [\"2026-12-25\"]}", "")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/holidays/remove/0"))
                .body("detail", containsString("has no holiday on that date (2026-12-25)"));
        patch("ed-two", "{}", "").statusCode(422).body("detail", containsString("Use `add` or `remove`."));
        patch("ed-two", "{\"add\": [{\"name\": \"x\"}, null]}", "").statusCode(422);
        patch("ed-two", "{\"add\": [\"2026-13-01\"]}", "").statusCode(422);
        patch("ed-two", "{\"add\": [\"2026-02-26\"]}", "").statusCode(422).body("detail", containsString("past days"));
        patch("ed-two", "{\"add\": [\"2026-02-26\"]}", ", \"correction\": true").statusCode(200);
        patch("ed-none", "{\"add\": [\"2026-12-28\"]}", "").statusCode(404);
        analyst()
                .header("If-Match", "\"sha256:other\"")
                .body("{\"holidays\": {\"add\": [\"2026-12-28\"]}, \"reason\": \"x\"}")
                .patch("/v1/calendars/ed-two")
                .then()
                .statusCode(412);
    }

    @Test
    void a_calendar_can_be_sent_back_as_it_was_read() {
        publish("ed-back", OFFICE, "", null).statusCode(201);
        publish("ed-back", OFFICE.replace("\"thu\"", "\"fri\""), ", \"effectiveFrom\": \"2026-04-01\"", "*")
                .statusCode(201);
        var read = get("ed-back").body("next", hasSize(1)).extract().asString();
        var edited = read.replace("Christmas Eve", "Heiligabend");
        analyst()
                .body(edited)
                .put("/v1/calendars/ed-back?reason=Renamed")
                .then()
                .statusCode(200)
                .body("calendar.holidays[0].name", equalTo("Heiligabend"))
                .body("publication.reason", equalTo("Renamed"));
        analyst().body(edited).put("/v1/calendars/ed-back?reason=Again").then().statusCode(412);
        analyst().body(edited).put("/v1/calendars/ed-back").then().statusCode(422);
        publish("ed-back", edited, "", null).statusCode(412);
        publish("ed-back", get("ed-back").extract().asString(), "", null).statusCode(201);
        analyst().body(OFFICE).put("/v1/calendars/ed-back?reason=Unseen").then().statusCode(428);
        analyst()
                .body(OFFICE.replace("timezone", "zone"))
                .put("/v1/calendars/ed-back?reason=x")
                .then()
                .statusCode(400);
    }

    @Test
    void a_calendar_comes_into_force_at_the_begin_of_a_date_in_its_zone() {
        publish("ed-date", OFFICE, "", null).statusCode(201);
        publish("ed-date", OFFICE.replace("\"thu\"", "\"fri\""), ", \"effectiveFrom\": \"2026-03-09\"", "*")
                .statusCode(201)
                .body("publication.effectiveFrom", equalTo("2026-03-09T04:00:00Z"));
        publish("ed-date", OFFICE, ", \"effectiveFrom\": \"2026-02-30\"", "*")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/effectiveFrom"))
                .body("detail", containsString("must be a date that exists"));
        patch("ed-date", "{\"add\": [\"2026-12-28\"]}", ", \"effectiveFrom\": \"2026-03-09\"")
                .statusCode(200)
                .body("publication.effectiveFrom", equalTo("2026-03-09T04:00:00Z"))
                .body("calendar.hours.fri", not(nullValue()));
    }

    @Test
    void going_back_says_what_is_still_scheduled() {
        publish("ed-next", OFFICE, "", null).statusCode(201);
        var scheduled = publish(
                        "ed-next", OFFICE.replace("\"thu\"", "\"fri\""), ", \"effectiveFrom\": \"2026-04-01\"", "*")
                .statusCode(201)
                .body("scheduled", empty())
                .extract()
                .<String>path("publication.version");
        publish("ed-next", OFFICE.replace("Christmas Eve", "Heiligabend"), "", "*")
                .statusCode(201)
                .body("scheduled[0].version", equalTo(scheduled))
                .body("scheduled[0].effectiveFrom", equalTo("2026-04-01T04:00:00Z"))
                .body("notice", containsString("It takes the place of this one from 2026-04-01T04:00:00Z on."));
    }
}

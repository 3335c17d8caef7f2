package dev.leadline.calendars;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CalendarsResourceTest {

    private static final String INLINE =
            """
            {"timezone": "Europe/Berlin", "hours": {"mon": [["09:00","12:30"],["13:30","17:00"]], "fri": [["22:00","30:00"]]},
             "holidays": ["2026-12-25", {"date": "2026-12-28", "hours": [["09:00","12:00"]], "name": "Stocktaking"}]}""";

    private static ValidatableResponse post(String question, String body) {
        return given().contentType(ContentType.JSON)
                .body(body.replace("INLINE", INLINE))
                .post("/v1/calendars/" + question)
                .then();
    }

    private static ValidatableResponse refused(int status, String question, String body) {
        return post(question, body).statusCode(status).contentType("application/problem+json");
    }

    @Test
    void a_deadline_is_answered_with_its_local_form_and_trace() {
        post(
                        "deadline",
                        "{\"calendar\": \"us-sales\", \"start\": \"2016-01-11T10:00:00-05:00\", \"within\": \"2 business hours\"}")
                .statusCode(200)
                .body("received", equalTo("2016-01-11T15:00:00Z"))
                .body("clockStarted", equalTo("2016-01-11T15:00:00Z"))
                .body("deadline", equalTo("2016-01-11T17:00:00Z"))
                .body("deadlineLocal", equalTo("2016-01-11T12:00:00-05:00[America/New_York]"))
                .body("trace", hasSize(1))
                .body("trace[0].from", equalTo("2016-01-11T15:00:00Z"))
                .body("trace[0].to", equalTo("2016-01-11T17:00:00Z"))
                .body("trace[0].counted", equalTo(true))
                .body("trace[0].reason", equalTo("open"))
                .body("traceComplete", equalTo(true));
    }

    @Test
    void a_calendar_may_be_given_inline() {
        post(
                        "deadline",
                        "{\"calendar\": INLINE, \"start\": \"2026-12-25T23:00:00+01:00[Europe/Berlin]\", \"within\": \"4 business hours\"}")
                .statusCode(200)
                .body("clockStarted", equalTo("2026-12-25T23:00:00Z"))
                .body("deadline", equalTo("2026-12-26T03:00:00Z"))
                .body("trace.reason", contains("holiday", "open"));
    }

    @Test
    void elapsed_time_is_signed() {
        post(
                        "elapsed",
                        "{\"calendar\": \"us-sales\", \"from\": \"2016-01-11T15:00:00Z\", \"to\": \"2016-01-12T14:30:00Z\"}")
                .statusCode(200)
                .body("open", equalTo("PT7H30M"))
                .body("openSeconds", equalTo(27000))
                .body("trace.counted", contains(true, false, true));
        post(
                        "elapsed",
                        "{\"calendar\": \"us-sales\", \"to\": \"2016-01-11T15:00:00Z\", \"from\": \"2016-01-12T14:30:00.5Z\"}")
                .statusCode(200)
                .body("open", equalTo("PT-7H-30M-0.5S"))
                .body("openSeconds", equalTo(-27000))
                .body("trace", hasSize(3));
    }

    @Test
    void open_says_when_next() {
        post("open", "{\"calendar\": \"us-sales\", \"at\": \"2016-01-09T12:00:00Z\"}")
                .statusCode(200)
                .body("open", equalTo(false))
                .body("nextOpen", equalTo("2016-01-11T14:00:00Z"))
                .body("closes", nullValue());
        post("open", "{\"calendar\": \"us-sales\", \"at\": \"2016-01-11T14:00:00.25Z\"}")
                .statusCode(200)
                .body("open", equalTo(true))
                .body("nextOpen", equalTo("2016-01-11T14:00:00.250Z"))
                .body("closes", equalTo("2016-01-11T22:00:00Z"));
        String fair =
                "{\"timezone\": \"UTC\", \"extra\": [{\"date\": \"2026-01-01\", \"hours\": [[\"09:00\",\"10:00\"]]}]}";
        post("open", "{\"calendar\": " + fair + ", \"at\": \"2026-01-02T00:00:00Z\"}")
                .statusCode(200)
                .body("open", equalTo(false))
                .body("nextOpen", nullValue());
    }

    @Test
    void calendars_in_force_are_listed_and_shown_with_their_version() {
        given().get("/v1/calendars").then().statusCode(200).body("items.id", hasItem("us-sales"));
        String tag = given().get("/v1/calendars/us-sales")
                .then()
                .statusCode(200)
                .header("ETag", "\"" + UsSalesTest.load().version() + "\"")
                .body("version", equalTo(UsSalesTest.load().version()))
                .body("timezone", equalTo("America/New_York"))
                .body("hours.mon", contains(List.of("09:00", "17:00")))
                .body("holidays[0].name", equalTo("New Year's Day"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/calendars/us-sales")
                .then()
                .statusCode(304);
        given().get("/v1/calendars/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("(nowhere)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"calendar\": \"nowhere\", \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar | nowhere",
                "{\"calendar\": \"us-sales\", \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"90\"} | /within | 90",
                "{\"calendar\": \"us-sales\", \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1000000 days\"} | /within | 1000000 days",
                "{\"calendar\": \"us-sales\", \"start\": \"2016-01-11T15:00:00\", \"within\": \"1 day\"} | /start | 2016-01-11T15:00:00",
                "{\"calendar\": \"us-sales\", \"start\": \"2016-01-11T15:00:00Z[America/New_York]\", \"within\": \"1 day\"} | /start | 2016-01-11T15:00:00Z[America/New_York]",
                "{\"calendar\": \"us-sales\", \"start\": 1452524400, \"within\": \"1 day\"} | /start | 1452524400",
                "{\"calendar\": \"us-sales\", \"start\": \"2016-01-11T15:00:00Z\", \"within\": 4} | /within | 4",
                "{\"calendar\": 7, \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar | 7",
                "{\"calendar\": \"us-sales\", \"start\": \"2016-01-11T15:00:00Z\"} | /within | ",
                "{\"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar | ",
                "{\"calendar\": null, \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar | ",
                "{\"calendar\": {\"timezone\": \"Mars/Base\"}, \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar/timezone | Mars/Base",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {}}, \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar/hours | ",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {\"mon\": [[\"09:00\", 17]]}}, \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar/hours/mon/0/1 | 17",
                "{\"calendar\": {\"timezone\": \"UTC\", \"holidays\": [7]}, \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar/holidays/0 | 7",
                "{\"calendar\": {\"timezone\": \"UTC\", \"holidays\": [\"\"]}, \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar/holidays/0/date | ''",
                "{\"calendar\": \"\", \"start\": \"2016-01-11T15:00:00Z\", \"within\": \"1 day\"} | /calendar | ''",
            })
    void what_cannot_be_is_refused_with_place_and_value(String body, String pointer, String value) {
        refused(422, "deadline", body)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].value", equalTo(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"calendar\": \"us-sales\", \"at\": \"2016-01-11T15:00:00Z\"} x",
                "{\"calendar\": \"us-sales\", \"at\": \"2016-01-11T15:00:00Z\", \"more\": 1}",
                "{\"calendar\": \"us-sales\", \"calendar\": \"us-sales\", \"at\": \"2016-01-11T15:00:00Z\"}",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {\"monday\": []}}, \"at\": \"2016-01-11T15:00:00Z\"}",
                "{\"calendar\": {\"timezone\": \"UTC\", \"holidays\": [{\"day\": 1}]}, \"at\": \"2016-01-11T15:00:00Z\"}",
            })
    void what_cannot_be_read_is_refused(String body) {
        refused(400, "open", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "\"x\"", "[]", "true"})
    void a_body_that_is_no_object_is_refused(String body) {
        for (String question : List.of("deadline", "elapsed", "open")) {
            post(question, body)
                    .statusCode(allOf(greaterThanOrEqualTo(400), lessThan(500)))
                    .contentType("application/problem+json");
        }
    }

    @Test
    void four_centuries_are_too_long() {
        refused(
                        422,
                        "elapsed",
                        "{\"calendar\": \"us-sales\", \"from\": \"1000-01-01T00:00:00Z\", \"to\": \"2016-01-12T14:30:00Z\"}")
                .body("errors[0].pointer", equalTo("/to"));
    }
}

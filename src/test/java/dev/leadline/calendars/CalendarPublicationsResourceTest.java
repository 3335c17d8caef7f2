package dev.leadline.calendars;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.approvals.UsualApprovals;
import dev.leadline.calendars.publications.CalendarArchive;
import dev.leadline.calendars.publications.CalendarPublished;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import dev.leadline.web.json.StrictJson;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has a calendar of its own; what is published stays. Monday 2 March 2026 is today unless it says otherwise. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CalendarPublicationsResourceTest {

    private static final String TODAY = "2026-03-02T15:00:00Z";
    private static final String OFFICE =
            """
            {"timezone": "America/New_York", "hours": {"mon": [["09:00","17:00"]], "fri": [["09:00","17:00"]]},
             "holidays": [{"date": "2026-02-16", "name": "Presidents' Day"}]}""";
    private static final String LONGER = OFFICE.replace("\"mon\": [[\"09:00\"", "\"mon\": [[\"08:00\"");

    @Inject
    Calendars calendars;

    @Inject
    CalendarArchive archive;

    @Inject
    UsualApprovals approvals;

    @Inject
    SettableClock clock;

    @Inject
    Event<CalendarPublished> published;

    @Inject
    EntityManager database;

    @Inject
    Heard heard;

    /** Hears of each publication. */
    @Singleton
    static class Heard {

        final List<Long> sequences = Collections.synchronizedList(new ArrayList<>());

        void of(@Observes CalendarPublished published) {
            sequences.add(published.sequence());
        }
    }

    private static String request(String calendar, String more) {
        return "{\"calendar\": " + calendar + ", \"reason\": \"The office moves.\"" + more + "}";
    }

    private static ValidatableResponse publish(String id, String ifMatch, String body) {
        var sent = given().contentType(ContentType.JSON).header("From", "analyst@example.com");
        return (ifMatch == null ? sent : sent.header("If-Match", "\"" + ifMatch + "\""))
                .body(body)
                .post("/v1/calendars/" + id + "/publications")
                .then();
    }

    private <T> T at(String moment, Callable<T> what) {
        try {
            return clock.during(moment, what);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Publishes it for the first time, and says which version that is. */
    private String office(String id) {
        return at(TODAY, () -> publish(id, null, request(OFFICE, "")).statusCode(201))
                .extract()
                .path("publication.version");
    }

    private static String version(String id) {
        return given().get("/v1/calendars/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }

    @Test
    void a_new_calendar_is_in_force_since_ever_and_its_version_can_be_read_for_good() {
        var heardBefore = heard.sequences.size();
        var answer = at(TODAY, () -> publish("new-one", null, request(OFFICE, "")))
                .statusCode(201)
                .body("publication.effectiveFrom", nullValue())
                .body("publication.publishedAt", equalTo(TODAY))
                .body("publication.publishedBy", equalTo("analyst@example.com"))
                .body("publication.reason", equalTo("The office moves."))
                .body("publication.correction", equalTo(false))
                .body("publication.source", equalTo("api"))
                .body("calendar.id", equalTo("new-one"))
                .extract();
        String version = answer.path("publication.version");
        assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
        assertThat(answer.header("Location")).endsWith("/v1/calendars/new-one/versions/" + version);
        given().get("/v1/calendars/new-one/versions/" + version)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .body("holidays[0].name", equalTo("Presidents' Day"));
        given().get("/v1/calendars/new-one")
                .then()
                .statusCode(200)
                .header("ETag", "\"" + version + "\"")
                .body("version", equalTo(version))
                .body("latest", equalTo(version))
                .body("since", nullValue())
                .body("next", nullValue());
        assertThat(heard.sequences).hasSizeGreaterThan(heardBefore).contains(calendars.latest());
    }

    @Test
    void new_weekly_hours_leave_the_past_as_it_was() {
        var first = office("hours");
        var second = at(TODAY, () -> publish("hours", first, request(LONGER, "")))
                .statusCode(201)
                .body("publication.effectiveFrom", equalTo(TODAY))
                .body("calendar.earlier", hasSize(1))
                .body("calendar.earlier[0].until", equalTo("2026-03-02"))
                .body("calendar.earlier[0].hours.mon", contains(List.of("09:00", "17:00")))
                .extract()
                .<String>path("publication.version");
        given().get("/v1/calendars/hours/diff?from=" + first + "&to=" + second)
                .then()
                .statusCode(200)
                .body("weekly", hasSize(1))
                .body("weekly[0].from", equalTo("2026-03-02"))
                .body("dates", hasSize(0))
                .body("complete", equalTo(true))
                .body("sentences", contains("Mondays from 2 March 2026 on: 08:00-17:00 instead of 09:00-17:00."));
        // And once more, a week later, by someone who sends back what was read.
        var again = LONGER.replace("08:00", "07:00")
                .replaceFirst(
                        "\\{",
                        "{\"earlier\": [{\"until\": \"2026-03-02\", \"hours\": {\"mon\": [[\"09:00\",\"17:00\"]],"
                                + " \"fri\": [[\"09:00\",\"17:00\"]]}}], ");
        at("2026-03-09T15:00:00Z", () -> publish("hours", second, request(again, "")))
                .statusCode(201)
                .body("calendar.earlier.until", contains("2026-03-02", "2026-03-09"));
        given().contentType(ContentType.JSON)
                .body("{\"calendar\": \"hours\", \"at\": \"2026-02-23T13:30:00Z\"}")
                .post("/v1/calendars/open")
                .then()
                .body("open", equalTo(false));
    }

    @Test
    void past_days_are_corrected_with_a_reason_or_not_at_all() {
        var first = office("past");
        var without = OFFICE.replace("{\"date\": \"2026-02-16\", \"name\": \"Presidents' Day\"}", "");
        at(TODAY, () -> publish("past", first, request(without, "")))
                .statusCode(422)
                .body(
                        "detail",
                        startsWith("The calendar must not change past days. Monday 16 February 2026: 09:00-17:00"
                                + " instead of closed.\nIf you correct a mistake"))
                .body("errors[0].value", equalTo("2026-02-16"));
        at(TODAY, () -> publish("past", first, request(OFFICE.replace("America/New_York", "Europe/Berlin"), "")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/calendar/timezone"));
        assertThat(version("past")).isEqualTo(first);
        var corrected = at(TODAY, () -> publish("past", first, request(without, ", \"correction\": true")))
                .statusCode(201)
                .body("publication.correction", equalTo(true))
                .extract()
                .<String>path("publication.version");
        assertThat(version("past")).isEqualTo(corrected).isNotEqualTo(first);
    }

    @Test
    void what_takes_effect_later_is_next_until_then() {
        var first = office("later");
        var scheduled = at(
                        TODAY,
                        () -> publish(
                                "later", first, request(LONGER, ", \"effectiveFrom\": \"2026-03-09T00:00:00-04:00\"")))
                .statusCode(201)
                .body("calendar.earlier[0].until", equalTo("2026-03-09"))
                .extract()
                .<String>path("publication.version");
        var tag = at(TODAY, () -> given().get("/v1/calendars/later"))
                .then()
                .body("version", equalTo(first))
                .body("latest", equalTo(scheduled))
                .body("next", hasSize(1))
                .body("next[0].version", equalTo(scheduled))
                .body("next[0].effectiveFrom", equalTo("2026-03-09T04:00:00Z"))
                .header("ETag", not(equalTo("\"" + first + "\"")))
                .extract()
                .header("ETag");
        assertThat(at("2026-03-09T03:59:59Z", () -> version("later"))).isEqualTo(first);
        at("2026-03-09T04:00:00Z", () -> given().get("/v1/calendars/later"))
                .then()
                .header("ETag", "\"" + scheduled + "\"")
                .body("version", equalTo(scheduled))
                .body("since", equalTo("2026-03-09T04:00:00Z"));
        assertThat(calendars.inForce(Instant.parse(TODAY)).get("later").version())
                .isEqualTo(first);
        assertThat(calendars
                        .inForce(Instant.parse("2027-01-01T00:00:00Z"))
                        .get("later")
                        .version())
                .isEqualTo(scheduled);
        // Whoever has not seen what is scheduled must look first; the ETag of the whole says that they have.
        at(TODAY, () -> publish("later", first, request(OFFICE, ""))).statusCode(412);
        var closed = OFFICE.replace("\"holidays\": [", "\"holidays\": [\"2026-03-06\", ");
        at(TODAY, () -> publish("later", tag.replace("\"", ""), request(closed, "")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/effectiveFrom"))
                .body("detail", containsString("Friday 6 March 2026: 09:00-17:00 instead of closed."));
        at(TODAY, () -> publish("later", tag.replace("\"", ""), request(OFFICE, "")))
                .statusCode(201);
    }

    @Test
    void the_past_cannot_be_told_to_have_been_otherwise() {
        var first = office("never");
        at(
                        TODAY,
                        () -> publish(
                                "never",
                                first,
                                request(LONGER, ", \"effectiveFrom\": \"2026-03-02T14:59:59.999999Z\"")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/effectiveFrom"))
                .body("detail", containsString("must not be in the past"));
        at(
                        TODAY,
                        () -> publish(
                                "not-yet",
                                null,
                                request(OFFICE, ", \"effectiveFrom\": \"2026-03-02T14:59:59.999999Z\"")))
                .statusCode(422);
        assertThat(calendars.find("not-yet")).isEmpty();
    }

    @Test
    void who_has_not_seen_the_present_version_is_told_what_is_different() {
        var first = office("seen");
        at(TODAY, () -> publish("seen", null, request(LONGER, "")))
                .statusCode(428)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/precondition-required"))
                .body("detail", containsString(first));
        var second = at(TODAY, () -> publish("seen", first, request(LONGER, "")))
                .statusCode(201)
                .extract()
                .<String>path("publication.version");
        at(TODAY, () -> publish("seen", first, request(OFFICE, "")))
                .statusCode(412)
                .body("detail", containsString(second))
                .body("detail", containsString("by analyst@example.com at " + TODAY))
                .body("errors.detail", contains("Mondays from 2 March 2026 on: 08:00-17:00 instead of 09:00-17:00."));
        publish("seen", "sha256:0", request(OFFICE, "")).statusCode(412);
        publish("unseen", "sha256:0", request(OFFICE, "")).statusCode(412);
        given().contentType(ContentType.JSON)
                .header("From", "analyst@example.com")
                .header("If-None-Match", "*")
                .body(request(OFFICE, ""))
                .post("/v1/calendars/seen/publications")
                .then()
                .statusCode(412);
        at(TODAY, () -> publish("seen", "*", request(OFFICE, ""))).statusCode(412);
        given().contentType(ContentType.JSON)
                .header("From", "analyst@example.com")
                .header("If-Match", "\"sha256:0\", \"" + second + "\"")
                .body(request(LONGER, ""))
                .post("/v1/calendars/seen/publications")
                .then()
                .statusCode(201);
    }

    @Test
    void of_two_at_once_one_wins() throws Exception {
        var first = version("us-sales");
        var definition = given().get("/v1/calendars/us-sales/versions/" + first)
                .then()
                .extract()
                .asString();
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> publishers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                var extra = "{\"extra\": [{\"date\": \"2099-01-0%d\", \"hours\": [[\"09:00\",\"10:00\"]]}], "
                        .formatted(i + 1);
                var body = request(definition.replaceFirst("\\{", extra), "");
                publishers.add(() -> publish("us-sales", first, body).extract().statusCode());
            }
            var statuses = new ArrayList<Integer>();
            for (var each : threads.invokeAll(publishers)) {
                statuses.add(each.get());
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 412);
        } finally {
            threads.shutdownNow();
        }
        // Back to what the other tests expect: any earlier version can be published again.
        publish("us-sales", version("us-sales"), request(definition, "")).statusCode(201);
        assertThat(version("us-sales")).isEqualTo(first);
    }

    @Test
    void publications_are_read_page_by_page_the_newest_first() {
        var version = office("pages");
        for (var hour : List.of("08:00", "07:00", "06:00")) {
            var seen = version;
            version = at(TODAY, () -> publish("pages", seen, request(OFFICE.replace("09:00", hour), "")))
                    .statusCode(201)
                    .extract()
                    .path("publication.version");
        }
        var page = given().get("/v1/calendars/pages/publications?limit=3")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].version", equalTo(version))
                .body("next", notNullValue())
                .extract();
        given().get("/v1/calendars/pages/publications?limit=3&cursor=" + page.<String>path("next"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].effectiveFrom", nullValue())
                .body("next", nullValue());
        for (var query : List.of("limit=0", "limit=201", "limit=x", "cursor=-1", "cursor=99999999999999999999")) {
            given().get("/v1/calendars/pages/publications?" + query).then().statusCode(422);
        }
        given().get("/v1/calendars/nowhere/publications").then().statusCode(404);
    }

    @Test
    void another_server_and_a_restarted_one_read_the_same() {
        office("elsewhere");
        var other = new Calendars(archive, clock, published, approvals);
        assertThat(other.find("elsewhere")).isEmpty();
        QuarkusTransaction.requiringNew().run(other::refresh);
        assertThat(other.find("elsewhere")).isEqualTo(calendars.find("elsewhere"));
        assertThat(other.publications()).isEqualTo(calendars.publications());
        assertThat(other.latest())
                .isEqualTo(other.publications()
                        .get(other.publications().size() - 1)
                        .sequence());
    }

    @Test
    void a_folder_that_has_not_changed_never_overrides_what_was_published_since() {
        var id = "in-folder";
        var held = folder(id, OFFICE);
        at(TODAY, () -> load(held));
        assertThat(calendars.find(id)).contains(held);
        given().get("/v1/calendars/" + id + "/publications")
                .then()
                .body("items[0].source", equalTo("folder"))
                .body("items[0].effectiveFrom", nullValue())
                .body("items[0].reason", equalTo("Imported from /etc/policies."));
        var edited = at(TODAY, () -> publish(id, held.version(), request(LONGER, "")))
                .statusCode(201)
                .extract()
                .<String>path("publication.version");
        at(TODAY, () -> load(held));
        assertThat(version(id)).isEqualTo(edited);
        var changed = folder(id, OFFICE.replace("17:00", "18:00"));
        at(TODAY, () -> load(changed));
        assertThat(version(id)).isEqualTo(changed.version());
        given().get("/v1/calendars/" + id + "/publications")
                .then()
                .body("items", hasSize(3))
                .body("items[0].effectiveFrom", equalTo(TODAY))
                .body("items[0].correction", equalTo(true));
        at(TODAY, () -> load(changed));
        calendars.load(List.of(), "/etc/policies");
        assertThat(version(id)).isEqualTo(changed.version());
        given().get("/v1/calendars/" + id + "/publications").then().body("items", hasSize(3));
        assertThatThrownBy(() -> calendars.load(List.of(held, held), "/etc/policies"))
                .hasMessageContaining("two calendars with the id in-folder");
    }

    private static CalendarVersion folder(String id, String json) throws RuntimeException {
        try {
            return CalendarVersion.from(StrictJson.newMapper()
                    .readValue(json, CalendarDefinition.class)
                    .withId(id));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Void load(CalendarVersion calendar) {
        calendars.load(List.of(calendar), "/etc/policies");
        return null;
    }

    @Test
    void what_is_published_cannot_be_changed() {
        office("for-good");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery("update calendar_publication set reason = 'x'")
                                .executeUpdate()))
                .hasStackTraceContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"calendar\": {\"timezone\": \"Mars/Base\"}, \"reason\": \"x\"} | 422 | /calendar/timezone",
                "{\"calendar\": {\"id\": \"other\", \"timezone\": \"UTC\"}, \"reason\": \"x\"} | 422 | /calendar/id",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {}}, \"reason\": \"x\"} | 422 | /calendar/hours",
                "{\"calendar\": {\"timezone\": \"UTC\", \"extra\": [{\"date\": \"2020-01-01\", \"hours\":"
                        + " [[\"09:00\",\"10:00\"]]}]}, \"reason\": \"x\"} | 422 | /calendar/hours",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {\"mon\": [[\"09:00\",\"10:00\"]]}}} | 422 |"
                        + " /reason",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {\"mon\": [[\"09:00\",\"10:00\"]]}}, \"reason\":"
                        + " \" \"} | 422 | /reason",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {\"mon\": [[\"09:00\",\"10:00\"]]}}, \"reason\":"
                        + " \"a\\u0000b\"} | 422 | /reason",
                "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {\"mon\": [[\"09:00\",\"10:00\"]]}, \"earlier\":"
                        + " [{\"hours\": {}}]}, \"reason\": \"x\"} | 422 | /calendar/earlier/0/until",
                "{\"calendar\": \"us-sales\", \"reason\": \"x\"} | 422 | /calendar",
                "{\"calendar\": null, \"reason\": \"x\"} | 422 | /calendar",
                "{\"calendar\": {\"timezone\": \"UTC\"}, \"reason\": \"x\", \"effectiveFrom\": \"tomorrow\"} | 422 |"
                        + " /effectiveFrom",
                "{\"calendar\": {\"timezone\": \"UTC\"}, \"reason\": \"x\", \"correction\": \"yes\"} | 422 |"
                        + " /correction",
                "{\"calendar\": {\"timezone\": \"UTC\"}, \"reason\": \"x\", \"other\": 1} | 400 | /other",
            })
    void what_cannot_be_published_is_refused_with_its_place(String body, int status, String pointer) {
        publish("refused", null, body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        assertThat(calendars.find("refused")).isEmpty();
    }

    @Test
    void ids_and_publishers_are_checked_too() {
        publish("Not%20An%20Id", null, request(OFFICE, ""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/calendar/id"));
        given().contentType(ContentType.JSON)
                .body(request(OFFICE, ""))
                .post("/v1/calendars/nobody/publications")
                .then()
                .statusCode(422)
                .body("detail", containsString("header From is missing"));
        var version = office("unknown-versions");
        given().get("/v1/calendars/unknown-versions/versions/sha256:0").then().statusCode(404);
        given().get("/v1/calendars/unknown-versions/diff?from=" + version + "&to=x")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/to"));
        given().get("/v1/calendars/unknown-versions/diff").then().statusCode(422);
        given().get("/v1/calendars/nowhere/diff?from=a&to=b").then().statusCode(404);
    }

    @Test
    void holidays_are_imported_by_publishing_what_the_import_answers() {
        var version = office("imports");
        var answer = at(TODAY, () -> given().contentType(ContentType.JSON)
                        .body("{\"country\": \"US\", \"from\": 2026, \"to\": 2026}")
                        .post("/v1/calendars/imports/imports/holidays"))
                .then()
                .statusCode(200)
                .body("basedOn", equalTo(version))
                .body("holidays.date", hasItem("2026-07-03"))
                .body("leftOut.reason", hasItem("It is in the past. Today is 2026-03-02."))
                .body("calendar.holidays.date", hasItem("2026-02-16"))
                .extract()
                .asString();
        assertThat(version("imports")).isEqualTo(version);
        var calendar = io.restassured.path.json.JsonPath.from(answer).getMap("calendar");
        at(TODAY, () -> publish("imports", version, request(written(calendar), "")))
                .statusCode(201);
        at(TODAY, () -> given().contentType("text/calendar; charset=UTF-8")
                        .body("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Fête\r\n"
                                + "DTSTART;VALUE=DATE:20260714\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                        .post("/v1/calendars/imports/imports/icalendar"))
                .then()
                .statusCode(200)
                .body("holidays", hasSize(1))
                .body("holidays[0].date", equalTo("2026-07-14"))
                .body("calendar.holidays.date", hasItem("2026-07-03"));
    }

    private static String written(Object value) {
        try {
            return StrictJson.newMapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_cannot_be_imported_is_refused() {
        office("imports-refused");
        var icalendar = "/v1/calendars/imports-refused/imports/icalendar";
        given().contentType("text/calendar")
                .body("A".repeat(2_000_000))
                .post(icalendar)
                .then()
                .statusCode(413);
        given().contentType("text/calendar")
                .body(new byte[] {0, 1, (byte) 0xff})
                .post(icalendar)
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
        given().contentType("text/calendar").post(icalendar).then().statusCode(not(equalTo(500)));
        given().contentType(ContentType.JSON).body("{}").post(icalendar).then().statusCode(415);
        given().contentType("text/calendar")
                .body("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
                .post("/v1/calendars/nowhere/imports/icalendar")
                .then()
                .statusCode(404);
        for (var body : List.of(
                "{\"country\": \"XX\", \"from\": 2026, \"to\": 2026}",
                "{\"country\": null, \"from\": 2026, \"to\": 2026}",
                "{\"country\": \"US\", \"from\": 0, \"to\": 2026}",
                "{\"country\": \"US\", \"from\": 2026.5, \"to\": 2027}",
                "{\"country\": \"US\", \"from\": 2026}")) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/calendars/imports-refused/imports/holidays")
                    .then()
                    .statusCode(422);
        }
    }
}

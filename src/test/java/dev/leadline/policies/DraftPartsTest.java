package dev.leadline.policies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else a draft is made of: settings, cases, the tables that may be absent, and all that was done to it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DraftPartsTest {

    private static final String JSON = "application/json";
    private static final String CASE =
            """
            [{"name": "an_a_lead_is_owed_calls", "request": {"asOf": "2016-01-11T16:00:00Z", "lead": {"id": "L-1",
              "rank": 92, "receivedAt": "2016-01-11T10:00:00-05:00"}}, "expect": {"tier": "A"}}]""";

    private static ValidatableResponse settings(Analyst analyst, Consumer<Map<String, Object>> change) {
        var settings = analyst.get("/drafts/main").extract().<Map<String, Object>>path("settings");
        change.accept(settings);
        return analyst.puts("main", "/settings", JSON, Analyst.json(settings));
    }

    private static ValidatableResponse undo(Analyst analyst, String body) {
        return analyst.sees("main")
                .contentType(JSON)
                .body(body)
                .post(analyst.at("/drafts/main/undo"))
                .then();
    }

    @Test
    void a_new_channel_is_a_blank_column_and_one_that_is_left_out_is_none() {
        var analyst = Analyst.begins("x-channels");
        settings(analyst, all -> all.put("channels", List.of("PHONE", "EMAIL", "SMS")))
                .statusCode(200)
                .body("tables.attempts.columns.name", hasItem("SMS"))
                .body("tables.attempts.rows.SMS", equalTo(List.of("", "", "")))
                .body("tables.attempts.rows.PHONE", equalTo(List.of("7", "4", "3")));
        settings(analyst, all -> all.put("channels", List.of("PHONE", "EMAIL")))
                .statusCode(200)
                .body("tables.attempts.columns.name", not(hasItem("SMS")))
                .body("tables.attempts.rows[0]", not(hasKey("SMS")))
                .body("findings.findAll { it.severity == 'ERROR' }", empty());
    }

    @Test
    void settings_that_could_not_be_shown_again_are_refused_and_the_draft_stays_as_it_was() {
        var analyst = Analyst.begins("x-unreadable");
        var many =
                java.util.stream.IntStream.range(0, 300).mapToObj(n -> "C" + n).toList();
        var before = analyst.get("/drafts/main").extract().header("ETag");
        for (List<String> channels : List.of(many, Arrays.asList("PHONE", null))) {
            settings(analyst, all -> all.put("channels", channels)).statusCode(422);
            analyst.get("/drafts/main").statusCode(200).header("ETag", before);
        }
        settings(analyst, all -> all.put("title", "a\u001b[31m"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/title"));
        analyst.get("/drafts/main").statusCode(200).header("ETag", before);
    }

    @Test
    void a_channel_that_could_not_be_the_heading_of_a_column_is_a_finding() {
        var analyst = Analyst.begins("x-channel-names");
        for (var name : List.of("note", "a,b", "")) {
            settings(analyst, all -> all.put("channels", List.of("PHONE", name)))
                    .statusCode(200)
                    .body("findings.kind", hasItem("INVALID_SETTING"));
            analyst.get("/drafts/main").statusCode(200);
        }
    }

    @Test
    void what_is_wrong_is_mended_before_answers_are_accepted() {
        var analyst = Analyst.begins("x-accept-error");
        analyst.sets("main", "rank-tiers", "B", "below", "80").statusCode(200);
        analyst.sees("main")
                .contentType(JSON)
                .body("{}")
                .post(analyst.at("/drafts/main/acceptances"))
                .then()
                .statusCode(422)
                .body("detail", containsString("a lead ranked 82.5 has no tier"));
    }

    @Test
    void the_draft_of_the_folder_is_nobodys() {
        var analyst = Analyst.inForce("x-folder-name");
        analyst.drafts("folder").statusCode(409).body("errors[0].value", equalTo("folder"));
    }

    @Test
    void a_method_that_is_not_served_is_405_with_those_that_are() {
        given().put("/v1/policies/mql-to-sal-simple/publications")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET, HEAD, POST"));
        given().get("/v1/policies/mql-to-sal-simple/drafts/x/undo")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("POST"));
        given().head("/v1/policies/nothing").then().statusCode(404);
        given().get("/v1/policies/mql-to-sal-simple/nothing").then().statusCode(404);
    }

    @Test
    void an_etag_that_is_none_of_the_drafts_is_told_so() {
        var analyst = Analyst.begins("x-etags");
        given().header("If-Match", "\"abc\"")
                .contentType(JSON)
                .body("{}")
                .post(analyst.at("/drafts/main/undo"))
                .then()
                .statusCode(anyOf(equalTo(412), equalTo(422)));
        given().header("If-Match", "\"abc\"")
                .delete(analyst.at("/drafts/main"))
                .then()
                .statusCode(412)
                .body("detail", containsString("is not a version of the draft"))
                .body("errors[0].value", equalTo("\"abc\""));
    }

    @Test
    void a_segment_is_a_blank_column_and_goes_with_its_cells() {
        var analyst = Analyst.begins("x-segments");
        settings(analyst, all -> all.put("tables", Map.of("deadlines", Map.of("segmentedBy", List.of("region")))))
                .statusCode(200)
                .body("tables.deadlines.rows.region", equalTo(List.of("", "", "")));
        analyst.sets("main", "deadlines", "A", "region", "EMEA").statusCode(200);
        settings(analyst, all -> all.remove("tables"))
                .statusCode(200)
                .body("tables.deadlines.rows[0]", not(hasKey("region")))
                .body("tables.deadlines.rows.row", equalTo(List.of("A", "B", "C")));
    }

    @Test
    void settings_that_cannot_be_are_kept_and_found_and_the_draft_can_be_mended() {
        var analyst = Analyst.begins("x-broken-settings");
        settings(analyst, all -> all.remove("calendar"))
                .statusCode(200)
                .body("findings.kind", hasItem("INVALID_SETTING"));
        analyst.get("/drafts/main/tables/attempts").statusCode(200);
        analyst.get("/editions/draft:main/review").statusCode(200).body("publishable", equalTo(false));
        settings(analyst, all -> all.put("calendar", "no-such-calendar")).statusCode(200);
        analyst.get("/editions/draft:main/review").statusCode(200).body("publishable", equalTo(false));
        analyst.publishes("main").statusCode(422);
        settings(analyst, all -> all.put("calendar", "us-sales")).statusCode(200);
        analyst.get("/editions/draft:main/review").body("publishable", equalTo(true));
    }

    @Test
    void every_edit_can_be_undone_the_undo_too() {
        var analyst = Analyst.begins("x-undo");
        analyst.sets("main", "attempts", "A", "PHONE", "8").statusCode(200);
        analyst.sets("main", "attempts", "A", "PHONE", "9").statusCode(200);
        undo(analyst, "{}")
                .statusCode(200)
                .body("revision", equalTo(4))
                .body("tables.attempts.rows[0].PHONE", equalTo("8"));
        undo(analyst, "{}").statusCode(200).body("tables.attempts.rows[0].PHONE", equalTo("9"));
        undo(analyst, "{\"to\": 1}").statusCode(200).body("tables.attempts.rows[0].PHONE", equalTo("7"));
        for (var nonsense : List.of("0", "-1", "7", "2147483647", "1.5", "\"x\"", "99999999999")) {
            undo(analyst, "{\"to\": " + nonsense + "}").statusCode(422).body("errors[0].pointer", equalTo("/to"));
        }
        analyst.get("/editions/draft:main@2").body("tables.attempts.rows[0].PHONE", equalTo("8"));

        var page = analyst.get("/drafts/main/revisions?limit=4")
                .body("items.revision", equalTo(List.of(6, 5, 4, 3)))
                .body("items[0].by", equalTo("analyst@example.com"))
                .body("items[0].what", equalTo("went back to revision 1"));
        analyst.get("/drafts/main/revisions?limit=4&cursor=" + page.extract().path("next"))
                .body("items.revision", equalTo(List.of(2, 1)))
                .body("next", equalTo(null));
    }

    @Test
    void there_is_nothing_before_the_beginning() {
        var analyst = Analyst.begins("x-no-undo");
        undo(analyst, "{}").statusCode(422).body("errors[0].pointer", equalTo("/to"));
    }

    @Test
    void a_deleted_draft_is_gone_with_its_revisions() {
        var analyst = Analyst.begins("x-deleted");
        analyst.sees("main").delete(analyst.at("/drafts/main")).then().statusCode(204);
        analyst.get("/drafts/main").statusCode(404);
        analyst.get("/drafts/main/revisions").statusCode(404);
        analyst.get("/editions/draft:main@1").statusCode(404);
        Analyst.begins("x-deleted").get("/drafts/main").body("revision", equalTo(1));
    }

    @Test
    void an_optional_table_can_go_and_a_required_one_leaves_a_finding() {
        var analyst = Analyst.begins("x-tables-go");
        analyst.sees("main")
                .delete(analyst.at("/drafts/main/tables/waiving-reasons"))
                .then()
                .statusCode(200)
                .body("tables", not(hasKey("waiving-reasons")))
                .body("findings.findAll { it.severity == 'ERROR' }", empty());
        analyst.sees("main")
                .delete(analyst.at("/drafts/main/tables/attempts"))
                .then()
                .statusCode(200)
                .body("findings.table", hasItem("attempts"))
                .body("findings.severity", hasItem(equalTo("ERROR")));
        analyst.publishes("main").statusCode(422).body("errors.detail", hasItem(startsWith("attempts: ")));
    }

    @Test
    void the_calendar_of_the_settings_has_one_shape_wherever_it_is_read() {
        var analyst = Analyst.inForce("x-one-shape");
        var shape = new java.util.HashMap<String, Object>(
                java.util.Map.of("by", "FIXED", "of", java.util.Map.of(), "otherwise", "us-sales"));
        shape.put("attribute", null);
        for (var path : List.of("", "/drafts/main", "/editions/draft:main", "/editions/in-force")) {
            analyst.get(path).statusCode(200).body("settings.calendar", equalTo(shape));
        }
        settings(analyst, all -> all.put("calendar", shape)).statusCode(200);
        settings(analyst, all -> all.put("calendar", "us-sales"))
                .statusCode(200)
                .body("settings.calendar", equalTo(shape));
    }

    @Test
    void a_review_lists_failed_cases_first_and_alone_when_asked() {
        var analyst = Analyst.begins("x-failed-first");
        analyst.sets("main", "attempts", "A", "PHONE", "9").statusCode(200);
        var review = analyst.get("/editions/draft:main/review").statusCode(200);
        int failed = review.extract().path("cases.failed");
        List<Boolean> passed = review.extract().path("cases.cases.passed");
        assertThat(failed).isPositive().isLessThan(passed.size());
        assertThat(passed.subList(0, failed)).containsOnly(false);
        assertThat(passed.subList(failed, passed.size())).containsOnly(true);
        int covered = review.extract().path("cases.coveragePercent");
        analyst.get("/editions/draft:main/review?only=failed")
                .statusCode(200)
                .body("cases.cases.passed", equalTo(java.util.Collections.nCopies(failed, false)))
                .body("cases.failed", equalTo(failed))
                .body("cases.coveragePercent", equalTo(covered));
        analyst.get("/editions/draft:main/review?only=passed").statusCode(422);
    }

    @Test
    void a_publication_is_an_edition_under_its_old_name_too() {
        var analyst = Analyst.inForce("x-old-name");
        var sequence = analyst.last();
        analyst.get("/editions/publication:" + sequence).statusCode(200);
        analyst.get("/editions/policy:" + sequence).statusCode(200);
    }

    @Test
    void cases_go_in_as_json_and_as_yaml_and_come_out_as_yaml() {
        var analyst = Analyst.begins("x-cases");
        analyst.puts("main", "/cases/mine", JSON, CASE).statusCode(200).body("cases", hasItem("mine"));
        var yaml = analyst.get("/editions/draft:main/cases/mine")
                .statusCode(200)
                .extract()
                .asString();
        int revision = analyst.revision("main");
        analyst.puts("main", "/cases/mine", "application/yaml", yaml)
                .statusCode(200)
                .body("revision", equalTo(revision));
        analyst.get("/editions/draft:main/review")
                .body("cases.cases.findAll { it.name == 'an_a_lead_is_owed_calls' }.passed", equalTo(List.of(true)));
        analyst.sees("main")
                .delete(analyst.at("/drafts/main/cases/mine"))
                .then()
                .statusCode(200);
        analyst.sees("main")
                .delete(analyst.at("/drafts/main/cases/mine"))
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[null]",
                "[1]",
                "[{}]",
                "[[]]",
                "x",
                "[{\"name\": null}]",
                "[{\"name\": \"a_b\", \"request\": {}, \"expect\": {}}]",
                "[{\"name\": \"a_b\", \"clauses\": [null], \"request\": {\"asOf\": \"x\"}, \"expect\": {\"tier\":"
                        + " \"A\"}}]"
            })
    void cases_that_are_none_are_refused(String body) {
        var analyst = new Analyst("x-no-cases", "analyst@example.com");
        if (analyst.get("/drafts/main").extract().statusCode() == 404) {
            Analyst.begins("x-no-cases");
        }
        for (var type : List.of(JSON, "application/yaml")) {
            var answer = analyst.puts("main", "/cases/mine", type, body);
            assertThat(answer.extract().statusCode())
                    .as(type + answer.extract().asString())
                    .isIn(400, 422);
        }
        assertThat(analyst.revision("main")).isEqualTo(1);
    }

    @Test
    void a_hostile_file_of_cases_is_refused_in_time() {
        var analyst = Analyst.begins("x-hostile-cases");
        var laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\n";
        for (var yaml : List.of(
                laughs, "!!javax.script.ScriptEngineManager []", "- ".repeat(20_000), "\t", "[".repeat(50_000))) {
            analyst.puts("main", "/cases/mine", "application/yaml", yaml).statusCode(422);
        }
        assertThat(analyst.revision("main")).isEqualTo(1);
    }

    @Test
    void a_case_that_is_not_there_cannot_be_accepted() {
        var analyst = Analyst.begins("x-acceptances");
        for (var body : List.of("{\"cases\": [\"no_such_case\"]}", "{\"cases\": [null]}", "{\"cases\": [\"\"]}")) {
            analyst.sees("main")
                    .contentType(JSON)
                    .body(body)
                    .post(analyst.at("/drafts/main/acceptances"))
                    .then()
                    .statusCode(422);
        }
        analyst.sees("main")
                .contentType(JSON)
                .body("{}")
                .post(analyst.at("/drafts/main/acceptances"))
                .then()
                .statusCode(200);
        assertThat(analyst.revision("main"))
                .as("nothing failed, so nothing changed")
                .isEqualTo(1);
    }

    @Test
    void boundary_cases_are_made_and_hold_once_they_are_put_in() {
        var analyst = Analyst.begins("x-boundaries");
        for (var date : List.of("", "?date=", "?date=x", "?date=2026-02-30", "?date=99999-01-01")) {
            analyst.get("/editions/draft:main/boundary-cases" + date).statusCode(422);
        }
        var made = analyst.get("/editions/draft:main/boundary-cases?date=2026-03-02")
                .statusCode(200)
                .extract();
        List<Map<String, Object>> cases = made.path("cases");
        assertThat(cases).isNotEmpty();
        analyst.puts(
                        "main",
                        "/cases/edges",
                        JSON,
                        Analyst.json(cases.stream()
                                .<Map<String, Object>>map(HashMap::new)
                                .toList()))
                .statusCode(200);
        analyst.get("/editions/draft:main/review").body("cases.failed", equalTo(0));
    }
}

package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be published is not, and it is said why. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RefusedPublicationsTest {

    @Inject
    InstantSource clock;

    private static Map<String, Object> map(Object... pairs) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    void a_draft_with_an_error_is_refused_with_the_finding() {
        var analyst = Analyst.begins("x-error");
        analyst.sets("main", "rank-tiers", "B", "below", "84").statusCode(200).body("findings.kind", hasItem("GAP"));
        analyst.publishes("main")
                .statusCode(422)
                .body("errors.pointer", hasItem(startsWith("/findings/")))
                .body("errors.detail", hasItem(startsWith("rank-tiers: ")));
        analyst.sets("main", "rank-tiers", "B", "below", "lots").statusCode(200);
        analyst.publishes("main").statusCode(422).body("errors.value", hasItem("lots"));
        analyst.get("/publications").statusCode(404);
    }

    @Test
    void a_warning_must_be_acknowledged_and_that_is_kept() {
        var analyst = Analyst.begins("x-warning");
        analyst.sees("main")
                .delete(analyst.at("/drafts/main/cases/tiers"))
                .then()
                .statusCode(200);
        var files = analyst.get("/drafts/main").extract().<List<String>>path("cases");
        files.forEach(file -> analyst.sees("main").delete(analyst.at("/drafts/main/cases/" + file)));
        analyst.sets("main", "attempts", "A", "PHONE", "90").statusCode(200);
        var warnings = analyst.warnings("main");
        assertThat(warnings).isNotEmpty();

        analyst.publishes("main", Map.of("acknowledged", List.of("0000000000000000")))
                .statusCode(422)
                .body("errors.pointer", hasItem("/acknowledged"))
                .body("errors.detail", hasItem(containsString(warnings.get(0))));
        analyst.publishes("main")
                .statusCode(201)
                .body("acknowledged.id", equalTo(warnings))
                .body("acknowledged[0].severity", equalTo("WARNING"));
        analyst.get("/publications").body("items[0].acknowledged.id", equalTo(warnings));
    }

    @Test
    void the_settings_of_a_draft_must_name_its_policy() {
        var analyst = Analyst.begins("x-other-id");
        var settings = analyst.get("/drafts/main").extract().<Map<String, Object>>path("settings");
        settings.put("id", "x-another");
        analyst.puts("main", "/settings", "application/json", Analyst.json(settings))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/id"))
                .body("errors[0].value", equalTo("x-another"));
        settings.remove("id");
        analyst.puts("main", "/settings", "application/json", Analyst.json(settings))
                .statusCode(422);
        assertThat(analyst.revision("main")).isEqualTo(1);
    }

    @Test
    void each_fault_of_a_request_is_named_and_nothing_is_kept() {
        var analyst = Analyst.begins("x-faults");
        String past =
                clock.instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString();
        refused(analyst, map("effectiveFrom", past), 422, "/effectiveFrom", past);
        refused(analyst, map("effectiveFrom", "next Monday"), 422, "/effectiveFrom", "next Monday");
        refused(analyst, map("transition", "somehow"), 422, "/transition", "somehow");
        refused(analyst, map("edition", "in-force"), 422, "/draft", "main");
        refused(analyst, map("draft", null), 422, "/draft", null);
        refused(analyst, map("draft", null, "edition", "draft:main"), 422, "/edition", "draft:main");
        refused(analyst, map("reason", null), 422, "/reason", null);
        refused(analyst, map("reason", " "), 422, "/reason", " ");
        refused(analyst, map("reason", "x".repeat(501)), 422, "/reason", null);
        refused(analyst, map("reason", "a\u0000b"), 422, "/reason", null);
        refused(analyst, map("reason", "two\nlines"), 422, "/reason", null);
        refused(analyst, map("acknowledged", Arrays.asList((String) null)), 422, "/acknowledged", null);
        refused(analyst, map("acknowledged", "all"), 422, "/acknowledged", null);
        refused(analyst, map("over", 99_999_999), 409, "/over", "99999999");
        refused(analyst, map("over", "x"), 422, "/over", "x");
        refused(analyst, map("colour", "red"), 400, null, null);
        analyst.get("/publications").statusCode(404);
        assertThat(analyst.revision("main")).isEqualTo(1);
    }

    private static void refused(Analyst analyst, Map<String, Object> more, int status, String pointer, String value) {
        var answer = analyst.publishes("main", more).contentType("application/problem+json");
        assertThat(answer.extract().statusCode())
                .as(more + " -> " + answer.extract().asString())
                .isEqualTo(status);
        if (pointer != null) {
            answer.body("errors[0].pointer", startsWith(pointer));
        }
        if (value != null) {
            answer.body("errors[0].value", equalTo(value));
        }
    }

    @Test
    void whoever_publishes_says_who_they_are() {
        var analyst = Analyst.begins("x-nobody");
        var wanted = Analyst.json(analyst.wanted("main"));
        for (var from : Arrays.asList(null, "", " ", "x".repeat(201))) {
            var nobody = io.restassured.RestAssured.given()
                    .contentType("application/json")
                    .body(wanted);
            (from == null ? nobody : nobody.header("From", from))
                    .header("If-Match", analyst.tag("main"))
                    .post(analyst.at("/publications"))
                    .then()
                    .statusCode(422)
                    .body("detail", containsStringIgnoringCase("from"));
        }
    }

    @Test
    void twenty_publications_may_be_ahead_and_no_more() {
        var analyst = Analyst.inForce("x-twenty");
        int first = analyst.last();
        int second = analyst.requires(8).last();
        for (int i = 1; i <= 21; i++) {
            analyst.post("/publications", again(i % 2 == 0 ? second : first, ahead(i)))
                    .statusCode(i <= 20 ? 201 : 409);
        }
        analyst.get("").body("next.size()", equalTo(20));
        analyst.post("/publications", Map.of("edition", "publication:" + first, "reason", "now"))
                .statusCode(201);
    }

    private static Map<String, Object> again(int publication, String when) {
        return Map.of("edition", "publication:" + publication, "reason", "r", "effectiveFrom", when);
    }

    private String ahead(int days) {
        return clock.instant()
                .plus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @Test
    void what_would_be_in_force_anyway_is_not_published_again_but_sooner_it_is() {
        var analyst = Analyst.inForce("x-anyway");
        int first = analyst.last();
        int second = analyst.requires(8).last();
        analyst.post("/publications", Map.of("edition", "in-force", "reason", "r"))
                .statusCode(409);
        analyst.post("/publications", again(second, ahead(9))).statusCode(409);
        analyst.post("/publications", again(first, ahead(5))).statusCode(201);
        analyst.post("/publications", again(first, ahead(6)))
                .statusCode(409)
                .body("detail", containsString("has the same content"));
        analyst.post("/publications", again(first, ahead(4))).statusCode(201);
        assertThat(analyst.calls(ahead(4))).isEqualTo(7);
        assertThat(analyst.calls(ahead(3))).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=99999999999",
                "limit=-1",
                "limit=1.5",
                "cursor=0",
                "cursor=x",
                "cursor=-1",
                "cursor=1234567890123456789",
                "cursor=%00"
            })
    void pages_are_asked_for_in_numbers(String query) {
        var analyst = Analyst.begins(
                "x-query-" + Integer.toHexString(query.hashCode()).replace("-", "n"));
        for (var list : List.of("/publications?", "/drafts/main/revisions?")) {
            analyst.asks()
                    .urlEncodingEnabled(false)
                    .get(analyst.at(list + query))
                    .then()
                    .statusCode(oneOf(400, 422))
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/policies/{bad}",
        "GET, /v1/policies/{bad}/tables/attempts",
        "GET, /v1/policies/" + Analyst.COPIED + "/tables/{bad}",
        "GET, /v1/policies/{bad}/drafts/main",
        "GET, /v1/policies/" + Analyst.COPIED + "/drafts/{bad}",
        "GET, /v1/policies/" + Analyst.COPIED + "/drafts/{bad}/revisions",
        "GET, /v1/policies/" + Analyst.COPIED + "/drafts/{bad}/tables/attempts",
        "GET, /v1/policies/x-bad/drafts/main/tables/{bad}",
        "GET, /v1/policies/{bad}/editions/in-force",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/{bad}",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/draft:{bad}",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/publication:{bad}",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/sha256:{bad}",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/{bad}/review",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/{bad}/folder",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/{bad}/tables/attempts",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/in-force/tables/{bad}",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/in-force/cases/{bad}",
        "GET, /v1/policies/" + Analyst.COPIED + "/editions/{bad}/boundary-cases?date=2026-03-02",
        "GET, /v1/policies/" + Analyst.COPIED + "/publications/{bad}",
        "DELETE, /v1/policies/" + Analyst.COPIED + "/drafts/{bad}",
        "DELETE, /v1/policies/x-bad/drafts/main/tables/{bad}",
        "POST, /v1/policies/" + Analyst.COPIED + "/drafts/{bad}/undo",
        "POST, /v1/policies/" + Analyst.COPIED + "/drafts/{bad}/acceptances",
        "POST, /v1/policies/{bad}/publications/withdrawals",
        "POST, /v1/policies/" + Analyst.COPIED + "/publications/{bad}/cancellation",
        "PATCH, /v1/policies/x-bad/drafts/main/tables/{bad}",
        "PUT, /v1/policies/x-bad/drafts/main/tables/{bad}",
        "PUT, /v1/policies/x-bad/drafts/{bad}/tables/attempts",
        "PUT, /v1/policies/x-bad/drafts/{bad}/cases/tiers",
    })
    void what_is_not_there_is_not_found(String method, String path) {
        var analyst = new Analyst("x-bad", "analyst@example.com");
        if (analyst.get("/drafts/main").extract().statusCode() == 404) {
            Analyst.begins("x-bad");
        }
        for (var bad : List.of(
                "nothing",
                "%00",
                "a%00b",
                "%F0%9F%92%A9",
                "%ff",
                "..%2f..",
                "A",
                "-1",
                "9".repeat(40),
                "'",
                "x".repeat(900))) {
            var answer = send(analyst, method, path.replace("{bad}", bad));
            assertThat(answer.extract().statusCode())
                    .as(method + " " + path + " " + bad + " -> "
                            + answer.extract().asString())
                    .isIn(404, 400, 422);
            if (bad.equals("nothing")) {
                answer.statusCode(404);
            }
            answer.contentType("application/problem+json");
        }
    }

    private static ValidatableResponse send(Analyst analyst, String method, String path) {
        var request = analyst.asks().urlEncodingEnabled(false).header("If-Match", "*");
        var body = path.contains("/cases/") && method.equals("PUT")
                ? "[]"
                : method.equals("PUT")
                        ? "{\"rows\": []}"
                        : method.equals("PATCH")
                                ? "{\"edits\": [{\"op\": \"REMOVE\", \"row\": \"#1\"}]}"
                                : path.contains("/publications/") ? "{\"reason\": \"r\"}" : "{}";
        var sent = List.of("GET", "DELETE").contains(method)
                ? request
                : request.contentType("application/json").body(body);
        return sent.request(method, path).then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "-a", "a b", "a/b", "ä", "a_b", "../a", "a\u0000", "\uD83D\uDCA9"})
    void names_are_small_letters_digits_and_hyphens(String name) {
        var analyst =
                Analyst.begins("x-names-" + Integer.toHexString(name.hashCode()).replace("-", "n"));
        analyst.post("/drafts", Map.of("name", name, "from", "draft:main"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/name"));
        analyst.sends(Analyst.json(Map.of("id", name, "copyOf", Analyst.COPIED)))
                .post("/v1/policies")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/id"));
        analyst.post("/drafts", Map.of("name", "a".repeat(65), "from", "draft:main"))
                .statusCode(422);
        analyst.post("/drafts", Map.of("name", "a".repeat(64), "from", "draft:main"))
                .statusCode(201);
    }

    @Test
    void a_policy_and_a_draft_begin_once() {
        var analyst = Analyst.begins("x-once");
        analyst.sends(Analyst.json(Map.of("id", "x-once", "copyOf", Analyst.COPIED)))
                .post("/v1/policies")
                .then()
                .statusCode(409);
        analyst.post("/drafts", Map.of("name", "main", "from", "draft:main"))
                .statusCode(409)
                .body("errors[0].value", equalTo("main"));
        analyst.drafts("of-nothing-in-force").statusCode(404);
        analyst.sends("{\"id\": \"x-neither\"}").post("/v1/policies").then().statusCode(422);
        analyst.sends("{\"id\": \"x-neither\", \"copyOf\": \"nothing\"}")
                .post("/v1/policies")
                .then()
                .statusCode(404);
    }
}

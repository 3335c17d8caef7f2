package dev.leadline.policies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an analyst does from the first edit to the end of a policy. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PublicationStoryTest {

    @Inject
    InstantSource clock;

    private String ahead(long days) {
        return clock.instant()
                .plus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String before(String moment) {
        return Instant.parse(moment).minusMillis(1).toString();
    }

    @Test
    void seven_calls_become_eight_from_a_moment_ahead_and_go_back_in_one_step() {
        var analyst = Analyst.inForce("x-story");
        var first = analyst.last();
        analyst.drafts("eight-calls").statusCode(201).body("basedOn", equalTo(first));
        analyst.sets("eight-calls", "attempts", "A", "PHONE", "8")
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("findings.findAll { it.severity == 'ERROR' }", empty())
                .body("tables.attempts.rows.find { it.row == 'A' }.PHONE", equalTo("8"));

        analyst.get("/editions/draft:eight-calls/review")
                .statusCode(200)
                .body("publishable", equalTo(false))
                .body("cases.failed", org.hamcrest.Matchers.greaterThan(0))
                .body("cases.cases.findAll { !it.passed }.differences.flatten()", hasItem(containsString("8")));
        analyst.publishes("eight-calls").statusCode(422).body("errors.detail", hasItem(containsString("The case ")));

        analyst.sees("eight-calls")
                .contentType("application/json")
                .body("{}")
                .post(analyst.at("/drafts/eight-calls/acceptances"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(3));
        analyst.get("/editions/draft:eight-calls/review").body("publishable", equalTo(true));

        var monday = ahead(3);
        analyst.publishes("eight-calls", Map.of("effectiveFrom", monday, "transition", "never-shorten"))
                .statusCode(201)
                .body("state", equalTo("SCHEDULED"))
                .body("effectiveFrom", equalTo(monday))
                .body("publishedBy", equalTo("analyst@example.com"))
                .body("transition", equalTo("never-shorten"));
        assertThat(analyst.calls(before(monday))).isEqualTo(7);
        assertThat(analyst.calls(monday)).isEqualTo(8);
        analyst.get("").body("publication.sequence", equalTo(first)).body("next.effectiveFrom", hasItem(monday));

        goBack(analyst, first, monday);
    }

    @Test
    void a_draft_of_what_is_in_force_knows_nothing_of_what_is_scheduled_and_says_so() {
        var analyst = Analyst.inForce("x-two-bases");
        int first = analyst.last();
        analyst.drafts("monday").statusCode(201);
        forgetsCases(analyst, "monday");
        analyst.sets("monday", "attempts", "A", "PHONE", "8").statusCode(200);
        analyst.publishes("monday", Map.of("effectiveFrom", ahead(3))).statusCode(201);
        int scheduled = analyst.last();

        analyst.drafts("present").statusCode(201).body("basedOn", equalTo(first));
        analyst.post("/drafts", Map.of("name", "coming", "from", "publication:" + scheduled))
                .statusCode(201)
                .body("basedOn", equalTo(scheduled));
        analyst.post("/drafts", Map.of("name", "again", "from", "draft:monday"))
                .statusCode(201)
                .body("basedOn", equalTo(scheduled));
        forgetsCases(analyst, "present");
        analyst.sets("present", "attempts", "B", "PHONE", "9").statusCode(200);
        analyst.publishes("present")
                .statusCode(409)
                .body("detail", containsString("publication " + scheduled + " by analyst@example.com"));
        analyst.publishes("present", Map.of("over", scheduled)).statusCode(201);
        assertThat(analyst.calls("2026-01-12T16:00:00Z")).isEqualTo(7);

        // What is past is no base any more: a copy of it goes back knowingly, and is built upon the last.
        analyst.post("/drafts", Map.of("name", "back", "from", "publication:" + first))
                .statusCode(201)
                .body("basedOn", equalTo(analyst.last()));
    }

    @Test
    void the_list_of_drafts_says_what_was_published_and_what_is_wrong_with_the_others() {
        var analyst = Analyst.inForce("x-draft-list");
        int first = analyst.last();
        analyst.drafts("broken").statusCode(201);
        analyst.sets("broken", "attempts", "A", "PHONE", "many").statusCode(200);
        analyst.sets("broken", "attempts", "B", "EMAIL", "3").statusCode(200);
        analyst.drafts("fresh").statusCode(201);
        forgetsCases(analyst, "fresh");

        analyst.get("/drafts")
                .body("items.name", equalTo(List.of("broken", "fresh", "main")))
                .body("items.publishedAs", equalTo(Arrays.asList(null, null, first)))
                .body("items.errors", equalTo(List.of(1, 0, 0)))
                .body("items.changed.cells", equalTo(List.of(2, 0, 0)));

        // An edit makes it work again; so does calling off what it became.
        analyst.sets("main", "attempts", "A", "PHONE", "8").statusCode(200).body("publishedAs", nullValue());
        forgetsCases(analyst, "main");
        analyst.publishes("main", Map.of("effectiveFrom", ahead(2))).statusCode(201);
        int scheduled = analyst.last();
        analyst.get("/drafts").body("items.find { it.name == 'main' }.publishedAs", equalTo(scheduled));
        analyst.post("/publications/" + scheduled + "/cancellation", Map.of("reason", "Not yet."))
                .statusCode(201);
        analyst.get("/drafts").body("items.find { it.name == 'main' }.publishedAs", nullValue());
        analyst.get("/drafts/main").body("publishedAs", nullValue()).body("basedOn", equalTo(scheduled));
        analyst.sees("main").delete(analyst.at("/drafts/main")).then().statusCode(204);
        analyst.get("/drafts").body("items.name", equalTo(List.of("broken", "fresh")));
    }

    private static void forgetsCases(Analyst analyst, String draft) {
        List<String> cases = analyst.get("/drafts/" + draft).extract().path("cases");
        cases.forEach(file -> analyst.sees(draft).delete(analyst.at("/drafts/" + draft + "/cases/" + file)));
    }

    private static void goBack(Analyst analyst, int first, String monday) {
        analyst.post(
                        "/publications",
                        Map.of("edition", "publication:" + first, "reason", "Too many.", "effectiveFrom", monday))
                .statusCode(201);
        assertThat(analyst.calls(monday)).isEqualTo(7);
        var last = analyst.last();
        analyst.post("/publications/" + last + "/cancellation", Map.of("reason", "Not at all."))
                .statusCode(201)
                .body("kind", equalTo("CANCELLED"))
                .body("cancels", equalTo(last));
        assertThat(analyst.calls(monday)).isEqualTo(8);
        analyst.post("/publications/" + last + "/cancellation", Map.of("reason", "Again."))
                .statusCode(409);
        analyst.post("/publications/" + first + "/cancellation", Map.of("reason", "Too late."))
                .statusCode(409)
                .body("detail", containsString("taken effect"));
    }

    @Test
    void a_policy_that_was_replaced_at_once_goes_back_to_the_very_same_version() {
        var analyst = Analyst.begins("x-back");
        analyst.publishes("main").statusCode(201).body("state", equalTo("IN_FORCE"));
        var first = analyst.last();
        String version = analyst.get("").extract().path("version");
        assertThat(analyst.calls("2026-01-12T16:00:00Z")).isEqualTo(7);
        analyst.requires(8);
        assertThat(analyst.calls("2026-01-12T16:00:00Z")).isEqualTo(8);

        analyst.post("/publications", Map.of("edition", version, "reason", "Back.", "over", analyst.last()))
                .statusCode(201)
                .body("version", equalTo(version));

        assertThat(analyst.calls("2026-01-12T16:00:00Z")).isEqualTo(7);
        analyst.get("/publications?limit=2")
                .body("items.state", equalTo(List.of("IN_FORCE", "PAST")))
                .body("next", notNullValue());
    }

    @Test
    void a_withdrawn_policy_decides_nothing_more_and_can_come_back() {
        var analyst = Analyst.inForce("x-withdrawn");
        analyst.post("/publications/withdrawals", Map.of("reason", "Nobody uses it."))
                .statusCode(201)
                .body("kind", equalTo("WITHDRAWN"))
                .body("version", nullValue());
        analyst.decision("2026-01-12T16:00:00Z").statusCode(422).body("detail", containsString("x-withdrawn"));
        analyst.get("").statusCode(404);
        given().get("/v1/policies").then().body("items.id", not(hasItem("x-withdrawn")));
        analyst.post("/publications/withdrawals", Map.of("reason", "Again.")).statusCode(404);

        int first = analyst.get("/publications").extract().path("items[-1].sequence");
        analyst.post("/publications", Map.of("edition", "publication:" + first, "reason", "Missed."))
                .statusCode(201);
        assertThat(analyst.calls("2026-01-12T16:00:00Z")).isEqualTo(7);
    }

    @Test
    void the_history_is_read_in_pages_the_newest_first() {
        var analyst = Analyst.inForce("x-pages");
        int first = analyst.last();
        int second = analyst.requires(8).last();
        for (int i = 1; i <= 4; i++) {
            var edition = "publication:" + (i % 2 == 0 ? second : first);
            analyst.post("/publications", Map.of("edition", edition, "reason", "r" + i, "effectiveFrom", ahead(i)))
                    .statusCode(201);
        }
        var newest = analyst.get("/publications?limit=2")
                .body("items.reason", equalTo(List.of("r4", "r3")))
                .extract();
        var older = analyst.get("/publications?limit=2&cursor=" + newest.path("next"))
                .body("items.reason", equalTo(List.of("r2", "r1")))
                .extract();
        analyst.get("/publications?limit=2&cursor=" + older.path("next"))
                .body("items.sequence", equalTo(List.of(second, first)))
                .body("next", nullValue());
        analyst.get("/publications/" + first).body("reason", equalTo("It is agreed."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mql-to-sal-predictive", "mql-to-sal-simple"})
    void a_shipped_policy_is_exported_as_the_very_folder_that_it_came_from(String id) throws IOException {
        var zip = given().accept("application/zip")
                .get("/v1/policies/" + id + "/editions/in-force/folder")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(unzipped(zip)).isEqualTo(files(id));
        assertThat(given().get("/v1/policies/" + id + "/editions/in-force/folder")
                        .asByteArray())
                .isEqualTo(zip);
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static Map<String, String> files(String id) throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(Path.of("policies", id))) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                found.put(
                        Path.of("policies").relativize(path).toString(),
                        Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return found;
    }
}

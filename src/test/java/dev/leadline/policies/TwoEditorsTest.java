package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several people at one policy: nobody undoes what another did without knowing it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class TwoEditorsTest {

    private static final String EDIT =
            Analyst.json(Map.of("edits", List.of(Map.of("op", "SET", "row", "A", "column", "PHONE", "value", "9"))));

    @Test
    void an_edit_without_the_etag_is_refused_whatever_it_edits() {
        var analyst = Analyst.begins("x-no-tag");
        var draft = analyst.at("/drafts/main");
        List<Callable<ValidatableResponse>> edits = List.of(
                () -> analyst.sends(EDIT).patch(draft + "/tables/attempts").then(),
                () -> analyst.sends("{\"rows\": []}")
                        .put(draft + "/tables/attempts")
                        .then(),
                () -> analyst.asks().delete(draft + "/tables/waiving-reasons").then(),
                () -> analyst.sends("[]").put(draft + "/cases/tiers").then(),
                () -> analyst.asks().delete(draft + "/cases/tiers").then(),
                () -> analyst.sends("{}").post(draft + "/acceptances").then(),
                () -> analyst.sends("{\"to\": 1}").post(draft + "/undo").then(),
                () -> analyst.asks().delete(draft).then(),
                () -> analyst.post("/publications", analyst.wanted("main")));
        for (var edit : edits) {
            refused(edit, 428).body("detail", containsString(analyst.tag("main")));
        }
        assertThat(analyst.revision("main")).isEqualTo(1);
    }

    private static ValidatableResponse refused(Callable<ValidatableResponse> edit, int status) {
        try {
            return edit.call().statusCode(status).contentType("application/problem+json");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_second_of_two_editors_is_told_who_was_first_and_nothing_of_the_first_is_lost() {
        var analyst = Analyst.begins("x-second");
        var editor = analyst.colleague("editor@example.com");
        var seen = editor.tag("main");
        analyst.sets("main", "attempts", "A", "PHONE", "8").statusCode(200);

        for (var stale : List.of(
                seen, "\"r2-000000000000\"", "r2", "\"\"", "W/" + analyst.tag("main"), "\"r999999999-000000000000\"")) {
            editor.sends(EDIT)
                    .header("If-Match", stale)
                    .patch(editor.at("/drafts/main/tables/attempts"))
                    .then()
                    .statusCode(412)
                    .body(
                            "detail",
                            containsString(
                                    stale.equals(seen) ? "analyst@example.com" : "is not a version of the" + " draft"));
        }
        analyst.get("/drafts/main")
                .body("revision", equalTo(2))
                .body("tables.attempts.rows.find { it.row == 'A' }.PHONE", equalTo("8"));
        editor.sends(EDIT)
                .header("If-Match", "*")
                .patch(editor.at("/drafts/main/tables/attempts"))
                .then()
                .statusCode(200)
                .body("lastEdit.by", equalTo("editor@example.com"));
    }

    @Test
    void of_many_edits_at_once_that_saw_the_same_draft_exactly_one_is_done() throws Exception {
        var analyst = Analyst.begins("x-many-edits");
        var seen = analyst.tag("main");
        var statuses = atOnce(
                8,
                number -> () -> analyst.sends(EDIT.replace("\"9\"", "\"" + (10 + number) + "\""))
                        .header("If-Match", seen)
                        .patch(analyst.at("/drafts/main/tables/attempts"))
                        .then());
        assertThat(statuses.stream().map(answer -> answer.extract().statusCode()))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(analyst.revision("main")).isEqualTo(2);
    }

    @Test
    void of_two_drafts_published_at_once_one_is_and_the_other_is_told_by_whom() throws Exception {
        var analyst = Analyst.inForce("x-at-once");
        for (int round = 0; round < 5; round++) {
            var names = List.of("left-" + round, "right-" + round);
            var file = analyst.get("/editions/in-force").extract().<List<String>>path("cases");
            for (var name : names) {
                analyst.drafts(name).statusCode(201);
                file.forEach(each -> analyst.sees(name).delete(analyst.at("/drafts/" + name + "/cases/" + each)));
                analyst.sets(name, "attempts", "A", "PHONE", String.valueOf(10 + 2 * round + names.indexOf(name)))
                        .statusCode(200);
            }
            var wanted = names.stream().map(analyst::wanted).toList();
            var tags = names.stream().map(analyst::tag).toList();
            var answers = atOnce(
                    2,
                    number -> () -> analyst.colleague(names.get(number) + "@example.com")
                            .sends(Analyst.json(wanted.get(number)))
                            .header("If-Match", tags.get(number))
                            .post(analyst.at("/publications"))
                            .then());
            int winner = answers.get(0).extract().statusCode() == 201 ? 0 : 1;
            answers.get(winner).statusCode(201);
            answers.get(1 - winner)
                    .statusCode(409)
                    .body("detail", containsString(names.get(winner) + "@example.com"))
                    .body("errors.pointer", hasItem("/over"));
            assertThat(analyst.calls("2026-01-12T16:00:00Z")).isEqualTo(10 + 2 * round + winner);
        }
    }

    @Test
    void one_draft_published_twice_at_once_comes_into_force_once() throws Exception {
        var analyst = Analyst.begins("x-twice");
        var wanted = Analyst.json(analyst.wanted("main"));
        var tag = analyst.tag("main");
        var answers = atOnce(
                4,
                number -> () -> analyst.sends(wanted)
                        .header("If-Match", tag)
                        .post(analyst.at("/publications"))
                        .then());
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        analyst.get("/publications").body("items.size()", equalTo(1));
    }

    @Test
    void a_draft_that_was_edited_since_it_was_looked_at_is_not_published() {
        var analyst = Analyst.begins("x-edited-since");
        var wanted = Analyst.json(analyst.wanted("main"));
        var seen = analyst.tag("main");
        analyst.sets("main", "attempts", "A", "note", "looked at again").statusCode(200);
        analyst.sends(wanted)
                .header("If-Match", seen)
                .post(analyst.at("/publications"))
                .then()
                .statusCode(412);
        analyst.get("").statusCode(404);
    }

    @Test
    void what_would_make_two_policies_answer_for_one_stage_is_refused_and_leaves_no_trace() {
        var analyst = Analyst.begins("x-two-for-mql");
        var settings = analyst.get("/drafts/main").extract().<Map<String, Object>>path("settings");
        settings.put("answersForStage", true);
        analyst.puts("main", "/settings", "application/json", Analyst.json(settings))
                .statusCode(200);
        var serving = analyst.asks().get("/v1/serving").asString();

        analyst.publishes("main")
                .statusCode(422)
                .body("detail", containsString("MQL"))
                .body("errors.detail.join()", containsString(Analyst.COPIED));

        assertThat(analyst.asks().get("/v1/serving").asString()).isEqualTo(serving);
        analyst.get("/publications").statusCode(404);
        analyst.get("/drafts/main").body("basedOn", equalTo(null));
        analyst.decision("2026-01-12T16:00:00Z").statusCode(422);
    }

    private static <T> List<T> atOnce(int number, java.util.function.IntFunction<Callable<T>> what) throws Exception {
        var threads = Executors.newFixedThreadPool(number);
        var start = new CyclicBarrier(number);
        try {
            List<Future<T>> all = IntStream.range(0, number)
                    .mapToObj(each -> threads.submit(() -> {
                        start.await();
                        return what.apply(each).call();
                    }))
                    .toList();
            var done = new java.util.ArrayList<T>();
            for (var each : all) {
                done.add(each.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}

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
        var ann = Analyst.begins("x-no-tag");
        var draft = ann.at("/drafts/main");
        List<Callable<ValidatableResponse>> edits = List.of(
                () -> ann.sends(EDIT).patch(draft + "/tables/attempts").then(),
                () -> ann.sends("{\"rows\": []}")
                        .put(draft + "/tables/attempts")
                        .then(),
                () -> ann.asks().delete(draft + "/tables/waiving-reasons").then(),
                () -> ann.sends("[]").put(draft + "/cases/tiers").then(),
                () -> ann.asks().delete(draft + "/cases/tiers").then(),
                () -> ann.sends("{}").post(draft + "/acceptances").then(),
                () -> ann.sends("{\"to\": 1}").post(draft + "/undo").then(),
                () -> ann.asks().delete(draft).then(),
                () -> ann.post("/publications", ann.wanted("main")));
        for (var edit : edits) {
            refused(edit, 428).body("detail", containsString(ann.tag("main")));
        }
        assertThat(ann.revision("main")).isEqualTo(1);
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
        var ann = Analyst.begins("x-second");
        var bob = ann.colleague("bob@example.com");
        var seen = bob.tag("main");
        ann.sets("main", "attempts", "A", "PHONE", "8").statusCode(200);

        for (var stale : List.of(
                seen, "\"r2-000000000000\"", "r2", "\"\"", "W/" + ann.tag("main"), "\"r999999999-000000000000\"")) {
            bob.sends(EDIT)
                    .header("If-Match", stale)
                    .patch(bob.at("/drafts/main/tables/attempts"))
                    .then()
                    .statusCode(412)
                    .body(
                            "detail",
                            containsString(stale.equals(seen) ? "ann@example.com" : "names no state of the draft"));
        }
        ann.get("/drafts/main")
                .body("revision", equalTo(2))
                .body("tables.attempts.rows.find { it.row == 'A' }.PHONE", equalTo("8"));
        bob.sends(EDIT)
                .header("If-Match", "*")
                .patch(bob.at("/drafts/main/tables/attempts"))
                .then()
                .statusCode(200)
                .body("lastEdit.by", equalTo("bob@example.com"));
    }

    @Test
    void of_many_edits_at_once_that_saw_the_same_draft_exactly_one_is_done() throws Exception {
        var ann = Analyst.begins("x-many-edits");
        var seen = ann.tag("main");
        var statuses = atOnce(
                8,
                number -> () -> ann.sends(EDIT.replace("\"9\"", "\"" + (10 + number) + "\""))
                        .header("If-Match", seen)
                        .patch(ann.at("/drafts/main/tables/attempts"))
                        .then());
        assertThat(statuses.stream().map(answer -> answer.extract().statusCode()))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(ann.revision("main")).isEqualTo(2);
    }

    @Test
    void of_two_drafts_published_at_once_one_is_and_the_other_is_told_by_whom() throws Exception {
        var ann = Analyst.inForce("x-at-once");
        for (int round = 0; round < 5; round++) {
            var names = List.of("left-" + round, "right-" + round);
            var file = ann.get("/editions/in-force").extract().<List<String>>path("cases");
            for (var name : names) {
                ann.drafts(name).statusCode(201);
                file.forEach(each -> ann.sees(name).delete(ann.at("/drafts/" + name + "/cases/" + each)));
                ann.sets(name, "attempts", "A", "PHONE", String.valueOf(10 + 2 * round + names.indexOf(name)))
                        .statusCode(200);
            }
            var wanted = names.stream().map(ann::wanted).toList();
            var tags = names.stream().map(ann::tag).toList();
            var answers = atOnce(
                    2,
                    number -> () -> ann.colleague(names.get(number) + "@example.com")
                            .sends(Analyst.json(wanted.get(number)))
                            .header("If-Match", tags.get(number))
                            .post(ann.at("/publications"))
                            .then());
            int winner = answers.get(0).extract().statusCode() == 201 ? 0 : 1;
            answers.get(winner).statusCode(201);
            answers.get(1 - winner)
                    .statusCode(409)
                    .body("detail", containsString(names.get(winner) + "@example.com"))
                    .body("errors.pointer", hasItem("/over"));
            assertThat(ann.calls("2026-01-12T16:00:00Z")).isEqualTo(10 + 2 * round + winner);
        }
    }

    @Test
    void one_draft_published_twice_at_once_comes_into_force_once() throws Exception {
        var ann = Analyst.begins("x-twice");
        var wanted = Analyst.json(ann.wanted("main"));
        var tag = ann.tag("main");
        var answers = atOnce(
                4,
                number -> () -> ann.sends(wanted)
                        .header("If-Match", tag)
                        .post(ann.at("/publications"))
                        .then());
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        ann.get("/publications").body("items.size()", equalTo(1));
    }

    @Test
    void a_draft_that_was_edited_since_it_was_looked_at_is_not_published() {
        var ann = Analyst.begins("x-edited-since");
        var wanted = Analyst.json(ann.wanted("main"));
        var seen = ann.tag("main");
        ann.sets("main", "attempts", "A", "note", "looked at again").statusCode(200);
        ann.sends(wanted)
                .header("If-Match", seen)
                .post(ann.at("/publications"))
                .then()
                .statusCode(412);
        ann.get("").statusCode(404);
    }

    @Test
    void what_would_make_two_policies_answer_for_one_stage_is_refused_and_leaves_no_trace() {
        var ann = Analyst.begins("x-two-for-mql");
        var settings = ann.get("/drafts/main").extract().<Map<String, Object>>path("settings");
        settings.put("answersForStage", true);
        ann.puts("main", "/settings", "application/json", Analyst.json(settings))
                .statusCode(200);
        var serving = ann.asks().get("/v1/serving").asString();

        ann.publishes("main")
                .statusCode(422)
                .body("detail", containsString("MQL"))
                .body("errors.detail.join()", containsString(Analyst.COPIED));

        assertThat(ann.asks().get("/v1/serving").asString()).isEqualTo(serving);
        ann.get("/publications").statusCode(404);
        ann.get("/drafts/main").body("basedOn", equalTo(null));
        ann.decision("2026-01-12T16:00:00Z").statusCode(422);
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

package dev.leadline.policies;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits of several tables of a draft at once: a promise is one grid for those who edit it, and three tables here. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SeveralTablesTest {

    private static final Map<String, Object> EIGHT_CALLS = set("attempts", "A", "PHONE", "8");
    private static final String CALLS_OF_A = "tables.attempts.rows.find { it.row == 'A' }.PHONE";
    private static final String DAYS_OF_A = "tables.deadlines.rows.find { it.row == 'A' }.allAttemptsWithin";

    private Analyst analyst;

    @BeforeEach
    void begin() {
        analyst = new Analyst("x-several", "analyst@example.com");
        if (analyst.get("/drafts/main").extract().statusCode() == 404) {
            analyst = Analyst.begins("x-several");
        }
        analyst.sees("main")
                .contentType("application/json")
                .body("{\"to\": 1}")
                .post(analyst.at("/drafts/main/undo"))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> set(String table, String row, String column, String value) {
        return Map.of("table", table, "op", "SET", "row", row, "column", column, "value", value);
    }

    @Test
    void cells_of_several_tables_become_others_in_one_revision() {
        int before = analyst.revision("main");

        analyst.patches("main", List.of(EIGHT_CALLS, set("deadlines", "A", "allAttemptsWithin", "9 business days")))
                .statusCode(200)
                .body("revision", equalTo(before + 1))
                .body("lastEdit.what", equalTo("edited the tables attempts, deadlines"))
                .body(CALLS_OF_A, equalTo("8"))
                .body(DAYS_OF_A, equalTo("9 business days"));
    }

    @Test
    void rows_are_put_in_moved_and_taken_out_in_the_order_of_the_edits() {
        analyst.patches(
                        "main",
                        List.of(
                                Map.of("table", "attempts", "op", "INSERT", "cells", Map.of("row", "D", "tier", "C")),
                                set("deadlines", "A", "note", "agreed"),
                                set("attempts", "D", "PHONE", "2"),
                                Map.of("table", "attempts", "op", "MOVE", "row", "D", "at", 1),
                                Map.of("table", "deadlines", "op", "REMOVE", "row", "B")))
                .statusCode(200)
                .body("tables.attempts.rows.row", equalTo(List.of("D", "A", "B", "C")))
                .body("tables.attempts.rows[0].PHONE", equalTo("2"))
                .body("tables.deadlines.rows.row", equalTo(List.of("A", "C")));
    }

    @Test
    void if_one_cannot_be_done_none_is() {
        int before = analyst.revision("main");

        analyst.patches("main", List.of(EIGHT_CALLS, set("deadlines", "X", "note", "?")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/edits/1/row"))
                .body("detail", containsString("There is no row (X)"));
        analyst.patches("main", List.of(EIGHT_CALLS, set("deadline", "A", "note", "?")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/edits/1/table"))
                .body("detail", containsString("no table (deadline)"))
                .body("detail", containsString("rank-tiers, attempts, deadlines"));
        analyst.patches("main", List.of(Map.of("op", "REMOVE", "row", "A")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/edits/0/table"));

        analyst.get("/drafts/main").body("revision", equalTo(before)).body(CALLS_OF_A, equalTo("7"));
    }

    @Test
    void an_edit_of_a_draft_that_somebody_else_edited_names_their_change() {
        var seen = analyst.tag("main");
        analyst.colleague("colleague@example.com")
                .patches("main", List.of(EIGHT_CALLS))
                .statusCode(200);

        analyst.sends(Analyst.json(Map.of("edits", List.of(set("deadlines", "A", "note", "agreed")))))
                .header("If-Match", seen)
                .patch(analyst.at("/drafts/main"))
                .then()
                .statusCode(412)
                .body("detail", containsString("colleague@example.com"))
                .body("errors[0].pointer", equalTo("/attempts/A/PHONE"));
        analyst.sends(Analyst.json(Map.of("edits", List.of(EIGHT_CALLS))))
                .patch(analyst.at("/drafts/main"))
                .then()
                .statusCode(428);
    }

    private io.restassured.response.ValidatableResponse goesTo(Integer revision) {
        return analyst.sees("main")
                .contentType("application/json")
                .body(Analyst.json(Map.of("to", revision)))
                .post(analyst.at("/drafts/main/undo"))
                .then()
                .statusCode(200);
    }

    @Test
    void one_undo_takes_edits_of_several_tables_back_and_one_redo_does_them_again() {
        int first = analyst.patches("main", List.of(set("rank-tiers", "B", "note", "agreed")))
                .statusCode(200)
                .extract()
                .path("revision");
        var both = analyst.patches(
                        "main", List.of(EIGHT_CALLS, set("deadlines", "A", "allAttemptsWithin", "9 business days")))
                .statusCode(200)
                .body("undo", equalTo(first))
                .body("redo", equalTo(null))
                .extract();

        goesTo(both.path("undo"))
                .body(CALLS_OF_A, equalTo("7"))
                .body(DAYS_OF_A, equalTo("8 business days"))
                .body("undo", equalTo(1))
                .body("redo", equalTo(both.path("revision")));
        // as a page that was loaded anew
        var loaded = analyst.get("/drafts/main").extract();
        goesTo(loaded.path("redo"))
                .body(CALLS_OF_A, equalTo("8"))
                .body(DAYS_OF_A, equalTo("9 business days"))
                .body("undo", equalTo(first))
                .body("redo", equalTo(null));
        goesTo(first).body("undo", equalTo(1)).body("redo", equalTo(both.path("revision")));
        analyst.patches("main", List.of(set("deadlines", "A", "note", "agreed")))
                .body("undo", equalTo(first))
                .body("redo", equalTo(null));
    }

    @Test
    void a_draft_says_who_edited_it_last_and_how_much_of_it_is_another_than_what_was_published() {
        analyst.get("/drafts/main").body("basedOn", equalTo(null)).body("changed", equalTo(null));

        var published = Analyst.inForce("x-changed");
        published.drafts("next").statusCode(201).body("changed", equalTo(changed(0, 0, 0, 0)));
        published
                .colleague("colleague@example.com")
                .patches(
                        "next",
                        List.of(
                                EIGHT_CALLS,
                                set("deadlines", "A", "allAttemptsWithin", "9 business days"),
                                set("attempts", "B", "note", "as before"),
                                Map.of("table", "alerts", "op", "REMOVE", "row", "disposition-late"),
                                Map.of("table", "attempt-outcomes", "op", "MOVE", "row", "phone-inbound", "at", 1)))
                .statusCode(200)
                .body("lastEdit.by", equalTo("colleague@example.com"))
                .body("changed", equalTo(changed(3, 2, 0, 0)));
        List<String> cases = published.get("/drafts/next").extract().path("cases");
        published.sees("next").delete(published.at("/drafts/next/cases/" + cases.get(0)));
        published.get("/drafts/next?tables=false").body("changed", equalTo(changed(3, 2, 0, 1)));
    }

    private static Map<String, Integer> changed(int cells, int rows, int settings, int cases) {
        return Map.of("cells", cells, "rows", rows, "settings", settings, "cases", cases);
    }

    @Test
    void a_finding_names_the_cells_to_look_at_and_goes_by_the_edits_that_it_offers() {
        var found = analyst.patches("main", List.of(set("rank-tiers", "B", "below", "86")))
                .statusCode(200)
                .body("findings.kind", equalTo(List.of("OVERLAP")))
                .body("findings[0].cells.table", equalTo(List.of("rank-tiers", "rank-tiers")))
                .body("findings[0].cells.row", equalTo(List.of("A", "B")))
                .body("findings[0].cells.column", equalTo(List.of("from", "below")))
                .body(
                        "findings[0].fixes.label",
                        equalTo(List.of("Set below of row B to 85", "Set from of row A to 86")))
                .extract();

        for (int fix = 0; fix < 2; fix++) {
            analyst.patches("main", found.path("findings[0].fixes[" + fix + "].edits"))
                    .statusCode(200)
                    .body("findings", equalTo(List.of()));
            analyst.patches(
                            "main",
                            List.of(set("rank-tiers", "A", "from", "85"), set("rank-tiers", "B", "below", "86")))
                    .statusCode(200)
                    .body("findings.kind", equalTo(List.of("OVERLAP")));
        }
    }

    @Test
    void a_cell_that_cannot_be_read_goes_by_its_row_and_by_what_may_be_meant() {
        var found = analyst.patches("main", List.of(set("deadlines", "B", "firstCallWithin", "4h")))
                .statusCode(200)
                .body("findings[0].kind", equalTo("INVALID_CELL"))
                .body("findings[0].rows", equalTo(List.of("B")))
                .body("findings[0].detail", startsWith("Row B, column `firstCallWithin`: "))
                .body("findings[0].cells[0].row", equalTo("B"))
                .body("findings[0].fixes[0].label", equalTo("Set firstCallWithin of row B to 4 business hours"))
                .extract();
        analyst.patches("main", found.path("findings[0].fixes[0].edits"))
                .statusCode(200)
                .body("findings", equalTo(List.of()));

        analyst.patches("main", List.of(set("deadlines", "B", "row", "A"), set("deadlines", "#2", "note", "mine")))
                .statusCode(200)
                .body("findings[0].rows", equalTo(List.of("#2")))
                .body("findings[0].detail", startsWith("Row 2 (without a name of its own), column `row`: "))
                .body("findings[0].fixes[0].edits[0].row", equalTo("#2"))
                .body("findings[0].fixes[0].edits[0].value", equalTo("A-2"));
    }

    @Test
    void a_tier_without_rows_is_given_some_to_be_filled_in() {
        var found = analyst.patches(
                        "main",
                        List.of(
                                set("rank-tiers", "NURTURE", "below", "30"),
                                Map.of(
                                        "table",
                                        "rank-tiers",
                                        "op",
                                        "INSERT",
                                        "cells",
                                        Map.of(
                                                "row",
                                                "D",
                                                "from",
                                                "30",
                                                "below",
                                                "45",
                                                "tier",
                                                "D",
                                                "handling",
                                                "work",
                                                "responsible",
                                                "teleprospecting"))))
                .statusCode(200)
                .body("findings.kind", equalTo(List.of("TIER_NAMES", "TIER_NAMES")))
                .body("findings.table", equalTo(List.of("attempts", "deadlines")))
                .body("findings[0].cells[0].table", equalTo("rank-tiers"))
                .body("findings[0].cells[0].row", equalTo("D"))
                .extract();

        var edits = new ArrayList<Object>(found.<List<Object>>path("findings[0].fixes[0].edits"));
        edits.addAll(found.path("findings[1].fixes[0].edits"));
        edits.add(set("attempts", "D", "PHONE", "2"));
        edits.add(set("attempts", "D", "EMAIL", "1"));
        edits.add(set("deadlines", "D", "allAttemptsWithin", "12 business days"));
        edits.add(set("deadlines", "D", "firstCallWithin", "6 business hours"));
        analyst.patches("main", edits).statusCode(200).body("findings", equalTo(List.of()));
    }

    @Test
    void no_more_than_five_hundred_edits_are_taken_and_at_least_one() {
        analyst.patches("main", Collections.nCopies(500, EIGHT_CALLS)).statusCode(200);
        analyst.patches("main", Collections.nCopies(501, EIGHT_CALLS)).statusCode(422);
        analyst.patches("main", List.of()).statusCode(422);
    }

    @Test
    void who_has_the_tables_gets_the_findings_alone_or_nothing() {
        var edits = Analyst.json(Map.of("edits", List.of(set("rank-tiers", "B", "below", "86"))));
        analyst.sees("main")
                .contentType("application/json")
                .body(edits)
                .patch(analyst.at("/drafts/main?tables=false"))
                .then()
                .statusCode(200)
                .body("", not(hasKey("tables")))
                .body("", not(hasKey("settings")))
                .body("findings.kind", equalTo(List.of("OVERLAP")));
        analyst.get("/drafts/main?tables=false")
                .statusCode(200)
                .body("", not(hasKey("tables")))
                .body("revision", equalTo(analyst.revision("main")));
        int revision = analyst.revision("main");
        var tag = analyst.sees("main")
                .contentType("application/json")
                .header("Prefer", "return=minimal")
                .body(Analyst.json(Map.of("edits", List.of(EIGHT_CALLS))))
                .patch(analyst.at("/drafts/main"))
                .then()
                .statusCode(204)
                .body(emptyString())
                .extract()
                .header("ETag");
        analyst.get("/drafts/main").header("ETag", equalTo(tag)).body("revision", equalTo(revision + 1));
    }
}

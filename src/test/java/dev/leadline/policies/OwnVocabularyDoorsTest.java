package dev.leadline.policies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An analyst declares an obligation and an action, fills in its column, and brings it into force. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OwnVocabularyDoorsTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Map<String, Object> SECOND_CALL = Map.of(
            "id",
            "SECOND_CALL",
            "title",
            "Second call",
            "satisfiedBy",
            Map.of("channel", "PHONE", "attempt", 2),
            "inDeadlines",
            true);

    private static ValidatableResponse declares(Analyst analyst, Map<String, Object> obligation, String action) {
        var settings = analyst.get("/drafts/main").extract().<Map<String, Object>>path("settings");
        settings.put("obligations", List.of(obligation));
        settings.put("actions", List.of(Map.of("id", action, "title", "Escalate the lead to the sales manager")));
        return analyst.puts("main", "/settings", "application/json", Analyst.json(settings));
    }

    @Test
    void what_is_declared_goes_through_every_door_of_a_policy() {
        var analyst = Analyst.begins("x-own-words");
        declares(analyst, SECOND_CALL, "ESCALATE_OWN")
                .statusCode(200)
                .body("settings.obligations[0].satisfiedBy.attempt", equalTo(2))
                .body("tables.deadlines.columns.name", hasItem("secondCallWithin"))
                .body("tables.deadlines.rows.secondCallWithin", equalTo(List.of("", "", "")));
        analyst.sets("main", "deadlines", "A", "secondCallWithin", "soon")
                .statusCode(200)
                .body("findings.detail", hasItem(containsString("secondCallWithin")));
        analyst.sets("main", "deadlines", "A", "secondCallWithin", "1 business day")
                .statusCode(200)
                .body("findings.findAll { it.severity == 'ERROR' }", empty());
        analyst.patches(
                        "main",
                        "alerts",
                        List.of(Map.of(
                                "op",
                                "INSERT",
                                "cells",
                                Map.of("row", "second", "obligation", "SECOND_CALL", "at", "75%", "tell", "owner"))))
                .statusCode(200)
                .body("findings.findAll { it.severity == 'ERROR' }", empty());
        comesInAsItWentOut(analyst);
        analyst.get("/editions/draft:main/sentences")
                .statusCode(200)
                .body("sentences", hasItem(containsString("second call within 1 business day")));

        analyst.publishes("main").statusCode(201);

        given().get("/v1/policies/x-own-words")
                .then()
                .statusCode(200)
                .body("settings.obligations[0].id", equalTo("SECOND_CALL"))
                .body("settings.obligations[0].owedUntil", equalTo("REACHED"))
                .body("settings.actions[0].id", equalTo("ESCALATE_OWN"))
                .body("tables.deadlines.rows[0].secondCallWithin", equalTo("1 business day"))
                .body(
                        "tables.alerts.columns.find { it.name == 'obligation' }.expected",
                        containsString("or `SECOND_CALL`"));
        analyst.decision("2026-01-12T16:00:00Z").statusCode(200);
        given().get("/v1/actions?type=ESCALATE_OWN").then().statusCode(200).body("items", empty());
        given().get("/v1/actions?type=ESCALATE_OWNN")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/type"))
                .body("errors[0].detail", startsWith("The type (ESCALATE_OWNN) must be one of ATTEMPT,"))
                .body("errors[0].detail", containsString("ESCALATE_OWN"));
    }

    private static void comesInAsItWentOut(Analyst analyst) {
        for (var type : List.of("text/csv", XLSX, "application/json")) {
            var table = analyst.asks()
                    .accept(type)
                    .get(analyst.at("/drafts/main/tables/deadlines"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            analyst.puts("main", "/tables/deadlines", type, table)
                    .statusCode(200)
                    .body("tables.deadlines.rows[0].secondCallWithin", equalTo("1 business day"));
        }
    }

    @Test
    void a_copy_and_a_later_version_keep_it_and_leads_may_be_under_an_earlier_one() {
        var analyst = Analyst.begins("x-own-copied");
        declares(analyst, SECOND_CALL, "ESCALATE_ONCE").statusCode(200);
        analyst.publishes("main").statusCode(201);
        analyst.sends(Analyst.json(Map.of("id", "x-own-copy", "copyOf", "x-own-copied")))
                .post("/v1/policies")
                .then()
                .statusCode(201);
        assertThat(new Analyst("x-own-copy", "analyst@example.com")
                        .get("/drafts/main")
                        .extract()
                        .<List<String>>path("settings.obligations.id"))
                .containsExactly("SECOND_CALL");

        analyst.drafts("without").statusCode(201);
        var settings = analyst.get("/drafts/without").extract().<Map<String, Object>>path("settings");
        settings.remove("actions");
        settings.remove("obligations");
        analyst.puts("without", "/settings", "application/json", Analyst.json(settings))
                .statusCode(200)
                .body("tables.deadlines.columns.name", not(hasItem("secondCallWithin")));
        analyst.publishes("without").statusCode(201);
        given().get("/v1/actions?type=ESCALATE_ONCE").then().statusCode(200);
    }

    @Test
    void a_declaration_that_cannot_be_leaves_the_draft_broken_and_unpublished_and_says_where() {
        var analyst = Analyst.begins("x-own-broken");
        var broken = Map.<String, Object>of("id", "second-call", "title", "Second call");
        declares(analyst, broken, "ATTEMPT")
                .statusCode(200)
                .body("findings.advice", hasItem("Did you mean SECOND_CALL?"))
                .body("findings.detail", hasItem(containsString("The action (ATTEMPT) is built in. Use another id.")));
        analyst.publishes("main").statusCode(422);
        var unknown = Map.<String, Object>of("id", "SECOND_CALL", "titel", "Second call");
        declares(analyst, unknown, "ESCALATE").statusCode(400);
    }
}

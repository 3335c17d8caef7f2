package dev.leadline.decisions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.Analyst;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that are asked while they are written. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class EditionDecisionsTest {

    private static final String NEXT_CALL = "requiredActions[0].of";

    private Analyst analyst;

    @BeforeEach
    void begin() {
        analyst = new Analyst("x-asked", "analyst@example.com");
        if (analyst.get("/drafts/main").extract().statusCode() == 404) {
            analyst = Analyst.inForce("x-asked");
        }
        analyst.sees("main")
                .contentType("application/json")
                .body("{\"to\": 1}")
                .post(analyst.at("/drafts/main/undo"))
                .then()
                .statusCode(200);
    }

    /** A lead that was called once; nobody answered. */
    private static String lead(String rank, String more) {
        return "{\"asOf\": \"2016-01-11T16:00:00Z\", \"lead\": {\"id\": \"L-1\", \"rank\": " + rank
                + ", \"receivedAt\": \"2016-01-11T10:00:00-05:00\"}, \"attempts\": [{\"id\": \"a1\", \"channel\":"
                + " \"PHONE\", \"occurredAt\": \"2016-01-11T15:30:00Z\", \"outcome\": \"NO_ANSWER\"}]" + more + "}";
    }

    private ValidatableResponse asks(String edition, String request) {
        return given().contentType("application/json")
                .body(request)
                .post(analyst.at("/editions/" + edition + "/decisions"))
                .then();
    }

    private int sets(String table, String row, String column, String value) {
        return analyst.sets("main", table, row, column, value)
                .statusCode(200)
                .extract()
                .path("revision");
    }

    @Test
    void a_draft_answers_beside_what_is_in_force_and_names_the_rows_that_had_a_say() {
        int revision = sets("attempts", "A", "PHONE", "8");

        asks("draft:main", lead("92", ""))
                .statusCode(200)
                .body(NEXT_CALL, equalTo(8))
                .body("edition", equalTo("draft:main@" + revision))
                .body("id", equalTo(null))
                .body(
                        "rows",
                        hasItems(
                                Map.of("table", "rank-tiers", "row", "A"),
                                Map.of("table", "attempts", "row", "A"),
                                Map.of("table", "deadlines", "row", "A"),
                                Map.of("table", "attempt-outcomes", "row", "phone-made")))
                .body("firings.rule", not(equalTo(List.of())));
        asks("in-force", lead("92", "")).statusCode(200).body(NEXT_CALL, equalTo(7));
        asks("draft:main@" + (revision - 1), lead("92", ""))
                .statusCode(200)
                .body(NEXT_CALL, equalTo(7))
                .body("edition", equalTo("draft:main@" + (revision - 1)));
    }

    @Test
    void where_two_rows_are_for_the_lead_the_problem_names_them_and_other_leads_are_answered() {
        sets("rank-tiers", "B", "below", "86");

        asks("draft:main", lead("85.5", ""))
                .statusCode(422)
                .body("detail", equalTo("No answer: rows A and B of rank-tiers are both for rank 85.5."))
                .body("errors.pointer", equalTo(List.of("/rank-tiers/A", "/rank-tiers/B")))
                .body("errors.value", equalTo(List.of("85.5", "85.5")));
        asks("draft:main", lead("84.9", "")).statusCode(200).body("tier", equalTo("B"));
        asks("draft:main", lead("86", "")).statusCode(200).body("tier", equalTo("A"));
        asks("draft:main", lead("90", ", \"ranks\": [{\"rank\": 85, \"occurredAt\": \"2016-01-11T15:40:00Z\"}]"))
                .statusCode(422)
                .body("errors[0].value", equalTo("85"));
    }

    @Test
    void where_no_row_is_for_the_lead_the_problem_says_of_which_table() {
        sets("rank-tiers", "B", "from", "61");
        asks("draft:main", lead("60.5", ""))
                .statusCode(422)
                .body("detail", equalTo("No answer: no row of rank-tiers is for rank 60.5."))
                .body("errors.pointer", equalTo(List.of("/rank-tiers")));

        sets("attempts", "A", "tier", "X");
        asks("draft:main", lead("92", ""))
                .statusCode(422)
                .body("detail", equalTo("No answer: no row of attempts is for tier A (rank 92)."));
        asks("draft:main", lead("null", "")).statusCode(200).body("requiredActions[0].type", equalTo("SCORE"));
        asks("draft:main", lead("50", "")).statusCode(200).body("tier", equalTo("C"));
    }

    @Test
    void a_cell_that_cannot_be_read_is_named() {
        sets("deadlines", "B", "firstCallWithin", "4h");
        asks("draft:main", lead("92", ""))
                .statusCode(422)
                .body("detail", startsWith("No answer: Row B, column `firstCallWithin`: "))
                .body("detail", containsString("4 business hours"))
                .body("errors[0].pointer", equalTo("/deadlines/B/firstCallWithin"))
                .body("errors[0].value", equalTo("4h"));

        sets("deadlines", "B", "firstCallWithin", "4 business hours");
        sets("rank-tiers", "B", "below", "50");
        asks("draft:main", lead("92", "")).statusCode(422).body("errors[0].pointer", equalTo("/rank-tiers/B/below"));
    }

    @Test
    void facts_that_cannot_be_are_refused_as_everywhere_and_so_is_another_policy() {
        asks("draft:main", lead("101", "")).statusCode(422).body("errors[0].pointer", equalTo("/lead/rank"));
        asks("draft:main", lead("92", ", \"policy\": \"mql-to-sal-simple\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/policy"));
        asks("draft:other", lead("92", "")).statusCode(404);
        asks("draft:main", "{}").statusCode(422).body("errors[0].pointer", equalTo("/lead"));
    }
}

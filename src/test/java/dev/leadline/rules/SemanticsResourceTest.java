package dev.leadline.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is told of a clause can read what it says. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SemanticsResourceTest {

    private static final String REQUEST =
            """
            {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z",
             "lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}}
            """;

    @Test
    void the_page_of_the_repository_is_the_page_that_is_served() throws IOException {
        given().get("/v1/semantics")
                .then()
                .statusCode(200)
                .contentType("text/markdown;charset=UTF-8")
                .body(equalTo(Files.readString(Path.of("docs/semantics.md"))));
    }

    @Test
    void one_clause_is_read_by_its_id() {
        given().get("/v1/semantics/O1")
                .then()
                .statusCode(200)
                .contentType("text/markdown;charset=UTF-8")
                .body(containsString("### O1\n"), containsString("first call within one time"));
    }

    @Test
    void a_clause_that_there_is_not_is_a_problem_that_names_it() {
        given().get("/v1/semantics/O99")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("There is no clause (O99)."));
    }

    @Test
    void every_firing_of_an_explanation_links_to_its_clause() {
        List<String> links = decided().jsonPath().getList("firings.clauseLink");

        assertThat(links).hasSizeGreaterThan(3).allSatisfy(link -> given().get(link)
                .then()
                .statusCode(200)
                .body(containsString("### " + link.substring(link.lastIndexOf('/') + 1) + "\n")));
        assertThat(decided().jsonPath().getString("firings[0].clauseLink"))
                .isEqualTo("/v1/semantics/" + decided().jsonPath().getString("firings[0].clause"));
    }

    private static Response decided() {
        return given().contentType("application/json")
                .body(REQUEST)
                .post("/v1/decisions?explain=true&record=false")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}

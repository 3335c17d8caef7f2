package dev.leadline.commitments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CommitmentCalculationTest {

    private static final String QUESTION =
            """
            {"quota": 1000000, "averageDeal": 20000, "leadToCustomerRate": 0.10, "originatedShare": 0.60,
             "influencedShare": 0.30}""";

    private static ValidatableResponse calculate(String question) {
        return given().contentType("application/json")
                .body(question)
                .post("/v1/commitments/calculation")
                .then();
    }

    @Test
    void a_quota_becomes_customers_leads_and_money() {
        assertThat(calculate(QUESTION).statusCode(200).extract().asString())
                .isEqualTo("{\"customersNeeded\":50,\"leadsNeeded\":500,"
                        + "\"originated\":{\"leads\":300,\"revenue\":600000},"
                        + "\"influenced\":{\"leads\":150,\"revenue\":300000},"
                        + "\"touched\":{\"from\":600000,\"to\":900000}}");
    }

    @Test
    void a_known_overlap_makes_one_number_of_the_range() {
        calculate(QUESTION.replace("0.30}", "0.30, \"bothShare\": 0.2}"))
                .statusCode(200)
                .body("touched.from", equalTo(700000))
                .body("touched.to", equalTo(700000));
    }

    @ParameterizedTest
    @CsvSource({
        "quota, 0",
        "quota, -1",
        "quota, 1e16",
        "averageDeal, 0",
        "averageDeal, -20000",
        "leadToCustomerRate, 0",
        "leadToCustomerRate, -0.1",
        "leadToCustomerRate, 1.01",
        "originatedShare, 1.01",
        "originatedShare, -0.01",
        "influencedShare, 2",
        "influencedShare, -1",
    })
    void a_number_that_cannot_be_is_named_with_its_value(String field, String value) {
        calculate(QUESTION.replaceAll("(\"" + field + "\":) [0-9.]+", "$1 " + value))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo("/" + field))
                .body("errors[0].value", equalTo(new java.math.BigDecimal(value).toString()))
                .body("detail", startsWith("The " + field + " ("));
    }

    @Test
    void everything_that_is_missing_is_said_at_once() {
        calculate("{\"quota\": 5}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/averageDeal", "/leadToCustomerRate", "/originatedShare", "/influencedShare"));
        calculate("{}").statusCode(422).body("errors.size()", equalTo(5));
        calculate("").statusCode(400);
    }

    @Test
    void an_overlap_that_cannot_be_is_refused() {
        calculate(QUESTION.replace("0.30}", "0.30, \"bothShare\": 0.31}"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/bothShare"))
                .body("errors[0].value", equalTo("0.31"));
    }
}

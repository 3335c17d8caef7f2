package dev.leadline.optimisations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OptimisationsResourceTest {

    private static final String CALCULATION = "/v1/optimisations/calculation";

    private static ValidatableResponse calculate(String cohorts, String prices) {
        return given().contentType("application/json")
                .body("{\"cohorts\": " + cohorts + ", " + prices + "}")
                .post(CALCULATION)
                .then();
    }

    @Test
    void the_calculation_is_answered_field_by_field() {
        var answer = calculate(
                        "[{\"attempts\": 1, \"leads\": 17544, \"customers\": 2561},"
                                + " {\"attempts\": 2, \"leads\": 27667, \"customers\": 1401}]",
                        "\"hourlyCost\": 30, \"callsPerHour\": 6, \"revenuePerCustomer\": 100")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer)
                .isEqualTo("{\"costPerCall\":5,\"curve\":[{\"attempts\":1,\"leads\":17544,\"customers\":2561,"
                        + "\"literalScore\":20,\"cohortReturn\":2.919517,\"calls\":45211,\"cumulativeCustomers\":2561,"
                        + "\"profit\":30045,\"ratio\":1.13291,\"profitPerCustomer\":11.731745,\"marginalProfit\":30045},"
                        + "{\"attempts\":2,\"leads\":27667,\"customers\":1401,"
                        + "\"literalScore\":10,\"cohortReturn\":0.506379,\"calls\":72878,\"cumulativeCustomers\":3962,"
                        + "\"profit\":31810,\"ratio\":1.087297,\"profitPerCustomer\":8.028773,\"marginalProfit\":1765}],"
                        + "\"levelOff\":{\"maxProfit\":2,\"marginalNotPositive\":2,\"share95\":2,\"share99\":2,"
                        + "\"gainUnder1Percent\":2,\"gainUnder5Percent\":2,\"gainUnder1PercentTwice\":2,"
                        + "\"profitPerCustomerNotRising\":1,\"kneeOfCustomers\":1}}");
    }

    @Test
    void unknown_values_are_null_and_not_left_out() {
        calculate(
                        "[{\"attempts\": 1, \"leads\": 5, \"customers\": 0}]",
                        "\"hourlyCost\": 0, \"callsPerHour\": 6, \"revenuePerCustomer\": 100")
                .statusCode(200)
                .body("curve[0]", org.hamcrest.Matchers.hasEntry(equalTo("literalScore"), equalTo(null)))
                .body("levelOff", org.hamcrest.Matchers.hasEntry(equalTo("kneeOfCustomers"), equalTo(null)))
                .body("curve[0].profit", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | 30 | 6 | 100 | /cohorts | must have from 1 to 1000 cohorts",
                "[{A: 1, L: 5, C: 1}] | 30 | 0 | 100 | /callsPerHour | The callsPerHour (0) must be greater than 0",
                "[{A: 1, L: 5, C: 1}] | -1 | 6 | 100 | /hourlyCost | The hourlyCost (-1) must be greater than or equal"
                        + " to 0",
                "[{A: 1, L: 5, C: 1}] | 30 | 6 | -2 | /revenuePerCustomer | The revenuePerCustomer (-2)",
                "[{A: 1, L: 5, C: 1}] | \"30\" | 6 | 1 | /hourlyCost | The hourlyCost (\"30\") must be a number",
                "[{A: 1, L: 5, C: 1}, {A: -2, L: 1, C: 0}] | 30 | 6 | 1 | /cohorts/1/attempts | The attempts (-2)",
                "[{A: 1.5, L: 5, C: 1}] | 30 | 6 | 1 | /cohorts/0/attempts | The attempts (1.5) must be a whole number",
                "[{A: 10000000, L: 5, C: 1}] | 30 | 6 | 1 | /cohorts/0/attempts | The attempts (10000000) must be",
                "[{A: 1001, L: 5, C: 1}] | 30 | 6 | 1 | /cohorts/0/attempts | The attempts (1001) must be",
                "[{A: 0, L: 5, C: 1}] | 30 | 6 | 1 | /cohorts/0/attempts | The attempts (0) must be",
                "[{A: 1, L: 5, C: 6}] | 30 | 6 | 1 | /cohorts/0/customers | The customers (6) must be from 0 to the"
                        + " leads (5)",
                "[{A: 1, L: \"x\", C: 6}] | 30 | 6 | 1 | /cohorts/0/leads | The leads (\"x\") must be a whole number",
                "[{A: 1, L: 5, C: 1}, {A: 1, L: 1, C: 0}] | 30 | 6 | 1 | /cohorts/1/attempts | appear in two cohorts",
                "[{A: 1, L: 5, C: 1}] | 30 | 6 | null | /revenuePerCustomer | The revenuePerCustomer is missing",
                "[{A: 1, L: 5, C: 1}] | 1e30 | 6 | 1 | /hourlyCost | The hourlyCost (1E+30) must be less than",
            })
    void bad_input_is_refused_with_field_and_value(
            String cohorts, String hourly, String calls, String revenue, String pointer, String detail) {
        calculate(
                        cohorts.replace("A:", "\"attempts\":")
                                .replace("L:", "\"leads\":")
                                .replace("C:", "\"customers\":"),
                        "\"hourlyCost\": %s, \"callsPerHour\": %s, \"revenuePerCustomer\": %s"
                                .formatted(hourly, calls, revenue))
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("detail", containsString(detail));
    }

    @Test
    void the_document_has_the_parameters_of_a_file() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.'/v1/optimisations'.post.parameters.name",
                        org.hamcrest.Matchers.hasItems("column", "result", "hourlyCost", "delimiter"))
                .body("paths.'/v1/optimisations'.post.requestBody.content", org.hamcrest.Matchers.aMapWithSize(2));
    }
}

package dev.leadline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No query parameter is passed over in silence, at any address. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class QueryNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/actions?tem=east | The query parameter (tem) is unknown. Did you mean `team`?",
                "/v1/actions?Team=east | The query parameter (Team) is unknown. Did you mean `team`?",
                "/v1/actions?team=east&duebefore=x | The query parameter (duebefore) is unknown. Did you mean `dueBefore`?",
                "/v1/actions/counts?limit=5 | The query parameter (limit) is unknown. Use channel, due, dueAfter,"
                        + " dueBefore, owner, policy, q, responsible, source, stage, state, team, tier, type, unassigned, view.",
                "/v1/decisions/x?explain | The query parameter (explain) is unknown. This address takes none.",
                "/v1/deliveries?state=PENDING&state=LOST | The query parameter `state` appears 2 times. Use it once.",
                "/v1/leads/L-1/timeline?=5 | The query parameter (5) is unknown. Use cursor, limit.",
                "/problems?x=1 | The query parameter (x) is unknown. This address takes none."
            })
    void a_parameter_that_an_address_does_not_have_is_refused_with_what_was_meant(String address, String detail) {
        given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(400)
                .body("detail.replace('\\n', ' ')", equalTo(detail));
        given().urlEncodingEnabled(false).head(address).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/deliveries?state=, state",
        "/v1/deliveries?state, state",
        "/v1/leads/L-1/timeline?limit=, limit",
        "/v1/actions?team=east&team=, team",
        "/v1/calendars/us-sales/diff?from=&to=x, from"
    })
    void a_parameter_without_a_value_is_refused(String address, String name) {
        given().get(address)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/" + name))
                .body("detail", equalTo("The " + name + " () must not be empty."));
    }

    @Test
    void the_filter_of_the_queue_may_be_repeated_and_the_platform_keeps_its_own() {
        given().get("/v1/actions?team=nobody&team=none").then().statusCode(200);
        given().get("/q/health/ready?any=1").then().statusCode(200);
    }

    @Test
    void every_address_refuses_what_it_does_not_declare() throws IOException {
        var document = new ObjectMapper()
                .readTree(given().accept("application/json").get("/q/openapi").asString());
        int asked = 0;
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (operation.getKey().matches("get|put|post|patch|delete")) {
                    var address = path.getKey().replaceAll("\\{[^}]*}", "1") + "?no-such=1";
                    int status = request(operation.getValue())
                            .request(operation.getKey(), address)
                            .statusCode();
                    assertThat(status).as(operation.getKey() + " " + address).isEqualTo(400);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(80);
    }

    private static io.restassured.specification.RequestSpecification request(JsonNode operation) {
        var types = operation.at("/requestBody/content").fieldNames();
        return types.hasNext()
                ? given().config(io.restassured.RestAssured.config()
                                .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                        .header("Content-Type", types.next())
                        .body("{}".getBytes())
                : given();
    }
}

package dev.leadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published document says what the doors do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** The worked example of the wire contract. */
    private static final String REQUEST =
            """
            {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z",
             "lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00",
                      "attributes": {"region": "EMEA"}},
             "attempts": [{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T15:30:00Z", "outcome": "NO_ANSWER"}],
             "disposition": null}
            """;

    private final ObjectMapper json = new ObjectMapper();
    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        document = json.readTree(given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private record Operation(String name, JsonNode body) {}

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method ->
                        operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()))));
        return operations;
    }

    @Test
    void every_operation_has_a_summary_an_answer_and_its_problems() {
        assertThat(operations())
                .extracting(Operation::name)
                .contains(
                        "post /v1/decisions",
                        "get /v1/decisions/{id}",
                        "post /v1/decisions/bulk",
                        "get /v1/policies",
                        "get /v1/policies/{id}",
                        "get /v1/policies/{id}/tables/{table}",
                        "get /v1/rules",
                        "get /v1/rules/{file}",
                        "get /v1/calendars/{id}",
                        "get /v1/calendars/{id}/publications",
                        "post /v1/calendars/{id}/publications",
                        "get /v1/calendars/{id}/versions/{version}",
                        "get /v1/calendars/{id}/diff",
                        "post /v1/calendars/{id}/imports/icalendar",
                        "post /v1/calendars/{id}/imports/holidays",
                        "put /v1/leads/{id}",
                        "post /v1/leads/{id}/attempts",
                        "post /v1/leads/{id}/pauses",
                        "post /v1/leads/{id}/dispositions",
                        "post /v1/leads/{id}/outcomes",
                        "post /v1/leads/{id}/assignments",
                        "post /v1/leads/{id}/ranks",
                        "post /v1/leads/{id}/corrections",
                        "post /v1/leads/{id}/withdrawals",
                        "post /v1/leads/{id}/merges",
                        "post /v1/facts",
                        "post /v1/facts/bulk",
                        "get /v1/leads/{id}",
                        "get /v1/leads/{id}/next-action",
                        "get /v1/leads/{id}/plan",
                        "get /v1/leads/{id}/timeline",
                        "post /v1/calendars/deadline",
                        "post /v1/calendars/elapsed",
                        "post /v1/calendars/open");
        assertThat(operations().stream().filter(operation -> operation.name().contains(" /v1/")))
                .allSatisfy(operation -> {
                    var responses = operation.body().path("responses");
                    assertThat(operation.body().path("summary").asText()).isNotBlank();
                    assertThat(responses.has("200")
                                    || responses.has("201")
                                    || responses.has("202")
                                    || responses.has("204"))
                            .as("has an answer")
                            .isTrue();
                    assertThat(responses.properties().stream()
                                    .filter(each -> each.getKey().startsWith("4")))
                            .as("problems of %s", operation.name())
                            .isNotEmpty()
                            .allSatisfy(each -> assertThat(resolved(each.getValue())
                                            .at("/content/application~1problem+json/schema")
                                            .isMissingNode())
                                    .isFalse());
                });
    }

    @Test
    void no_parameter_is_told_twice() {
        assertThat(operations())
                .allSatisfy(operation -> assertThat(operation.body().path("parameters"))
                        .extracting(parameter -> parameter.path("in").asText() + " "
                                + parameter.path("name").asText())
                        .as(operation.name())
                        .doesNotHaveDuplicates());
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void the_example_of_the_contract_fits_the_published_request() throws IOException {
        var schema = document.at("/paths/~1v1~1decisions/post/requestBody/content/application~1json/schema");

        assertThat(misfits("", json.readTree(REQUEST), schema)).isEmpty();
        var wrong = REQUEST.replace("\"rank\": 92", "\"rank\": \"high\"").replace("\"lead\"", "\"laed\"");
        assertThat(misfits("", json.readTree(wrong), schema)).isNotEmpty();
    }

    @Test
    void the_answer_to_it_fits_the_published_answer() throws IOException {
        var answer = given().contentType("application/json")
                .body(REQUEST)
                .post("/v1/decisions?explain=true&record=false")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var decision = document.at("/components/schemas/Decision");
        var explanation = document.at("/components/schemas/DecisionExplanation");

        assertThat(json.readTree(answer).properties())
                .extracting(java.util.Map.Entry::getKey)
                .allMatch(name -> decision.path("properties").has(name)
                        || explanation.path("properties").has(name));
    }

    @Test
    void what_becomes_of_a_fact_and_how_a_lead_stands_fit_the_published_answers() throws IOException {
        var fact = "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T15:00:00Z\"}";
        var put = document.at("/paths/~1v1~1leads~1{id}/put");
        assertThat(misfits("", json.readTree(fact), document.at("/components/schemas/LeadDescription")))
                .isEmpty();
        assertThat(put.at("/requestBody/content/application~1json/schema/$ref").asText())
                .endsWith("/LeadDescription");
        var told = given().contentType("application/json").body(fact).put("/v1/leads/openapi");
        assertThat(names(told.asString())).isSubsetOf(properties("FactReply"));
        assertThat(names(given().get("/v1/leads/openapi").asString())).isSubsetOf(properties("TrackedLead"));
        assertThat(names(given().get("/v1/leads/openapi/plan").asString())).isSubsetOf(properties("Plan"));
        assertThat(operations().stream().filter(each -> each.name().contains("get /v1/leads/{id}")))
                .hasSize(4)
                .allMatch(each -> each.body().at("/responses").has("404"));
    }

    private List<String> names(String answer) throws IOException {
        return names(json.readTree(answer));
    }

    private List<String> properties(String schema) {
        return names(document.at("/components/schemas/" + schema + "/properties"));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    @Test
    void it_can_be_browsed() {
        given().get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
        given().redirects().follow(true).get("/q/swagger-ui").then().statusCode(200);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    /** What of a value does not fit: types, fields that are not known, and fields that are missing. */
    private List<String> misfits(String pointer, JsonNode value, JsonNode reference) {
        var schema = resolved(reference);
        var misfits = new ArrayList<String>();
        if (value.isNull()) {
            return misfits;
        }
        if (schema.has("anyOf")) {
            schema = resolved(schema.at("/anyOf/0"));
        }
        var types = schema.path("type").isArray()
                ? json.convertValue(schema.path("type"), List.class)
                : List.of(schema.path("type").asText());
        if (!types.contains(typeOf(value)) && !(types.contains("number") && value.isNumber()) && schema.has("type")) {
            misfits.add(pointer + " is " + typeOf(value) + ", not " + types);
        }
        for (var required : schema.path("required")) {
            if (value.isObject() && !value.has(required.asText())) {
                misfits.add(pointer + "/" + required.asText() + " is missing");
            }
        }
        if (value.isObject() && schema.has("properties")) {
            for (var field : value.properties()) {
                var known = schema.path("properties").path(field.getKey());
                if (known.isMissingNode()) {
                    misfits.add(pointer + "/" + field.getKey() + " is unknown");
                } else {
                    misfits.addAll(misfits(pointer + "/" + field.getKey(), field.getValue(), known));
                }
            }
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            misfits.addAll(misfits(pointer + "/" + i, value.get(i), schema.path("items")));
        }
        return misfits;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            default -> value.isIntegralNumber() ? "integer" : "number";
        };
    }

    @Test
    void kinds_and_types_are_open_and_the_known_ones_are_named() {
        var schemas = document.path("components").path("schemas");
        for (var property :
                List.of("Obligation/kind", "ClockExplanation/kind", "OwnerClock/kind", "RequiredAction/type")) {
            var at = schemas.at("/" + property.replace("/", "/properties/"));
            assertThat(at.path("type").asText()).as(property).isEqualTo("string");
            assertThat(at.has("enum")).as(property).isFalse();
            assertThat(at.path("description").asText())
                    .as(property)
                    .startsWith(
                            property.endsWith("kind")
                                    ? "`FIRST_CALL`, `ALL_ATTEMPTS`"
                                    : "`ATTEMPT`, `ACCEPT_OR_REJECT`")
                    .contains("the policy declares");
        }
    }
}

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the OpenAPI document must have, so that clients can be generated from it and strangers can read it. Descriptions of
 * schemas and fields are the javadoc of their records: a fault here is mended with an {@code @param} there.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiRulesTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** In requests all their fields may be left out. */
    private static final Set<String> ALL_OPTIONAL = Set.of(
            "Acceptance",
            "AccountPatchRequest",
            "AssignmentFact",
            "CalendarChoice",
            "DecisionExplanation",
            "DiscardRequest",
            "LoadSampleRequest",
            "HolidayChanges",
            "ReportFilter",
            "TableSettings",
            "Undo",
            "WeeklyHours");

    /** A file as it is written, which happens to be an array. */
    private static final String CASE_FILE = "GET /v1/policies/{id}/editions/{edition}/cases/{file}";

    private static final String SCHEMAS = "/components/schemas/";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final List<String> faults = new ArrayList<>();
    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        document = new ObjectMapper()
                .readTree(given().accept("application/json").get("/q/openapi").asString());
    }

    /** All but the doors that tests bring along. */
    private void eachOperation(BiConsumer<String, JsonNode> check) {
        document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/test"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> check.accept(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
    }

    /** All but those that only the tests' own doors need. */
    private void eachSchema(BiConsumer<String, JsonNode> check) {
        var reached = new TreeSet<String>();
        eachOperation((name, operation) -> reach(operation, reached));
        var ofTests = new TreeSet<String>();
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/test"))
                .forEach(path -> reach(path.getValue(), ofTests));
        document.at("/components/schemas").properties().stream()
                .filter(each -> reached.contains(each.getKey()) || !ofTests.contains(each.getKey()))
                .forEach(each -> check.accept(each.getKey(), each.getValue()));
    }

    private void reach(JsonNode from, Set<String> reached) {
        for (var reference : from.findValuesAsText("$ref")) {
            if (reference.startsWith("#" + SCHEMAS)) {
                var name = reference.substring(SCHEMAS.length() + 1);
                if (reached.add(name)) {
                    reach(document.at(SCHEMAS + name), reached);
                }
            } else {
                reach(document.at(reference.substring(1)), reached);
            }
        }
    }

    private void expect(boolean holds, String fault, Object... values) {
        if (!holds) {
            faults.add(fault.formatted(values));
        }
    }

    private static boolean isTold(JsonNode at) {
        return !at.path("description").asText().isBlank();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    @Test
    void every_operation_has_a_stable_id_a_summary_and_a_description() {
        var ids = new HashSet<String>();
        eachOperation((name, operation) -> {
            var id = operation.path("operationId").asText();
            expect(
                    id.matches("[a-z]+([A-Z][a-z]*)*"),
                    "%s: the operationId (%s) must be a verb in camelCase",
                    name,
                    id);
            expect(ids.add(id), "%s: the operationId (%s) is used twice", name, id);
            expect(!operation.path("summary").asText().isBlank(), "%s: there is no summary", name);
            expect(isTold(operation), "%s: there is no description", name);
            expect(operation.path("tags").size() == 1, "%s: there must be one tag", name);
        });
        assertThat(faults).isEmpty();
        assertThat(ids).hasSizeGreaterThan(80);
    }

    @Test
    void every_parameter_is_described_and_has_its_type() {
        eachOperation((name, operation) -> {
            for (var parameter : operation.path("parameters")) {
                var called = name + ": the parameter " + parameter.path("name").asText();
                var schema = parameter.path("schema");
                expect(isTold(parameter), "%s has no description", called);
                expect(schema.has("type") || schema.has("$ref") || schema.has("enum"), "%s has no type", called);
                expect(
                        !schema.path("pattern").asText().contains("|"),
                        "%s is a text with a pattern: %s",
                        called,
                        schema);
                switch (parameter.path("name").asText()) {
                    case "limit" -> expect(schema.path("type").asText().equals("integer"), "%s is no integer", called);
                    case "explain", "record" ->
                        expect(schema.path("type").asText().equals("boolean"), "%s is no boolean", called);
                    default -> {}
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void every_answer_says_what_it_holds_and_every_problem_is_one() {
        eachOperation(
                (name, operation) -> operation.path("responses").properties().forEach(each -> {
                    var called = name + " " + each.getKey();
                    var answer = resolved(each.getValue());
                    expect(isTold(answer), "%s: there is no description", called);
                    if (each.getKey().matches("[45].*")) {
                        expect(
                                answer.at("/content/application~1problem+json/schema/$ref")
                                        .asText()
                                        .endsWith("/Problem"),
                                "%s: the answer is no problem",
                                called);
                    }
                    answer.path("content")
                            .properties()
                            .forEach(content -> expect(
                                    !content.getValue().path("schema").isMissingNode(),
                                    "%s: %s has no schema",
                                    called,
                                    content.getKey()));
                    answer.path("headers")
                            .properties()
                            .forEach(header -> expect(
                                    isTold(header.getValue()), "%s: %s has no description", called, header.getKey()));
                    if (each.getKey().equals("304")) {
                        expect(answer.at("/headers").has("ETag"), "%s: there is no ETag", called);
                        expect(
                                StreamSupport.stream(
                                                operation.path("parameters").spliterator(), false)
                                        .anyMatch(parameter ->
                                                parameter.path("name").asText().equals("If-None-Match")),
                                "%s: nothing asks for it",
                                called);
                    }
                }));
        assertThat(faults).isEmpty();
    }

    @Test
    void every_list_is_a_page_of_items_and_the_cursor_of_the_next() {
        var lists = new ArrayList<String>();
        eachOperation((name, operation) -> {
            var answer = resolved(resolved(operation.at("/responses/200")).at("/content/application~1json/schema"));
            boolean isPage = answer.at("/properties/items")
                            .path("type")
                            .asText()
                            .equals("array")
                    && answer.at("/properties/next").path("type").toString().contains("string");
            boolean isList = name.startsWith("GET ")
                    && !name.equals(CASE_FILE)
                    && (operation.path("operationId").asText().startsWith("list")
                            || answer.path("type").asText().equals("array")
                            || answer.at("/properties/next")
                                    .path("type")
                                    .toString()
                                    .contains("string"));
            if (isList) {
                lists.add(name);
            }
            expect(!isList || isPage, "%s: a list must have the form {items: [...], next}", name);
        });
        assertThat(faults).isEmpty();
        assertThat(lists).hasSizeGreaterThan(15).contains("GET /v1/actions", "GET /v1/leads/{id}/timeline");
    }

    @Test
    void every_body_has_an_example() {
        eachOperation((name, operation) -> operation
                .at("/requestBody/content")
                .properties()
                .forEach(body -> expect(
                        body.getValue().has("examples") || body.getKey().equals(XLSX),
                        "%s: the body %s has no example: src/main/resources/openapi-examples/%s...",
                        name,
                        body.getKey(),
                        operation.path("operationId").asText())));
        assertThat(faults).isEmpty();
    }

    @Test
    void every_schema_and_field_is_described_and_says_what_is_required() {
        eachSchema((name, schema) -> {
            expect(
                    name.matches("[A-Z][A-Za-z]*[a-z]") && !name.endsWith("Node") && !name.endsWith("Body"),
                    "%s: the name must be one that means something to clients",
                    name);
            expect(isTold(schema) || schema.has("allOf"), "%s: there is no description", name);
            expect(
                    !schema.has("properties") || !schema.path("required").isEmpty() || ALL_OPTIONAL.contains(name),
                    "%s: nothing is required",
                    name);
            schema.path("properties")
                    .properties()
                    .forEach(field ->
                            expect(isTold(field.getValue()), "%s/%s: there is no description", name, field.getKey()));
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void closed_sets_are_enumerated_and_open_ones_are_not() {
        for (var closed : List.of(
                "ObligationState",
                "PublicationState",
                "WhatIfState",
                "DeliveryState",
                "FindingSeverity",
                "DispositionType",
                "Transition/state",
                "TrackedLead/standing",
                "Receiver/kind",
                "TimelineEntry/what")) {
            expect(!at(closed).path("enum").isEmpty(), "%s: there is no enum", closed);
        }
        for (var open :
                List.of("Obligation/kind", "RequiredAction/type", "AttemptFact/channel", "AttemptFact/outcome")) {
            expect(!at(open).has("enum"), "%s: policies declare their own", open);
            expect(at(open).path("description").asText().contains("`"), "%s: none is named", open);
        }
        assertThat(faults).isEmpty();
    }

    private JsonNode at(String place) {
        return document.at(SCHEMAS + place.replace("/", "/properties/"));
    }

    @Test
    void the_document_says_licence_server_access_and_chapters() {
        assertThat(document.at("/info/license/identifier").asText()).isEqualTo("Apache-2.0");
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(document.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("key", "session");
        assertThat(document.at("/components/securitySchemes/key/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/security/0").isEmpty())
                .as("no key is needed while the server is for its machine only")
                .isTrue();
        assertThat(document.path("tags"))
                .filteredOn(tag -> !tag.path("name").asText().startsWith("test"))
                .allMatch(OpenApiRulesTest::isTold);
        assertThat(document.at("/tags/0/name").asText()).isEqualTo("decisions");
    }
}

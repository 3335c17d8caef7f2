package dev.leadline.decisions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** Requests to the door of decisions, and what every answer to them has. */
final class Requests {

    static final ObjectMapper JSON = new ObjectMapper();

    /** The worked example of the wire contract: ranked 92 on a Monday, one call unanswered, a holiday in the window. */
    private static final String EXAMPLE =
            """
            {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z",
             "lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00",
                      "attributes": {"region": "EMEA"}},
             "attempts": [{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T15:30:00Z", "outcome": "NO_ANSWER"}],
             "disposition": null}
            """;

    private Requests() {}

    static ObjectNode example() {
        return (ObjectNode) parse(EXAMPLE);
    }

    /** The example about another lead. */
    static ObjectNode about(String leadId) {
        var request = example();
        request.withObject("/lead").put("id", leadId);
        return request;
    }

    /** The example with another value, written as JSON, at a pointer; {@code null} removes what is there. */
    static ObjectNode with(String pointer, String json) {
        var request = example();
        var at = pointer.lastIndexOf('/');
        var parent = request.at(pointer.substring(0, at));
        var name = pointer.substring(at + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(name);
            if (json != null) {
                object.set(name, parse(json));
            }
        } else {
            throw new IllegalArgumentException(pointer);
        }
        return request;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static ValidatableResponse post(Object json, String... query) {
        return given().contentType("application/json")
                .body(json.toString())
                .post("/v1/decisions" + (query.length == 0 ? "" : "?" + String.join("&", query)))
                .then();
    }

    static JsonNode decided(Object json, String... query) {
        return parse(post(json, query).statusCode(200).extract().asString());
    }

    /** Whatever is refused is refused in one shape. */
    static ValidatableResponse refused(ValidatableResponse answer) {
        return answer.contentType("application/problem+json")
                .body("requestId", equalTo(answer.extract().header("X-Request-Id")))
                .body("status", equalTo(answer.extract().statusCode()))
                .body("type", matchesPattern("/problems/[a-z-]+"));
    }

    static ValidatableResponse refused(Object json) {
        return refused(post(json));
    }

    static List<String> lines(String body) {
        return body.lines().toList();
    }
}

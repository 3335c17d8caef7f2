package dev.leadline.leads;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

/** What applications send about one lead, and what they ask. */
final class Tracked {

    static final String MON_10_00 = "2016-01-11T15:00:00Z";
    static final String MON_10_30 = "2016-01-11T15:30:00Z";
    static final String MON_11_00 = "2016-01-11T16:00:00Z";
    static final String MON_12_00 = "2016-01-11T17:00:00Z";
    static final String MON_13_00 = "2016-01-11T18:00:00Z";
    static final String TUE_10_00 = "2016-01-12T15:00:00Z";

    private final String id;

    Tracked(String id) {
        this.id = id;
    }

    ValidatableResponse tells(String door, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/leads/{id}/{door}", id, door)
                .then();
    }

    ValidatableResponse describes(String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/v1/leads/{id}", id)
                .then();
    }

    /** It was received on Monday at ten, as one of the best. */
    ValidatableResponse arrives() {
        return describes("{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"" + MON_10_00 + "\"}");
    }

    ValidatableResponse calls(String attempt, String at, String outcome) {
        return tells(
                "attempts",
                "{\"id\": \"%s\", \"channel\": \"PHONE\", \"occurredAt\": \"%s\", \"outcome\": \"%s\"}"
                        .formatted(attempt, at, outcome));
    }

    ValidatableResponse ends(String type, String at) {
        return tells(
                "dispositions", "{\"id\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%s\"}".formatted(type, type, at));
    }

    ValidatableResponse asks(String path) {
        return given().get("/v1/leads/{id}" + path, id).then();
    }

    static ValidatableResponse bulk(String lines) {
        return given().contentType("application/x-ndjson")
                .body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/facts/bulk")
                .then()
                .statusCode(200);
    }
}

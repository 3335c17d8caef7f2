package dev.leadline.policies;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.filter.log.LogDetail;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Someone who works on one policy through the doors. Each test begins a policy of its own, as a copy. */
public final class Analyst {

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails(LogDetail.BODY);
    }

    public static final String COPIED = "mql-to-sal-predictive";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final String name;

    public Analyst(String id, String name) {
        this.id = id;
        this.name = name;
    }

    /** Begins a policy: its draft {@code main}. */
    public static Analyst begins(String id) {
        var analyst = new Analyst(id, "analyst@example.com");
        analyst.sends(json(Map.of("id", id, "copyOf", COPIED)))
                .post("/v1/policies")
                .then()
                .statusCode(201);
        return analyst;
    }

    /** Begins a policy that is in force since then. */
    public static Analyst inForce(String id) {
        var analyst = begins(id);
        analyst.publishes("main").statusCode(201);
        return analyst;
    }

    /** Brings another version of the policy into force: so many calls for the best leads, and no cases. */
    public Analyst requires(int calls) {
        var draft = "calls-" + calls;
        drafts(draft).statusCode(201);
        List<String> cases = get("/drafts/" + draft).extract().path("cases");
        cases.forEach(file -> sees(draft).delete(at("/drafts/" + draft + "/cases/" + file)));
        sets(draft, "attempts", "A", "PHONE", String.valueOf(calls)).statusCode(200);
        publishes(draft).statusCode(201);
        return this;
    }

    /** Somebody else at the same policy. */
    Analyst colleague(String other) {
        return new Analyst(id, other);
    }

    public String id() {
        return id;
    }

    public String at(String path) {
        return "/v1/policies/" + id + path;
    }

    RequestSpecification asks() {
        return given().header("From", name);
    }

    RequestSpecification sends(String body) {
        return asks().contentType("application/json").body(body);
    }

    /** A request that names a draft's present ETag. */
    public RequestSpecification sees(String draft) {
        return asks().header("If-Match", tag(draft));
    }

    String tag(String draft) {
        return get("/drafts/" + draft).statusCode(200).extract().header("ETag");
    }

    int revision(String draft) {
        return get("/drafts/" + draft).extract().path("revision");
    }

    public ValidatableResponse get(String path) {
        return asks().get(at(path)).then();
    }

    ValidatableResponse post(String path, Object body) {
        return sends(json(body)).post(at(path)).then();
    }

    public ValidatableResponse drafts(String draft) {
        return post("/drafts", Map.of("name", draft));
    }

    /** Edits of a table, written as in {@code SET A PHONE 8}. */
    public ValidatableResponse sets(String draft, String table, String row, String column, String value) {
        return patches(draft, table, List.of(Map.of("op", "SET", "row", row, "column", column, "value", value)));
    }

    ValidatableResponse patches(String draft, String table, List<?> edits) {
        return sees(draft)
                .contentType("application/json")
                .body(json(Map.of("edits", edits)))
                .patch(at("/drafts/" + draft + "/tables/" + table))
                .then();
    }

    /** Edits of several tables, each with the name of its table. */
    ValidatableResponse patches(String draft, List<?> edits) {
        return sees(draft)
                .contentType("application/json")
                .body(json(Map.of("edits", edits)))
                .patch(at("/drafts/" + draft))
                .then();
    }

    ValidatableResponse puts(String draft, String part, String type, Object body) {
        var request = sees(draft).contentType(type);
        return request.body(body instanceof byte[] bytes ? bytes : ((String) body).getBytes(StandardCharsets.UTF_8))
                .put(at("/drafts/" + draft + part))
                .then();
    }

    /** The warnings of a draft, as one who accepts them all. */
    List<String> warnings(String draft) {
        return get("/editions/draft:" + draft + "/review")
                .statusCode(200)
                .extract()
                .path("toAcknowledge");
    }

    Map<String, Object> wanted(String draft) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("draft", draft);
        wanted.put("reason", "It is agreed.");
        wanted.put("acknowledged", warnings(draft));
        return wanted;
    }

    public ValidatableResponse publishes(String draft) {
        return publishes(draft, Map.of());
    }

    /** Publishes a draft with all its warnings acknowledged, and with what else is said. */
    public ValidatableResponse publishes(String draft, Map<String, ?> more) {
        var wanted = wanted(draft);
        wanted.putAll(more);
        return sees(draft)
                .contentType("application/json")
                .body(json(wanted))
                .post(at("/publications"))
                .then();
    }

    /** The number of the publication that was made last. */
    public Integer last() {
        return get("/publications?limit=1").extract().path("items[0].sequence");
    }

    /** The calls that a lead of rank 92 is owed at a moment, by this policy. */
    public int calls(String asOf) {
        return decision(asOf).statusCode(200).extract().path(PHONE_REQUIRED);
    }

    private static final String PHONE_REQUIRED =
            "obligations.find { it.kind == 'ALL_ATTEMPTS' }.channels.find { it.channel == 'PHONE' }.required";

    ValidatableResponse decision(String asOf) {
        var lead = Map.of("id", "L-1", "rank", 92, "stage", "MQL", "receivedAt", "2026-01-12T15:00:00Z");
        return sends(json(Map.of("policy", id, "asOf", asOf, "lead", lead)))
                .post("/v1/decisions?record=false")
                .then();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

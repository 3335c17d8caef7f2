package dev.leadline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.PackagedServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A policy of a test alone, changed and published over HTTP as {@code author@example.com}: seven calls for the best leads. */
final class PolicyInHand {

    static final String AUTHOR = "author@example.com";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DRAFT = "main";

    private final PackagedServer server;
    private final String id;

    private PolicyInHand(PackagedServer server, String id) {
        this.server = server;
        this.id = id;
    }

    /** Begins and publishes a copy of {@link Workbench#ALWAYS_OPEN} with this id. */
    static PolicyInHand published(PackagedServer server, String id) throws Exception {
        var policy = new PolicyInHand(server, id);
        policy.send(
                "POST",
                "/v1/policies",
                Map.of(),
                "{\"id\": \"%s\", \"copyOf\": \"%s\", \"title\": \"Policy in hand\"}"
                        .formatted(id, Workbench.ALWAYS_OPEN));
        policy.publish("Begun", "");
        return policy;
    }

    String address() {
        return "/policies/" + id;
    }

    /** Sets the calls for the best leads. */
    void setCalls(int calls) throws Exception {
        send(
                "PATCH",
                draft() + "/tables/attempts",
                Map.of("If-Match", tag()),
                "{\"edits\": [{\"op\": \"SET\", \"row\": \"A\", \"column\": \"PHONE\", \"value\": \"%d\"}]}"
                        .formatted(calls));
    }

    /** Gives the draft a case that expects a number of calls for a lead ranked 92. */
    void expectCalls(int calls) throws Exception {
        send(
                "PUT",
                draft() + "/cases/calls",
                Map.of("If-Match", tag()),
                """
                [{"name": "the_best_leads_are_called_often", "clauses": ["O2"],
                  "request": {"asOf": "2026-03-02T15:00:00Z", "lead": {"id": "L-1", "rank": 92, "receivedAt": "2026-03-02T15:00:00Z"}},
                  "expect": {"obligations": [{"kind": "FIRST_CALL"}, {"kind": "ALL_ATTEMPTS",
                    "channels": [{"channel": "PHONE", "required": %d}, {"channel": "EMAIL", "required": 3}]}]}}]"""
                        .formatted(calls));
    }

    /** Publishes the draft; {@code more} is what else the request says, beginning with a comma. Answers its number. */
    long publish(String reason, String more) throws Exception {
        var body = "{\"draft\": \"%s\", \"reason\": %s%s}".formatted(DRAFT, JSON.writeValueAsString(reason), more);
        return JSON.readTree(send("POST", door() + "/publications", Map.of("If-Match", tag()), body)
                        .body())
                .get("sequence")
                .asLong();
    }

    /** Tells of a lead ranked 92 that this policy is for, received at a moment. */
    void tellLead(String lead, String receivedAt) throws Exception {
        send(
                "PUT",
                "/v1/leads/" + lead,
                Map.of(),
                """
                {"policy": "%s", "stage": "MQL", "rank": 92, "receivedAt": "%s", "owner": "east-1", "team": "east"}"""
                        .formatted(id, receivedAt));
    }

    JsonNode read() throws Exception {
        return JSON.readTree(server.get(door()).body());
    }

    private String door() {
        return "/v1/policies/" + id;
    }

    private String draft() {
        return door() + "/drafts/" + DRAFT;
    }

    private String tag() throws Exception {
        return server.get(draft()).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String json)
            throws Exception {
        var all = new HashMap<>(headers);
        all.put("From", AUTHOR);
        var answer = server.send(method, path, all, json);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 299);
        return answer;
    }
}

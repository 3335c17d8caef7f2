package dev.leadline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.PackagedServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A published policy of a test alone, and its draft {@code main}, read and changed over HTTP by somebody else. */
final class DraftInHand {

    static final String SOMEBODY = "somebody@example.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PackagedServer server;
    private final String policy;

    private DraftInHand(PackagedServer server, String policy) {
        this.server = server;
        this.policy = policy;
    }

    /** Publishes a copy of {@link Workbench#ALWAYS_OPEN} with this id. */
    static DraftInHand of(PackagedServer server, String policy) throws Exception {
        var draft = new DraftInHand(server, policy);
        draft.send(
                "POST",
                "/v1/policies",
                Map.of(),
                "{\"id\": \"%s\", \"copyOf\": \"%s\"}".formatted(policy, Workbench.ALWAYS_OPEN));
        draft.send(
                "POST",
                "/v1/policies/" + policy + "/publications",
                Map.of("If-Match", draft.tag()),
                "{\"draft\": \"main\", \"reason\": \"Begun\"}");
        draft.send("POST", "/v1/policies/" + policy + "/drafts", Map.of(), "{\"name\": \"more\"}");
        return draft;
    }

    /** The page of the draft {@code more}, which was begun from what is in force. */
    String address() {
        return "/policies/" + policy + "/drafts/more";
    }

    JsonNode read() throws Exception {
        return JSON.readTree(server.get(door()).body());
    }

    /** What a cell says now. */
    String cell(String table, int row, String column) throws Exception {
        return read().at("/tables/" + table + "/rows/" + row + "/" + column).asText();
    }

    int revision() throws Exception {
        return read().get("revision").asInt();
    }

    void set(String table, String row, String column, String value) throws Exception {
        edit(
                table,
                "[{\"op\": \"SET\", \"row\": \"%s\", \"column\": \"%s\", \"value\": %s}]"
                        .formatted(row, column, JSON.writeValueAsString(value)));
    }

    void edit(String table, String edits) throws Exception {
        var tag = server.get(door()).headers().firstValue("ETag").orElseThrow();
        send("PATCH", door() + "/tables/" + table, Map.of("If-Match", tag), "{\"edits\": " + edits + "}");
    }

    private String door() {
        return "/v1/policies/" + policy + "/drafts/more";
    }

    private String tag() throws Exception {
        return server.get("/v1/policies/" + policy + "/drafts/main")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String json)
            throws Exception {
        var all = new HashMap<>(headers);
        all.put("From", SOMEBODY);
        var answer = server.send(method, path, all, json);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 299);
        return answer;
    }
}

package dev.leadline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.PackagedServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A policy of a test alone, a copy of {@link Workbench#ALWAYS_OPEN}, worked on over HTTP by one person. */
final class PolicyOverHttp {

    static final ObjectMapper JSON = new ObjectMapper();

    private final PackagedServer server;
    private final String id;
    private final String author;

    private PolicyOverHttp(PackagedServer server, String id, String author) {
        this.server = server;
        this.id = id;
        this.author = author;
    }

    /** Begins it, as its draft {@code main}; {@code more} is what else the request says, beginning with a comma. */
    static PolicyOverHttp begun(PackagedServer server, String id, String author, String more) throws Exception {
        var policy = new PolicyOverHttp(server, id, author);
        policy.send(
                "POST",
                "/v1/policies",
                Map.of(),
                "{\"id\": \"%s\", \"copyOf\": \"%s\"%s}".formatted(id, Workbench.ALWAYS_OPEN, more));
        return policy;
    }

    /** One that is in force already. */
    static PolicyOverHttp of(PackagedServer server, String id, String author) {
        return new PolicyOverHttp(server, id, author);
    }

    String door() {
        return "/v1/policies/" + id;
    }

    String draft(String name) {
        return door() + "/drafts/" + name;
    }

    /** Publishes a draft; {@code more} is what else the request says, beginning with a comma. Answers its number. */
    long publish(String draft, String reason, String more) throws Exception {
        var body = "{\"draft\": \"%s\", \"reason\": %s%s}".formatted(draft, JSON.writeValueAsString(reason), more);
        var answer = send("POST", door() + "/publications", seen(draft), body);
        return JSON.readTree(answer.body()).get("sequence").asLong();
    }

    /** Begins a draft of what is in force. */
    void begin(String draft) throws Exception {
        send("POST", door() + "/drafts", Map.of(), "{\"name\": \"%s\"}".formatted(draft));
    }

    /** Sends edits of a table of a draft, as a JSON list. */
    void edit(String draft, String table, String edits) throws Exception {
        send("PATCH", draft(draft) + "/tables/" + table, seen(draft), "{\"edits\": " + edits + "}");
    }

    void set(String draft, String table, String row, String column, String value) throws Exception {
        edit(
                draft,
                table,
                "[{\"op\": \"SET\", \"row\": \"%s\", \"column\": \"%s\", \"value\": %s}]"
                        .formatted(row, column, JSON.writeValueAsString(value)));
    }

    /** The header that names the present state of a draft. */
    Map<String, String> seen(String draft) throws Exception {
        return Map.of(
                "If-Match",
                server.get(draft(draft)).headers().firstValue("ETag").orElseThrow());
    }

    JsonNode read(String path) throws Exception {
        return JSON.readTree(server.get(path).body());
    }

    HttpResponse<String> send(String method, String path, Map<String, String> headers, String json) throws Exception {
        var all = new HashMap<>(headers);
        all.put("From", author);
        var answer = server.send(method, path, all, json);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 299);
        return answer;
    }
}

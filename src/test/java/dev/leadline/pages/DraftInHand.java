package dev.leadline.pages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.PackagedServer;

/** A published policy of a test alone, and its draft {@code more}, read and changed over HTTP by somebody else. */
final class DraftInHand {

    static final String SOMEBODY = "somebody@example.com";

    private static final String DRAFT = "more";

    private final PolicyOverHttp policy;
    private final String address;

    private DraftInHand(PolicyOverHttp policy, String address) {
        this.policy = policy;
        this.address = address;
    }

    /** Publishes a copy of {@link Workbench#ALWAYS_OPEN} with this id. */
    static DraftInHand of(PackagedServer server, String id) throws Exception {
        var policy = PolicyOverHttp.begun(server, id, SOMEBODY, "");
        policy.publish("main", "Begun", "");
        policy.begin(DRAFT);
        return new DraftInHand(policy, "/policies/" + id + "/drafts/" + DRAFT);
    }

    /** The page of the draft, which was begun from what is in force. */
    String address() {
        return address;
    }

    JsonNode read() throws Exception {
        return policy.read(policy.draft(DRAFT));
    }

    /** What a cell says now. */
    String cell(String table, int row, String column) throws Exception {
        return read().at("/tables/" + table + "/rows/" + row + "/" + column).asText();
    }

    int revision() throws Exception {
        return read().get("revision").asInt();
    }

    void set(String table, String row, String column, String value) throws Exception {
        policy.set(DRAFT, table, row, column, value);
    }

    void edit(String table, String edits) throws Exception {
        policy.edit(DRAFT, table, edits);
    }
}

package dev.leadline.pages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.PackagedServer;
import java.util.Map;

/** A policy of a test alone, changed and published over HTTP as {@code author@example.com}: seven calls for the best leads. */
final class PolicyInHand {

    static final String AUTHOR = "author@example.com";

    private static final String DRAFT = "main";

    private final PolicyOverHttp policy;
    private final String id;

    private PolicyInHand(PolicyOverHttp policy, String id) {
        this.policy = policy;
        this.id = id;
    }

    /** Begins and publishes a copy of {@link Workbench#ALWAYS_OPEN} with this id. */
    static PolicyInHand published(PackagedServer server, String id) throws Exception {
        var policy = new PolicyInHand(PolicyOverHttp.begun(server, id, AUTHOR, ", \"title\": \"Policy in hand\""), id);
        policy.publish("Begun", "");
        return policy;
    }

    String address() {
        return "/policies/" + id;
    }

    /** Begins a draft of what is in force, with another name than the one that the other methods change. */
    void begin(String draft) throws Exception {
        policy.begin(draft);
    }

    /** Sets the calls for the best leads. */
    void setCalls(int calls) throws Exception {
        setCalls(DRAFT, calls);
    }

    void setCalls(String draft, int calls) throws Exception {
        policy.set(draft, "attempts", "A", "PHONE", String.valueOf(calls));
    }

    /** Gives the draft a case that expects a number of calls for a lead ranked 92. */
    void expectCalls(int calls) throws Exception {
        policy.send(
                "PUT",
                policy.draft(DRAFT) + "/cases/calls",
                policy.seen(DRAFT),
                """
                [{"name": "the_best_leads_are_called_often", "clauses": ["O2"],
                  "request": {"asOf": "2026-03-02T15:00:00Z", "lead": {"id": "L-1", "rank": 92, "receivedAt": "2026-03-02T15:00:00Z"}},
                  "expect": {"obligations": [{"kind": "FIRST_CALL"}, {"kind": "ALL_ATTEMPTS",
                    "channels": [{"channel": "PHONE", "required": %d}, {"channel": "EMAIL", "required": 3}]}]}}]"""
                        .formatted(calls));
    }

    /** Publishes the draft; {@code more} is what else the request says, beginning with a comma. Answers its number. */
    long publish(String reason, String more) throws Exception {
        return policy.publish(DRAFT, reason, more);
    }

    /** Tells of a lead ranked 92 that this policy is for, received at a moment. */
    void tellLead(String lead, String receivedAt) throws Exception {
        policy.send(
                "PUT",
                "/v1/leads/" + lead,
                Map.of(),
                """
                {"policy": "%s", "stage": "MQL", "rank": 92, "receivedAt": "%s", "owner": "east-1", "team": "east"}"""
                        .formatted(id, receivedAt));
    }

    JsonNode read() throws Exception {
        return policy.read(policy.door());
    }

    JsonNode drafts() throws Exception {
        return policy.read(policy.door() + "/drafts").get("items");
    }
}

package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * The envelope of CloudEvents 1.0, in structured mode.
 *
 * @param specversion 1.0
 * @param id the id of the event
 * @param source the address of what it is about, on this server
 * @param type what happened, such as {@code dev.leadline.next-action-changed}
 * @param subject the lead, or the policy
 * @param time when it happened
 * @param datacontenttype application/json
 * @param data what is told
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"})
public record EventEnvelope(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        JsonNode data) {

    /** What the types of all events begin with; those of alerts never do. */
    private static final String TYPES = "dev.leadline.";

    /** @param event what receivers subscribe to, such as {@link SubscriptionBody#NEXT_ACTION_CHANGED} */
    static EventEnvelope of(UUID id, String event, Instant time, Subject about, JsonNode data) {
        return new EventEnvelope("1.0", id, about.source(), TYPES + event, about.id(), time, "application/json", data);
    }

    /**
     * What an event is about.
     *
     * @param source where all of its kind are
     */
    record Subject(String source, String id) {}

    /** Returns whether what is sent under a type is such an event. */
    public static boolean isOne(String type) {
        return type.startsWith(TYPES);
    }
}

package dev.leadline.alerts.channels;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.AlertBody;
import dev.leadline.alerts.subscriptions.EventEnvelope;
import dev.leadline.web.json.JsonText;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that was claimed, and must be sent and marked before its lease runs out.
 *
 * @param id the number of the delivery
 * @param alert the id that the receiver sees
 * @param tries how often it was tried before
 * @param lease until when it is ours
 * @param type what happened
 * @param body what is sent
 */
public record ClaimedDelivery(long id, UUID alert, int tries, Instant lease, String type, String body) {

    /** What is sent, as people read it. */
    AlertBody read(ObjectMapper json) {
        return EventEnvelope.isOne(type)
                ? AlertBody.from(JsonText.read(json, body, EventEnvelope.class))
                : JsonText.read(json, body, AlertBody.class);
    }
}

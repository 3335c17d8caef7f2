package dev.leadline.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.alerts.subscriptions.EventEnvelope;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alert as it is sent, in the form of Standard Webhooks. */
public record AlertBody(String type, Instant timestamp, Content data) {

    /** The type of the alert that tries a receiver out. */
    static final String TEST = "receiver.test";

    /** The content of an alert; a test has only {@code sentence} and the moments. */
    public record Content(
            String lead,
            Integer cycle,
            @Schema(
                            nullable = true,
                            description = "A kind of obligation: `FIRST_CALL`, `ALL_ATTEMPTS`, `DISPOSITION`,"
                                    + " `EARLY_DISQUALIFICATION`, or one that the policy declares")
                    String obligation,
            String threshold,
            Instant at,
            Instant detectedAt,
            String sentence,
            JsonNode details) {}

    public static AlertBody from(Alert alert) {
        return new AlertBody(
                alert.type(),
                alert.at(),
                new Content(
                        alert.leadId(),
                        alert.cycle(),
                        alert.obligation(),
                        alert.threshold(),
                        alert.at(),
                        alert.detectedAt(),
                        alert.sentence(),
                        alert.details()));
    }

    /** An event as people read it: its sentence, and the rest of what it tells. */
    public static AlertBody from(EventEnvelope event) {
        var details = event.data().<ObjectNode>deepCopy();
        var sentence = details.remove("sentence").asText();
        var at = event.time();
        return new AlertBody(event.type(), at, new Content(null, null, null, null, at, at, sentence, details));
    }

    public static AlertBody test(String receiver, Instant at) {
        var sentence = "This is a test alert for the receiver " + receiver + ". No lead is affected.";
        var details = JsonNodeFactory.instance.objectNode();
        return new AlertBody(TEST, at, new Content(null, null, null, null, at, at, sentence, details));
    }
}

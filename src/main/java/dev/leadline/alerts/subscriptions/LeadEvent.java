package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event of a lead that is sent in order: no receiver gets it before what happened to the lead before.
 *
 * @param id its id, the same at each try
 * @param leadId the lead
 * @param body what is sent
 * @param receivers those who are told
 */
public record LeadEvent(UUID id, String leadId, String body, Collection<String> receivers) {

    /** The type of the event, as receivers see it. */
    public static final String TYPE = "dev.leadline." + SubscriptionBody.NEXT_ACTION_CHANGED;

    /** The media type of what is sent. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /**
     * The envelope of CloudEvents 1.0, in structured mode.
     *
     * @param specversion 1.0
     * @param id the id of the event
     * @param source the address of leads on this server
     * @param type what happened
     * @param subject the lead
     * @param time when it happened
     * @param datacontenttype application/json
     * @param data what is told
     */
    @Schema(name = "NextActionChanged")
    @JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"})
    record EnvelopeBody(
            String specversion,
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode data) {

        static EnvelopeBody of(UUID id, String source, String leadId, Instant now, JsonNode data) {
            return new EnvelopeBody("1.0", id, source, TYPE, leadId, now, "application/json", data);
        }
    }
}

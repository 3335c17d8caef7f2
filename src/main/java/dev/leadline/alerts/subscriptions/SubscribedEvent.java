package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.json.JsonText;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event for those who subscribed to it. One about a lead is sent in order: no receiver gets it before what happened to
 * the lead before.
 *
 * @param id its id, the same at each try
 * @param type its type, as receivers see it
 * @param leadId the lead; {@code null} when it is about none
 * @param body what is sent
 * @param receivers those who are told
 */
public record SubscribedEvent(
        UUID id, String type, @Nullable String leadId, String body, Collection<String> receivers) {

    /** The media type of what is sent. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    static SubscribedEvent ofLead(EventEnvelope event, Collection<String> receivers, ObjectMapper json) {
        return new SubscribedEvent(event.id(), event.type(), event.subject(), JsonText.write(json, event), receivers);
    }

    static SubscribedEvent of(EventEnvelope event, Collection<String> receivers, ObjectMapper json) {
        return new SubscribedEvent(event.id(), event.type(), null, JsonText.write(json, event), receivers);
    }
}

package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.Outbox;
import dev.leadline.web.TimeOrderedIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Tells those who subscribed that a policy went back in an emergency, within the transaction in which it does. */
@ApplicationScoped
public class EmergencyNews {

    private static final String SOURCE = "/v1/policies";

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final ObjectMapper json;

    EmergencyNews(Subscriptions subscriptions, Outbox outbox, ObjectMapper json) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * What is told.
     *
     * @param sentence all of it as people say it
     * @param policy the policy
     * @param publication the number of the publication
     * @param publishedBy who published it
     * @param reason why
     * @param review the address at which somebody else reviews it
     */
    public record Content(
            String sentence, String policy, long publication, String publishedBy, String reason, String review) {}

    /** @param at when it was published */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Content content, Instant at) {
        var receivers = subscriptions.ofEmergencies(content.policy());
        if (receivers.isEmpty()) {
            return;
        }
        var event = EventEnvelope.of(
                TimeOrderedIds.next(at),
                SubscriptionBody.PUBLISHED_IN_EMERGENCY,
                at,
                new EventEnvelope.Subject(SOURCE, content.policy()),
                json.valueToTree(content));
        outbox.addEvents(List.of(SubscribedEvent.of(event, receivers, json)));
    }
}

package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.Outbox;
import dev.leadline.web.TimeOrderedIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells those who subscribed of each change of a lead's next action, within the transaction of the change: at most once a
 * change, and in order.
 */
@ApplicationScoped
public class NextActionNews {

    private static final String SOURCE = "/v1/leads";

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final InstantSource clock;

    NextActionNews(Subscriptions subscriptions, Outbox outbox, ObjectMapper json, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param lead the lead
     * @param owner who works on it now; null when nobody does, and when nothing is next
     * @param team the owner's team; null when there is none, and when nothing is next
     * @param nextAction what is next, by whom and by when; null when nothing is
     * @param decisionId the decision that says so; null when nothing is next
     */
    public record Content(String lead, String owner, String team, JsonNode nextAction, UUID decisionId) {}

    /** @param changes what may have changed; it is not asked for when nobody subscribed to anything */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Supplier<Collection<NextActionChange>> changes) {
        if (!subscriptions.isAny()) {
            return;
        }
        var real = changes.get().stream().filter(NextActionChange::isOne).toList();
        var receivers = subscriptions.receivers(real);
        outbox.addEvents(real.stream()
                .filter(change -> receivers.containsKey(change.leadId()))
                .map(change -> event(change, receivers.get(change.leadId())))
                .toList());
    }

    private SubscribedEvent event(NextActionChange change, Collection<String> receivers) {
        var now = clock.instant();
        var id = TimeOrderedIds.next(now);
        var after = change.after();
        var content = after == null
                ? new Content(change.leadId(), null, null, null, null)
                : new Content(change.leadId(), after.owner(), after.team(), after.action(), after.decisionId());
        var lead = new EventEnvelope.Subject(SOURCE, change.leadId());
        var event = EventEnvelope.of(id, SubscriptionBody.NEXT_ACTION_CHANGED, now, lead, json.valueToTree(content));
        return SubscribedEvent.ofLead(event, receivers, json);
    }
}

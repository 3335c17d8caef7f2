package dev.leadline.leads.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.actions.Queue;
import dev.leadline.actions.QueuedAction;
import dev.leadline.alerts.Alert;
import dev.leadline.alerts.Outbox;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps how leads stand, within the transaction of whoever judged them: decisions and firings in the ledger, obligations,
 * what was noticed, alerts in the outbox, the queue of next actions. All of it is kept or none (T4).
 */
@ApplicationScoped
class Recording {

    private final LeadStore store;
    private final Ledger ledger;
    private final DecisionTexts texts;
    private final Queue queue;
    private final Outbox outbox;
    private final ObjectMapper json;

    Recording(LeadStore store, Ledger ledger, DecisionTexts texts, Queue queue, Outbox outbox, ObjectMapper json) {
        this.store = store;
        this.ledger = ledger;
        this.texts = texts;
        this.queue = queue;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Keeps what was judged.
     *
     * @return how each lead stands in the end
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, LeadUpdate> keep(Collection<AssessedLead> matters, Instant now) {
        var draft = new LeadChanges(texts);
        matters.forEach(matter -> draft.add(matter, now));
        ledger.appendWithin(draft.entries());
        store.addDecisions(draft.decisions());
        store.addFacts(draft.transitions());
        store.forgetObligations(draft.gone());
        store.saveObligations(draft.obligations());
        store.saveNotices(draft.events().notices());
        store.addEvents(draft.events().events());
        var outcomes = new LinkedHashMap<String, LeadUpdate>();
        draft.outcomes().forEach(outcome -> outcomes.put(outcome.lead().id(), outcome));
        store.save(outcomes.values().stream().map(LeadUpdate::lead).toList());
        queue(outcomes.values());
        var alerts = new LinkedHashMap<Alert, Set<String>>();
        draft.events().told().forEach(told -> alerts.put(alert(told), told.tell()));
        outbox.addAll(alerts);
        return outcomes;
    }

    private void queue(Collection<LeadUpdate> outcomes) {
        var put = new ArrayList<QueuedAction>();
        var gone = new ArrayList<String>();
        for (var outcome : outcomes) {
            var action = outcome.queued(texts);
            if (action == null) {
                gone.add(outcome.lead().id());
            } else {
                put.add(action);
            }
        }
        queue.removeAll(gone);
        queue.putAll(put);
    }

    private Alert alert(EventChanges.ToTell told) {
        var event = told.event();
        return new Alert(
                event.type().alert(),
                event.leadId(),
                event.cycle(),
                event.kind(),
                event.threshold(),
                event.at(),
                event.detectedAt(),
                event.sentence(),
                json.valueToTree(told.details()));
    }
}

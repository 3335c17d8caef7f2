package dev.leadline.leads.assessment;

import dev.leadline.actions.Queue;
import dev.leadline.actions.QueuedAction;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.ledger.Ledger;
import dev.leadline.reports.duties.Duties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps how leads stand, within the transaction of whoever re-evaluated them: decisions and firings in the ledger, obligations,
 * what reports count, what was noticed, alerts in the outbox, the queue of next actions. All of it is kept or none (T4).
 */
@ApplicationScoped
class Recording {

    private final LeadStore store;
    private final Ledger ledger;
    private final DecisionTexts texts;
    private final Queue queue;
    private final Duties duties;
    private final Telling telling;

    Recording(LeadStore store, Ledger ledger, DecisionTexts texts, Queue queue, Duties duties, Telling telling) {
        this.store = store;
        this.ledger = ledger;
        this.texts = texts;
        this.queue = queue;
        this.duties = duties;
        this.telling = telling;
    }

    /**
     * Keeps how leads were assessed, but for those of which nothing is to be kept.
     *
     * @param rows the leads as they were kept before, by id
     * @param audience who is told of it
     * @return how each lead stands in the end, by id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, LeadUpdate> keep(
            Map<String, LeadRow> rows, Collection<AssessedLead> leads, Instant now, Audience audience) {
        var changes = new LeadChanges(texts, now, audience);
        leads.stream()
                .filter(AssessedLead::isToBeKept)
                .forEach(lead -> changes.add(rows.get(lead.memory().leadId()), lead));
        ledger.appendWithin(changes.entries(), samples(rows));
        store.addDecisions(changes.decisions());
        store.addTransitions(changes.transitions());
        store.forgetObligations(changes.gone());
        store.saveObligations(changes.obligations());
        duties.keep(changes.counted(), now);
        store.saveNotices(changes.events().notices());
        store.addEvents(changes.events().events());
        var updates = new LinkedHashMap<String, LeadUpdate>();
        changes.updates().forEach(update -> updates.put(update.lead().id(), update));
        store.save(updates.values().stream().map(LeadUpdate::lead).toList(), now);
        store.list(changes.listed());
        queue(updates.values(), audience);
        telling.tell(changes.events());
        return updates;
    }

    private static Set<String> samples(Map<String, LeadRow> rows) {
        return rows.values().stream().filter(LeadRow::isSample).map(LeadRow::id).collect(Collectors.toSet());
    }

    private void queue(Collection<LeadUpdate> updates, Audience audience) {
        var put = new ArrayList<QueuedAction>();
        var gone = new ArrayList<String>();
        for (var update : updates) {
            var action = update.queued(texts);
            if (action == null) {
                gone.add(update.lead().id());
            } else {
                put.add(action);
            }
        }
        queue.change(put, gone, audience.ofQueue());
    }
}

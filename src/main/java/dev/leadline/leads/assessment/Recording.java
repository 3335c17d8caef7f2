package dev.leadline.leads.assessment;

import dev.leadline.actions.Queue;
import dev.leadline.actions.QueuedAction;
import dev.leadline.database.Journey;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.leads.store.LeadRecords;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.ledger.Ledger;
import dev.leadline.reports.duties.Duties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps how leads stand, within the transaction of whoever re-evaluated them: decisions and firings in the ledger, obligations,
 * what reports count, what was noticed, alerts in the outbox, the queue of next actions. All of it is kept or none (T4).
 */
@ApplicationScoped
class Recording {

    private final LeadRecords records;
    private final Ledger ledger;
    private final DecisionTexts texts;
    private final Queue queue;
    private final Duties duties;
    private final Telling telling;

    Recording(LeadRecords records, Ledger ledger, DecisionTexts texts, Queue queue, Duties duties, Telling telling) {
        this.records = records;
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
     * @param counted what is counted of them so far
     * @param occasion when, and who is told of it
     * @return how each lead stands in the end, by id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, LeadUpdate> keep(
            Map<String, LeadRow> rows, Collection<AssessedLead> leads, Duties.Known counted, Occasion occasion) {
        return keep(rows, leads, List.of(), counted, occasion);
    }

    /**
     * The same after facts were told of them.
     *
     * @param told the facts that are kept
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, LeadUpdate> keep(
            Map<String, LeadRow> rows,
            Collection<AssessedLead> leads,
            List<RecordedFact> told,
            Duties.Known counted,
            Occasion occasion) {
        var changes = new LeadChanges(texts, occasion.now(), occasion.audience());
        leads.stream()
                .filter(AssessedLead::isToBeKept)
                .forEach(lead -> changes.add(rows.get(lead.memory().leadId()), lead));
        ledger.appendWithin(changes.entries(), samples(rows));
        var journey = new Journey();
        records.facts(told, journey);
        var updates = write(changes, counted, occasion, journey);
        records.send(journey);
        telling.tell(changes.events());
        return updates;
    }

    private Map<String, LeadUpdate> write(LeadChanges changes, Duties.Known counted, Occasion occasion, Journey on) {
        records.decisions(changes.decisions(), on);
        records.transitions(changes.transitions(), on);
        records.forget(changes.gone(), on);
        records.obligations(changes.obligations(), on);
        duties.keep(changes.counted(), counted, occasion.now(), on);
        records.notices(changes.events().notices(), on);
        records.events(changes.events().events(), on);
        var updates = new LinkedHashMap<String, LeadUpdate>();
        changes.updates().forEach(update -> updates.put(update.lead().id(), update));
        records.save(updates.values().stream().map(LeadUpdate::lead).toList(), occasion.now(), on);
        records.list(changes.listed(), on);
        queue(updates.values(), occasion.audience(), on);
        return updates;
    }

    /** Has a lead looked at again later, since it cannot be assessed now. */
    void postpone(String leadId, Instant until, String failure) {
        records.postpone(leadId, until, failure);
    }

    private static Set<String> samples(Map<String, LeadRow> rows) {
        return rows.values().stream().filter(LeadRow::isSample).map(LeadRow::id).collect(Collectors.toSet());
    }

    private void queue(Collection<LeadUpdate> updates, Audience audience, Journey on) {
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
        queue.change(put, gone, audience.ofQueue(), on);
    }
}

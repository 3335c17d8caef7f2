package dev.leadline.leads.assessment;

import dev.leadline.actions.QueuedAction;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.policy.ActionType;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.ledger.LedgerEntry;

/**
 * The state of a lead after its re-evaluation.
 *
 * @param lead the lead as it is kept from now on
 * @param written the decision on its present cycle; {@code null} while the lead itself was not told of
 * @param warned whether a warning or a breach of something still owed was noticed
 */
public record LeadUpdate(LeadRow lead, DecisionTexts.Written written, boolean warned) {

    /** The decision as it is kept; {@code null} while there is none. */
    public LedgerEntry entry() {
        return written == null ? null : written.entry();
    }

    /** What must be done next, as it leaves the server; {@code null} while there is no decision. */
    public DecisionBody.ActionBody next() {
        return written == null ? null : DecisionBody.ActionBody.next(written.decision());
    }

    /** Its place in the queue of next actions; {@code null} when nothing is to be done. */
    QueuedAction queued(DecisionTexts texts) {
        if (written == null || written.decision().next().type().equals(ActionType.NONE)) {
            return null;
        }
        var next = written.decision().next();
        var place = lead.place();
        var attributes = ListedAttributes.of(written.decision().facts().lead());
        var clock = QueuedClock.find(written.decision()).orElse(null);
        return new QueuedAction(
                lead.id(),
                place.stage(),
                place.policyId(),
                place.tier(),
                place.owner(),
                place.team(),
                next.type(),
                next.attempt() == null ? null : next.attempt().channel(),
                next.responsible(),
                next.state() == null ? null : next.state().name(),
                warned,
                next.dueAt(),
                next.earliestAt(),
                place.receivedAt(),
                written.entry().id(),
                texts.text(next()),
                attributes.source(),
                texts.text(attributes.others()),
                clock == null ? null : clock.zone(),
                clock == null ? null : texts.text(clock.kept()));
    }
}

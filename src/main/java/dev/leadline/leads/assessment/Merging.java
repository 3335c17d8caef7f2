package dev.leadline.leads.assessment;

import dev.leadline.actions.Queue;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.MergeBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.policies.publications.Policies;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Merges leads: from then on one of them stands for both, and what is told of either is about that one. */
@ApplicationScoped
public class Merging {

    private final LeadStore store;
    private final LeadReevaluation tracking;
    private final Policies policies;
    private final Queue queue;
    private final DatabaseTime time;

    Merging(LeadStore store, LeadReevaluation tracking, Policies policies, Queue queue, DatabaseTime time) {
        this.store = store;
        this.tracking = tracking;
        this.policies = policies;
        this.queue = queue;
        this.time = time;
    }

    /** Takes in the fact that a lead is another one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LeadReevaluation.Result merge(SubmittedFact line) {
        var merge = (MergeBody) line.body();
        var rows = store.lock(List.of(line.leadId(), merge.absorbs()));
        try {
            return new LeadReevaluation.Result(merge(line, merge, rows), null);
        } catch (Invalid | Contradiction | RuleFault | Problem refused) {
            return new LeadReevaluation.Result(null, refused);
        }
    }

    private Reply merge(SubmittedFact line, MergeBody merge, Map<String, LeadRow> rows) {
        var now = time.now();
        var stays = rows.get(rows.get(line.leadId()).root());
        var goes = rows.get(rows.get(merge.absorbs()).root());
        var facts = store.facts(List.of(stays.id(), goes.id()));
        var known = new ArrayList<>(facts.get(stays.id()));
        facts.forEach((root, own) -> {
            if (!root.equals(stays.id())) {
                known.addAll(own);
            }
        });
        var prepared = new FactValidation(policies.inForce(now), now).prepare(line, stays, known);
        var before = known.stream()
                .filter(row -> row.kind() == FactKind.MERGE && row.leadId().equals(line.leadId()))
                .filter(row -> ((MergeBody) FactTexts.read(row)).absorbs().equals(merge.absorbs()))
                .findFirst();
        if (prepared.isKnown() || before.isPresent()) {
            return new Reply(Reply.Status.DUPLICATE, before.orElse(prepared.row()), stays, null, null);
        }
        if (stays.id().equals(goes.id())) {
            throw new Contradiction(
                    "/absorbs",
                    merge.absorbs(),
                    "The lead (" + merge.absorbs() + ") is already merged with (" + line.leadId() + "), under ("
                            + stays.id() + ").");
        }
        var united = new ArrayList<>(known);
        united.add(prepared.row());
        tracking.check(stays.id(), united, now);
        store.addFacts(List.of(prepared.row()));
        store.merge(goes.id(), stays.id());
        queue.remove(goes.id());
        var outcome = tracking.judgeMerged(stays.told(1 + Math.toIntExact(goes.revision())), now);
        return new Reply(Reply.Status.ACCEPTED, prepared.row(), outcome.lead(), outcome, null);
    }
}

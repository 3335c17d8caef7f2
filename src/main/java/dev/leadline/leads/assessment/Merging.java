package dev.leadline.leads.assessment;

import dev.leadline.actions.Queue;
import dev.leadline.facts.MergeBody;
import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges leads: from then on one of them stands for both, and what is told of either is about that one. */
@ApplicationScoped
public class Merging {

    private final LeadStore store;
    private final LeadReevaluation reevaluation;
    private final Queue queue;
    private final DatabaseTime time;

    Merging(LeadStore store, LeadReevaluation reevaluation, Queue queue, DatabaseTime time) {
        this.store = store;
        this.reevaluation = reevaluation;
        this.queue = queue;
        this.time = time;
    }

    /** Takes in the fact that a lead is another one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public FactReceipt merge(SubmittedFact fact, Audience audience) {
        var merge = (MergeBody) fact.body();
        var rows = store.lock(List.of(fact.leadId(), merge.absorbs()));
        try {
            return merge(fact, merge, rows, audience);
        } catch (Invalid | Contradiction | RuleFault refused) {
            return FactReceipt.refused(refused);
        }
    }

    private FactReceipt merge(SubmittedFact fact, MergeBody merge, Map<String, LeadRow> rows, Audience audience) {
        var now = time.now();
        var stays = rows.get(rows.get(fact.leadId()).root());
        var goes = rows.get(rows.get(merge.absorbs()).root());
        var facts = store.facts(List.of(stays.id(), goes.id()));
        var known = new ArrayList<>(facts.get(stays.id()));
        facts.forEach((root, own) -> {
            if (!root.equals(stays.id())) {
                known.addAll(own);
            }
        });
        var validation = reevaluation.validation(now);
        var prepared = validation.prepare(fact, stays.place().policyId());
        var same = validation.findBefore(prepared, known);
        var before =
                known.stream().filter(each -> isSame(each, fact)).findFirst().or(() -> same);
        if (before.isPresent()) {
            return FactReceipt.duplicate(before.get().told(), stays);
        }
        if (stays.id().equals(goes.id())) {
            throw new Contradiction(
                    "/absorbs",
                    merge.absorbs(),
                    "The lead (" + merge.absorbs() + ") is already merged with (" + fact.leadId() + "), under ("
                            + stays.id() + ").");
        }
        var united = new ArrayList<>(known);
        united.add(prepared);
        reevaluation.check(stays.id(), united.stream().map(RecordedFact::told).toList(), now);
        store.addFacts(List.of(prepared));
        store.merge(goes.id(), stays.id());
        queue.remove(goes.id());
        var update = reevaluation.reevaluateMerged(stays.told(1 + Math.toIntExact(goes.revision())), now, audience);
        return FactReceipt.kept(prepared.told(), update, Optional.empty());
    }

    private static boolean isSame(RecordedFact known, SubmittedFact merge) {
        return known.body() instanceof MergeBody before
                && known.told().leadId().equals(merge.leadId())
                && before.absorbs().equals(((MergeBody) merge.body()).absorbs());
    }
}

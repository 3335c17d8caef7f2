package dev.leadline.leads.assessment;

import dev.leadline.actions.Queue;
import dev.leadline.facts.AmendableKind;
import dev.leadline.facts.MergeBody;
import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.facts.WithdrawalBody;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.dossier.Dossier;
import dev.leadline.kernel.tracking.dossier.SetAside;
import dev.leadline.kernel.tracking.dossier.Union;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRecords;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.reports.duties.Duties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Merges leads: from then on one of them stands for both, and what is told of either is about that one. */
@ApplicationScoped
public class Merging {

    private final LeadStore store;
    private final LeadRecords records;
    private final LeadReevaluation reevaluation;
    private final Queue queue;
    private final Duties duties;
    private final DatabaseTime time;

    Merging(
            LeadStore store,
            LeadRecords records,
            LeadReevaluation reevaluation,
            Queue queue,
            Duties duties,
            DatabaseTime time) {
        this.store = store;
        this.records = records;
        this.reevaluation = reevaluation;
        this.queue = queue;
        this.duties = duties;
        this.time = time;
    }

    /** Returns whether a fact merges leads, or takes a merge back: it is taken in alone. */
    public static boolean isItsOwn(SubmittedFact fact) {
        return fact.body() instanceof MergeBody
                || fact.body() instanceof WithdrawalBody withdrawal && withdrawal.amended() == AmendableKind.MERGE;
    }

    /** Takes in the fact that a lead is another one, or that it is not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public FactReceipt tell(SubmittedFact fact, Audience audience) {
        var rows = store.lock(fact.leads());
        var occasion = new Occasion(time.now(), audience);
        try {
            return fact.body() instanceof MergeBody merge
                    ? merge(fact, merge, rows, occasion)
                    : withdraw(fact, rows, occasion);
        } catch (Invalid | Contradiction | RuleFault refused) {
            return FactReceipt.refused(refused);
        }
    }

    private FactReceipt merge(SubmittedFact fact, MergeBody merge, Map<String, LeadRow> rows, Occasion occasion) {
        var now = occasion.now();
        var stays = rows.get(rows.get(fact.leadId()).root());
        var goes = rows.get(rows.get(merge.absorbs()).root());
        var known = known(stays, goes);
        var prepared = prepared(fact, stays, known, now);
        var before = ToldBefore.find(prepared, known).or(() -> findSame(prepared, known));
        if (before.isPresent()) {
            return FactReceipt.duplicate(before.get().told(), stays, findSetAside(stays, known, before.get()));
        }
        var united = with(known, prepared);
        if (!Union.roots(told(united)).containsKey(goes.id()) && !stays.id().equals(goes.id())) {
            return keepAside(prepared, stays, united, occasion);
        }
        if (stays.id().equals(goes.id())) {
            throw new Contradiction(
                    "/absorbs",
                    merge.absorbs(),
                    "The lead (" + merge.absorbs() + ") is already merged with (" + fact.leadId() + "), under ("
                            + stays.id() + ").");
        }
        checkBothAreReal(fact, stays, merge, goes);
        reevaluation.check(stays.id(), told(united), now);
        records.fact(prepared);
        store.merge(goes.id(), stays.id());
        queue.change(List.of(), List.of(goes.id()), occasion.audience().ofQueue());
        duties.merge(stays.id(), prepared.told().occurredAt(), now);
        var merged = stays.told(1 + Math.toIntExact(goes.revision()));
        var update = reevaluation.reevaluateRegrouped(List.of(merged), occasion).get(stays.id());
        return FactReceipt.kept(prepared.told(), update, Optional.empty());
    }

    /** The sample goes as a whole one day, and nothing of a real lead with it. */
    private static void checkBothAreReal(SubmittedFact fact, LeadRow stays, MergeBody merge, LeadRow goes) {
        if (stays.isSample() != goes.isSample()) {
            throw new Contradiction(
                    "/absorbs",
                    merge.absorbs(),
                    "The lead (" + (stays.isSample() ? fact.leadId() : merge.absorbs())
                            + ") belongs to the sample data, so it cannot be merged with the lead ("
                            + (stays.isSample() ? merge.absorbs() : fact.leadId()) + ").");
        }
    }

    /** A merge that was withdrawn before it came merges nothing. */
    private FactReceipt keepAside(RecordedFact merge, LeadRow stays, List<RecordedFact> all, Occasion occasion) {
        records.fact(merge);
        var update = reevaluation
                .reevaluateRegrouped(List.of(stays.told(1)), occasion)
                .get(stays.id());
        return FactReceipt.kept(merge.told(), update, findSetAside(stays, all, merge));
    }

    /** Leads that are not one any more stand each by its own facts, as if they had never been merged. */
    private FactReceipt withdraw(SubmittedFact fact, Map<String, LeadRow> rows, Occasion occasion) {
        var now = occasion.now();
        var root = rows.get(rows.get(fact.leadId()).root());
        var known = store.facts(List.of(root.id())).get(root.id());
        var prepared = prepared(fact.about(absorbing(fact, known)), root, known, now);
        var before = ToldBefore.find(prepared, known);
        if (before.isPresent()) {
            return FactReceipt.duplicate(before.get().told(), root, Optional.empty());
        }
        records.fact(prepared);
        var roots = Union.roots(told(with(known, prepared)));
        var apart = store.regroup(root.id(), roots);
        var regrouped = new ArrayList<LeadRow>();
        regrouped.add(root.told(1));
        apart.forEach(lead ->
                regrouped.add(lead.told(Math.toIntExact(Math.max(0, count(lead, known, roots) - lead.revision())))));
        regrouped.forEach(lead -> duties.merge(lead.id(), prepared.told().occurredAt(), now));
        var updates = reevaluation.reevaluateRegrouped(regrouped, occasion);
        return FactReceipt.kept(prepared.told(), updates.get(root.id()), Optional.empty());
    }

    private static long count(LeadRow lead, List<RecordedFact> known, Map<String, String> roots) {
        return known.stream()
                .map(fact -> fact.told().leadId())
                .filter(id -> roots.getOrDefault(id, id).equals(lead.id()))
                .count();
    }

    /** A merge is withdrawn of the lead that absorbed the other, whichever of them it is told of. */
    private static String absorbing(SubmittedFact withdrawal, List<RecordedFact> known) {
        var of = ((WithdrawalBody) withdrawal.body()).of();
        var merges = known.stream()
                .map(RecordedFact::told)
                .filter(each -> each.key().equals(new FactKey(FactKind.MERGE, of)))
                .map(ToldFact::leadId)
                .toList();
        return merges.isEmpty() || merges.contains(withdrawal.leadId()) ? withdrawal.leadId() : merges.get(0);
    }

    private List<RecordedFact> known(LeadRow stays, LeadRow goes) {
        var facts = store.facts(List.of(stays.id(), goes.id()));
        var known = new ArrayList<>(facts.get(stays.id()));
        if (!goes.id().equals(stays.id())) {
            known.addAll(facts.get(goes.id()));
        }
        return known;
    }

    private RecordedFact prepared(SubmittedFact fact, LeadRow lead, List<RecordedFact> known, Instant now) {
        return reevaluation
                .validation(now)
                .prepare(fact, lead.place().policyId())
                .numbered(1 + ToldLead.last(known));
    }

    private static List<RecordedFact> with(List<RecordedFact> known, RecordedFact fact) {
        return Stream.concat(known.stream(), Stream.of(fact)).toList();
    }

    private static List<ToldFact> told(List<RecordedFact> facts) {
        return facts.stream().map(RecordedFact::told).toList();
    }

    private static Optional<SetAside> findSetAside(LeadRow lead, List<RecordedFact> known, RecordedFact fact) {
        return Dossier.of(lead.id(), told(known)).findSetAside(fact.told().id());
    }

    /** The same merge under another id is no news while it stands. */
    private static Optional<RecordedFact> findSame(RecordedFact merge, List<RecordedFact> known) {
        var dossier = Dossier.of(merge.told().leadId(), told(known));
        return known.stream()
                .filter(each -> each.told().leadId().equals(merge.told().leadId())
                        && each.told().content().equals(merge.told().content())
                        && dossier.findSetAside(each.told().id()).isEmpty())
                .findFirst();
    }
}

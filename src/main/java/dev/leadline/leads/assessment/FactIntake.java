package dev.leadline.leads.assessment;

import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.kernel.tracking.dossier.Dossier;
import dev.leadline.kernel.tracking.dossier.SetAside;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes facts in: lock, read, think, record. A {@link dev.leadline.kernel.tracking.LeadAssessor} thinks about everything
 * before anything is written, so that of many facts told at once one that cannot be harms no other.
 */
@ApplicationScoped
public class FactIntake {

    private final LeadStore store;
    private final LeadReevaluation reevaluation;
    private final Merging merging;
    private final Recording recording;
    private final DatabaseTime time;
    private final LeadMetrics metrics;

    FactIntake(
            LeadStore store,
            LeadReevaluation reevaluation,
            Merging merging,
            Recording recording,
            DatabaseTime time,
            LeadMetrics metrics) {
        this.store = store;
        this.reevaluation = reevaluation;
        this.merging = merging;
        this.recording = recording;
        this.time = time;
        this.metrics = metrics;
    }

    /** Takes facts in; what became of each, in order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<FactReceipt> tell(List<SubmittedFact> facts, Audience audience) {
        lockAll(facts);
        var receipts = new ArrayList<FactReceipt>();
        int begin = 0;
        for (int i = 0; i <= facts.size(); i++) {
            boolean isMerge = i < facts.size() && Merging.isItsOwn(facts.get(i));
            if ((isMerge || i == facts.size()) && i > begin) {
                receipts.addAll(tellTogether(facts.subList(begin, i), audience));
            }
            if (isMerge) {
                receipts.add(merging.tell(facts.get(i), audience));
                begin = i + 1;
            }
        }
        metrics.count(facts, receipts);
        return receipts;
    }

    /** Merges come between other facts: each step would lock some leads more, and two requests wait for each other. */
    private void lockAll(List<SubmittedFact> facts) {
        if (facts.size() > 1 && facts.stream().anyMatch(Merging::isItsOwn)) {
            store.lock(facts.stream().flatMap(fact -> fact.leads().stream()).toList());
        }
    }

    /** What is read under the locks, and when. */
    private record Read(Supplier<Instant> now, Known known) {}

    /** Leads as they are kept, by their ids, and what is known of them. */
    private record Found(Map<String, LeadRow> rows, Known known) {}

    /** Takes facts in, none of which merges leads. */
    private List<FactReceipt> tellTogether(List<SubmittedFact> facts, Audience audience) {
        var ids = facts.stream().map(SubmittedFact::leadId).toList();
        var locked = store.lock(ids, (roots, on) -> new Read(time.asked(on), reevaluation.read(roots, on)));
        var rows = locked.leads();
        var known = locked.read().known();
        var now = locked.read().now().get();
        var leads = new LinkedHashMap<String, ToldLead>();
        known.leads().facts().forEach((root, told) -> leads.put(root, new ToldLead(rows.get(root), told)));

        var receipts = new FactReceipt[facts.size()];
        var validation = reevaluation.validation(now);
        for (int i = 0; i < receipts.length; i++) {
            var lead = leads.get(rows.get(facts.get(i).leadId()).root());
            receipts[i] = validate(i, facts.get(i), lead, validation);
        }
        leads.values().forEach(ToldLead::forgetOldDescriptions);
        var unchanged = new ArrayList<ToldLead>();
        leads.values().removeIf(lead -> lead.told().isEmpty() && unchanged.add(lead));
        unchanged.forEach(lead -> answerDuplicates(lead, findSetAside(lead), receipts));
        if (!leads.isEmpty()) {
            keep(leads, new Found(rows, known), new Occasion(now, audience), receipts);
        }
        return List.of(receipts);
    }

    /** @return why a fact is refused; {@code null} when it is not */
    private static FactReceipt validate(int place, SubmittedFact fact, ToldLead lead, FactValidation validation) {
        try {
            var policyId = lead.row().place().policyId();
            var known = lead.all();
            var told = validation.prepare(fact, policyId);
            var retelling = Optional.of(told)
                    .filter(each -> each.body().saidAt() != null)
                    .map(each -> new Retelling(each, known));
            var prepared = retelling
                    .map(each -> validation.prepare(fact.saying(each.settled()), policyId))
                    .orElse(told);
            retelling
                    .flatMap(Retelling::findHolding)
                    .or(() -> ToldBefore.find(prepared, known))
                    .ifPresentOrElse(before -> lead.addDuplicate(place, before), () -> lead.add(place, prepared));
            return null;
        } catch (Invalid | Contradiction refused) {
            return FactReceipt.refused(refused);
        }
    }

    private static Function<ToldFact, Optional<SetAside>> findSetAside(ToldLead lead) {
        if (lead.duplicates().isEmpty()) {
            return fact -> Optional.empty();
        }
        var dossier = Dossier.of(
                lead.row().id(), lead.known().stream().map(RecordedFact::told).toList());
        return fact -> dossier.findSetAside(fact.id());
    }

    private static void answerDuplicates(
            ToldLead lead, Function<ToldFact, Optional<SetAside>> setAside, FactReceipt[] receipts) {
        lead.duplicates()
                .forEach((place, before) -> receipts[place] =
                        FactReceipt.duplicate(before.told(), lead.row(), setAside.apply(before.told())));
    }

    private void keep(Map<String, ToldLead> leads, Found found, Occasion occasion, FactReceipt[] receipts) {
        var assessor = reevaluation.assessor(occasion.now());
        var assessed = new LinkedHashMap<String, AssessedLead>();
        found.known()
                .memories(leads.keySet(), false)
                .forEach((id, memory) -> assessed.put(
                        id,
                        metrics.measured(
                                () -> assessor.assess(memory, leads.get(id).news()))));

        var told = leads.values().stream()
                .flatMap(lead -> lead.told().values().stream())
                .filter(fact -> !assessed.get(
                                found.rows().get(fact.told().leadId()).root())
                        .refused()
                        .containsKey(fact.told()))
                .toList();
        var updates = recording.keep(
                found.rows(), assessed.values(), told, found.known().counted(), occasion);
        leads.forEach((id, lead) -> {
            lead.told()
                    .forEach(
                            (place, fact) -> receipts[place] = receipt(fact.told(), assessed.get(id), updates.get(id)));
            answerDuplicates(lead, assessed.get(id)::findSetAside, receipts);
        });
    }

    private static FactReceipt receipt(ToldFact fact, AssessedLead lead, LeadUpdate update) {
        var refusal = lead.refused().get(fact);
        return refusal == null ? FactReceipt.kept(fact, update, lead.findSetAside(fact)) : FactReceipt.refused(refusal);
    }
}

package dev.leadline.leads.assessment;

import dev.leadline.database.Queries;
import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.kernel.tracking.LeadAssessor;
import dev.leadline.kernel.tracking.LeadMemory;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.policies.publications.Policies;
import dev.leadline.rules.RuleFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes facts in and re-evaluates leads: lock, read, think, record. A {@link LeadAssessor} thinks about everything before
 * anything is written, so that of many facts told at once one that cannot be harms no other.
 */
@ApplicationScoped
public class LeadReevaluation {

    private static final Logger LOG = Logger.getLogger(LeadReevaluation.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private final LeadStore store;
    private final Policies policies;
    private final Recording recording;
    private final DatabaseTime time;
    private final RuleFailures failures;

    LeadReevaluation(
            LeadStore store, Policies policies, Recording recording, DatabaseTime time, RuleFailures failures) {
        this.store = store;
        this.policies = policies;
        this.recording = recording;
        this.time = time;
        this.failures = failures;
    }

    /**
     * A locked lead that facts are told of.
     *
     * @param known everything told before
     * @param told what is told now, by its place in the request
     */
    private record ToldLead(LeadRow row, List<RecordedFact> known, Map<Integer, RecordedFact> told) {

        List<RecordedFact> all() {
            var all = new ArrayList<>(known);
            all.addAll(told.values());
            return all;
        }

        List<ToldFact> news() {
            return told.values().stream().map(RecordedFact::told).toList();
        }
    }

    /** Takes facts in, none of which merges leads; what became of each, in order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<FactReceipt> tell(List<SubmittedFact> facts, Audience audience) {
        var rows = store.lock(facts.stream().map(SubmittedFact::leadId).toList());
        var now = time.now();
        var leads = new LinkedHashMap<String, ToldLead>();
        store.facts(rows.values().stream().map(LeadRow::root).collect(Collectors.toSet()))
                .forEach((root, known) -> leads.put(root, new ToldLead(rows.get(root), known, new TreeMap<>())));

        var receipts = new FactReceipt[facts.size()];
        var validation = validation(now);
        for (int i = 0; i < receipts.length; i++) {
            var lead = leads.get(rows.get(facts.get(i).leadId()).root());
            receipts[i] = validate(i, facts.get(i), lead, validation);
        }
        leads.values().removeIf(lead -> lead.told().isEmpty());
        if (!leads.isEmpty()) {
            keep(leads, rows, new Occasion(now, audience), receipts);
        }
        return List.of(receipts);
    }

    /** @return what became of a fact that does not change its lead; {@code null} for one that may */
    private static FactReceipt validate(int place, SubmittedFact fact, ToldLead lead, FactValidation validation) {
        try {
            var policyId = lead.row().place().policyId();
            var known = lead.all();
            var retelling = new Retelling(validation.prepare(fact, policyId), known);
            var prepared = validation.prepare(new SubmittedFact(fact.leadId(), retelling.settled()), policyId);
            var before = retelling.findHolding().or(() -> validation.findBefore(prepared, known));
            if (before.isPresent()) {
                return FactReceipt.duplicate(before.get().told(), lead.row());
            }
            lead.told().put(place, prepared);
            return null;
        } catch (Invalid | Contradiction refused) {
            return FactReceipt.refused(refused);
        }
    }

    /** When facts are told, and who is told what they lead to. */
    private record Occasion(Instant now, Audience audience) {}

    private void keep(
            Map<String, ToldLead> leads, Map<String, LeadRow> rows, Occasion occasion, FactReceipt[] receipts) {
        var known = new LinkedHashMap<String, List<RecordedFact>>();
        leads.forEach((id, lead) -> known.put(id, lead.known()));
        var assessor = assessor(occasion.now());
        var assessed = new LinkedHashMap<String, AssessedLead>();
        memories(known, false)
                .forEach((id, memory) ->
                        assessed.put(id, assessor.assess(memory, leads.get(id).news())));

        store.addFacts(leads.values().stream()
                .flatMap(lead -> lead.told().values().stream())
                .filter(fact -> !assessed.get(rows.get(fact.told().leadId()).root())
                        .refused()
                        .containsKey(fact.told()))
                .toList());
        var updates = recording.keep(rows, assessed.values(), occasion.now(), occasion.audience());
        leads.forEach((id, lead) -> lead.told()
                .forEach((place, fact) -> receipts[place] = receipt(fact.told(), assessed.get(id), updates.get(id))));
    }

    private static FactReceipt receipt(ToldFact fact, AssessedLead lead, LeadUpdate update) {
        var refusal = lead.refused().get(fact);
        return refusal == null ? FactReceipt.kept(fact, update, lead.findSetAside(fact)) : FactReceipt.refused(refusal);
    }

    /** Checks facts by the policies in force. */
    FactValidation validation(Instant now) {
        var inForce = policies.inForce(now);
        inForce.rules().mustBeSome();
        return new FactValidation(inForce, now);
    }

    private LeadAssessor assessor(Instant now) {
        return new LeadAssessor(policies.present().versions(), now, failures::note);
    }

    /** What is known of leads, by their ids. */
    private Map<String, LeadMemory> memories(Map<String, List<RecordedFact>> facts, boolean isMerged) {
        var notices = store.notices(facts.keySet());
        var obligations = store.obligations(facts.keySet());
        var memories = new LinkedHashMap<String, LeadMemory>();
        facts.forEach((id, known) -> memories.put(
                id,
                new LeadMemory(
                        id,
                        known.stream().map(RecordedFact::told).toList(),
                        notices.stream()
                                .filter(each -> each.leadId().equals(id))
                                .toList(),
                        obligations.stream()
                                .filter(each -> each.leadId().equals(id))
                                .toList(),
                        isMerged)));
        return memories;
    }

    /** Re-evaluates a lead without a new fact when the last decision no longer holds (T3). */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<LeadUpdate> outdated(LeadRow lead) {
        var now = time.now();
        return lead.holdsAt(now)
                ? Optional.empty()
                : Optional.ofNullable(reevaluate(List.of(lead), now).get(lead.id()));
    }

    /** @throws RuntimeException when a lead could not be assessed by these facts; nothing is kept */
    void check(String leadId, List<ToldFact> facts, Instant now) {
        assessor(now).assess(new LeadMemory(leadId, facts, List.of(), List.of(), true));
    }

    /** Re-evaluates leads that nothing was told of. The caller holds their locks. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, LeadUpdate> reevaluate(Collection<LeadRow> leads, Instant now) {
        var rows = byId(leads);
        return recording.keep(rows, assessed(rows, now, false), now, Audience.EVERYONE);
    }

    /** Re-evaluates a lead into which another was merged. The caller holds its lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    LeadUpdate reevaluateMerged(LeadRow lead, Instant now, Audience audience) {
        var rows = Map.of(lead.id(), lead);
        return recording.keep(rows, assessed(rows, now, true), now, audience).get(lead.id());
    }

    /**
     * The number of leads to which a publication was carried over.
     *
     * @param done those for which another version holds now
     * @param failed those that could not be assessed
     */
    public record Carried(int done, int failed) {}

    /** Re-evaluates leads by what was published since; those for which the same versions hold stay as they are. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Carried carryOver(Collection<LeadRow> leads, Instant now) {
        var rows = byId(leads);
        var assessed = assessed(rows, now, false);
        var changed = assessed.stream()
                .filter(lead -> {
                    var held = rows.get(lead.memory().leadId()).held();
                    return lead.isUnderAnother(held.publication(), held.rules());
                })
                .toList();
        recording.keep(rows, changed, now, Audience.EVERYONE);
        return new Carried(changed.size(), leads.size() - assessed.size());
    }

    private static Map<String, LeadRow> byId(Collection<LeadRow> leads) {
        var rows = new LinkedHashMap<String, LeadRow>();
        leads.forEach(lead -> rows.put(lead.id(), lead));
        return rows;
    }

    private List<AssessedLead> assessed(Map<String, LeadRow> rows, Instant now, boolean isMerged) {
        var assessor = assessor(now);
        var assessed = new ArrayList<AssessedLead>();
        for (var memory : memories(store.facts(rows.keySet()), isMerged).values()) {
            try {
                assessed.add(assessor.assess(memory));
            } catch (RuntimeException failed) {
                if (Queries.findSqlException(failed).isPresent() || failed instanceof NoRules) {
                    throw failed;
                }
                postpone(rows.get(memory.leadId()), now, failed);
            }
        }
        return assessed;
    }

    /** One lead that cannot be assessed holds up no other; it is looked at again later, and its row says why. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void postpone(LeadRow lead, Instant now, RuntimeException failed) {
        LOG.errorf(failed, "The lead %s cannot be evaluated. It is tried again in %s", lead.id(), AGAIN_AFTER);
        var why = Queries.findSqlException(failed).map(Throwable::getMessage).orElse(failed.getMessage());
        store.postpone(lead.id(), now.plus(AGAIN_AFTER), String.valueOf(why));
    }
}

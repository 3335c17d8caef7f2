package dev.leadline.leads.assessment;

import dev.leadline.database.Journey;
import dev.leadline.database.Queries;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.kernel.tracking.LeadAssessor;
import dev.leadline.kernel.tracking.LeadMemory;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
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
import org.jboss.logging.Logger;

/**
 * Re-evaluates leads that nothing is told of: read, think, record. The caller holds their locks.
 */
@ApplicationScoped
public class LeadReevaluation {

    private static final Logger LOG = Logger.getLogger(LeadReevaluation.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private final LeadMemories memories;
    private final Policies policies;
    private final Recording recording;
    private final DatabaseTime time;
    private final RuleFailures failures;
    private final LeadMetrics metrics;

    LeadReevaluation(
            LeadMemories memories,
            Policies policies,
            Recording recording,
            DatabaseTime time,
            RuleFailures failures,
            LeadMetrics metrics) {
        this.memories = memories;
        this.policies = policies;
        this.recording = recording;
        this.time = time;
        this.failures = failures;
        this.metrics = metrics;
    }

    /** Reads what is known of locked leads. */
    Known read(Collection<String> roots, Journey on) {
        return memories.read(roots, on);
    }

    /** Checks facts by the policies in force. */
    FactValidation validation(Instant now) {
        var inForce = policies.inForce(now);
        inForce.rules().mustBeSome();
        return new FactValidation(inForce, now);
    }

    LeadAssessor assessor(Instant now) {
        return new LeadAssessor(policies.present().versions(), now, failures::note);
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
        var known = memories.read(rows.keySet());
        var occasion = new Occasion(now, Audience.EVERYONE);
        return recording.keep(rows, assessed(rows, known, now, false), known.counted(), occasion);
    }

    /** Re-evaluates leads that were merged, or are no more. The caller holds the lock of what is or was one. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, LeadUpdate> reevaluateRegrouped(List<LeadRow> leads, Occasion occasion) {
        var rows = byId(leads);
        var known = memories.read(rows.keySet());
        return recording.keep(rows, assessed(rows, known, occasion.now(), true), known.counted(), occasion);
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
        var known = memories.read(rows.keySet());
        var assessed = assessed(rows, known, now, false);
        var changed = assessed.stream()
                .filter(lead -> {
                    var held = rows.get(lead.memory().leadId()).held();
                    return lead.isUnderAnother(held.publication(), held.rules());
                })
                .toList();
        recording.keep(rows, changed, known.counted(), new Occasion(now, Audience.EVERYONE));
        return new Carried(changed.size(), leads.size() - assessed.size());
    }

    private static Map<String, LeadRow> byId(Collection<LeadRow> leads) {
        var rows = new LinkedHashMap<String, LeadRow>();
        leads.forEach(lead -> rows.put(lead.id(), lead));
        return rows;
    }

    private List<AssessedLead> assessed(Map<String, LeadRow> rows, Known known, Instant now, boolean isMerged) {
        var assessor = assessor(now);
        var assessed = new ArrayList<AssessedLead>();
        for (var memory : known.memories(rows.keySet(), isMerged).values()) {
            try {
                assessed.add(metrics.measured(() -> assessor.assess(memory)));
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
        recording.postpone(lead.id(), now.plus(AGAIN_AFTER), String.valueOf(why));
    }
}

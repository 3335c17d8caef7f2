package dev.leadline.leads;

import dev.leadline.decisions.DecisionTexts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.leads.assessment.LeadAccess;
import dev.leadline.leads.assessment.LeadReevaluation;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.Transactions;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.policies.publications.ApplicableVersions;
import dev.leadline.policies.publications.Policies;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers how tracked leads stand, stood and will stand. Whatever is said as a decision is in the ledger before (T4).
 */
@ApplicationScoped
class Leads {

    /** Nobody plans further ahead than this. */
    private static final int MOST_STEPS = 20;

    private final LeadStore store;
    private final LeadReevaluation reevaluation;
    private final Policies policies;
    private final DecisionTexts texts;
    private final Ledger ledger;
    private final DatabaseTime time;

    @Inject
    LeadAccess access;

    Leads(
            LeadStore store,
            LeadReevaluation reevaluation,
            Policies policies,
            DecisionTexts texts,
            Ledger ledger,
            DatabaseTime time) {
        this.store = store;
        this.reevaluation = reevaluation;
        this.policies = policies;
        this.texts = texts;
        this.ledger = ledger;
        this.time = time;
    }

    /**
     * The present state of a lead.
     *
     * @param asked the lead that was asked for
     * @param lead that lead, or the one it was merged into
     * @param entry the decision that holds
     */
    record Present(LeadRow asked, LeadRow lead, LedgerEntry entry) {}

    /**
     * The decision that holds now; where the last one holds no longer, the lead is re-evaluated first.
     *
     * @throws Problem 404 when the lead was not told of
     */
    Present present(String id) {
        var asked = known(id);
        var lead = asked.isRoot() ? asked : known(asked.root());
        if (lead.held().decisionId() == null) {
            throw Problem.notFound("The lead (" + QuotedText.of(id)
                    + ") has not been received yet. Facts about it are waiting.\nUse PUT to add the lead.");
        }
        if (lead.holdsAt(time.now())) {
            return new Present(
                    asked, lead, ledger.find(lead.held().decisionId()).orElseThrow());
        }
        var update = Transactions.call(() -> {
            var locked = store.lock(List.of(id));
            var root = locked.get(locked.get(id).root());
            return reevaluation.reevaluate(List.of(root), time.now()).get(root.id());
        });
        if (update == null) {
            Assessment.now(lead.id(), told(lead.id()), versions(), time.now());
            throw Problem.unavailable("The lead (" + QuotedText.of(id) + ") cannot be evaluated at present.", null);
        }
        return new Present(asked, update.lead(), update.entry());
    }

    /** @throws Problem 404 when nothing was told about it */
    LeadRow known(String id) {
        return store.find(id).map(access::reading).orElseThrow(() -> unknown(id));
    }

    static Problem unknown(String id) {
        return Problem.notFound("There is no lead (" + QuotedText.of(id) + ").");
    }

    /** Returns the answer for a lead at a moment; empty when there was none. */
    Optional<LedgerEntry> said(String id, Instant moment) {
        return store.findSaid(id, moment).flatMap(ledger::find);
    }

    /**
     * Decides by today's knowledge how a lead stood, or will stand, at a moment; the decision is recorded. Empty before
     * its receipt.
     */
    Optional<LedgerEntry> known(String root, Instant moment) {
        return Assessment.at(root, told(root), versions(), moment).map(cycle -> {
            var entry = texts.write(
                            cycle.decision(),
                            cycle.versions().periods(),
                            cycle.versions().rulesRevision(),
                            time.now())
                    .entry();
            return Ledger.await(known(root).isSample() ? ledger.appendSample(entry) : ledger.append(entry));
        });
    }

    /** Everything told of a lead and of those merged into it, assessed at this moment. */
    Assessment assessment(String root, Instant now) {
        return Assessment.now(root, told(root), versions(), now);
    }

    private ApplicableVersions versions() {
        return policies.present().versions();
    }

    private List<ToldFact> told(String root) {
        return store.facts(List.of(root)).get(root).stream()
                .map(RecordedFact::told)
                .toList();
    }

    /** Returns the forecast for a lead if nobody acts, step by step. */
    List<PlanBody.Step> plan(String root) {
        var told = told(root);
        var versions = versions();
        var steps = new ArrayList<PlanBody.Step>();
        var moment = time.now();
        while (moment != null && steps.size() < MOST_STEPS) {
            var cycle = Assessment.ifNothingHappens(root, told, versions, moment);
            if (cycle.isEmpty()) {
                break;
            }
            steps.add(PlanBody.Step.from(cycle.get(), moment));
            var until = cycle.get().decision().validUntil();
            moment = until == null ? null : until.plus(Duration.ofNanos(1));
        }
        return steps;
    }
}

package dev.leadline.leads.assessment;

import dev.leadline.decisions.DecisionMetrics;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.kernel.tracking.CycleAssessment;
import dev.leadline.web.metrics.BoundedLabels;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Metrics of tracked leads: decisions, facts by kind and what became of them, and breaches. Of the latter what is not committed is
 * not counted.
 */
@ApplicationScoped
class LeadMetrics {

    private final MeterRegistry registry;
    private final DecisionMetrics decisions;
    private final TransactionSynchronizationRegistry transaction;
    private final BoundedLabels kinds = new BoundedLabels();
    private final BoundedLabels tiers = new BoundedLabels();
    private final BoundedLabels teams = new BoundedLabels();

    LeadMetrics(MeterRegistry registry, DecisionMetrics decisions, TransactionSynchronizationRegistry transaction) {
        this.registry = registry;
        this.decisions = decisions;
        this.transaction = transaction;
    }

    /** Assesses a lead and measures it. */
    AssessedLead measured(Supplier<AssessedLead> assess) {
        return decisions.tracked(
                assess,
                lead -> lead.isToBeKept()
                        ? lead.assessment().cycles().stream().map(CycleAssessment::decision)
                        : Stream.empty());
    }

    /** Counts facts once they are committed, and those that were refused among them. */
    void count(List<SubmittedFact> facts, List<FactReceipt> receipts) {
        afterCommit(() -> {
            for (int i = 0; i < facts.size(); i++) {
                registry.counter(
                                "leadline.facts",
                                "kind",
                                facts.get(i).body().kind().text(),
                                "status",
                                receipts.get(i).status().text())
                        .increment();
            }
        });
    }

    /** Counts a breach once it is committed. */
    void count(EventChanges.Breach breach) {
        afterCommit(() -> registry.counter(
                        "leadline.breaches",
                        "kind",
                        kinds.of(breach.kind()),
                        "tier",
                        tiers.of(breach.tier()),
                        "team",
                        teams.of(breach.team()))
                .increment());
    }

    private void afterCommit(Runnable count) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is to be done before it
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    count.run();
                }
            }
        });
    }
}

package dev.leadline.ledger;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Metrics of the ledger: how many rows wait, how many are written with one commit, and how long each takes. */
final class LedgerMetrics {

    private final DistributionSummary batches;
    private final Timer waits;

    LedgerMetrics(MeterRegistry registry, WaitingRows waiting) {
        Gauge.builder("leadline.ledger.waiting", waiting, WaitingRows::size)
                .description("Decisions that wait to be recorded")
                .register(registry);
        batches = DistributionSummary.builder("leadline.ledger.batch")
                .description("Decisions recorded with one commit")
                .register(registry);
        waits = Timer.builder("leadline.ledger.wait")
                .description("Time from when a decision is made until it is recorded")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Tells of rows that are on disk. */
    void written(List<WaitingRow> batch) {
        batches.record(batch.size());
        batch.forEach(row -> waits.record(row.age(), TimeUnit.NANOSECONDS));
    }
}

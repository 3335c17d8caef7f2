package dev.leadline.leads.watch;

import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.TransitionStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Metrics of publications that are being carried over to leads: how many there are, and since when the oldest of them is. */
@ApplicationScoped
class TransitionMetrics {

    private final TransitionStore transitions;
    private final DatabaseTime time;
    private volatile double open = Double.NaN;
    private volatile double oldestSeconds = Double.NaN;

    TransitionMetrics(TransitionStore transitions, DatabaseTime time, MeterRegistry registry) {
        this.transitions = transitions;
        this.time = time;
        Gauge.builder("leadline.transitions.open", this, seen -> seen.open)
                .description("Publications that are still carried over to leads")
                .register(registry);
        Gauge.builder("leadline.transitions.oldest.seconds", this, seen -> seen.oldestSeconds)
                .description("Time since the oldest of them began")
                .register(registry);
    }

    /** While the database cannot be asked, nothing is claimed to be known. */
    @Scheduled(every = "{leadline.metrics.count-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            var backlog = transitions.backlog();
            open = backlog.open();
            oldestSeconds = backlog.oldest() == null
                    ? 0
                    : Duration.between(backlog.oldest(), time.now()).toMillis() / 1000.0;
        } catch (RuntimeException away) {
            open = Double.NaN;
            oldestSeconds = Double.NaN;
        }
    }
}

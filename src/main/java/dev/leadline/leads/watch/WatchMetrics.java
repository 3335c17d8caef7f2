package dev.leadline.leads.watch;

import dev.leadline.leads.store.LeadRow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** Metrics of the deadline watch: how many leads it has checked, and how late it is. */
@ApplicationScoped
public class WatchMetrics {

    private final Counter leads;
    private volatile Duration lag = Duration.ZERO;
    private volatile long lookedAt = System.nanoTime();

    WatchMetrics(MeterRegistry registry) {
        this.leads = Counter.builder("leadline.watch.leads")
                .description("Leads re-evaluated because a deadline or threshold passed")
                .register(registry);
        Gauge.builder("leadline.watch.lag.seconds", this::lagSeconds)
                .description("Delay of the watch: the longest time that a lead was due before it was checked")
                .register(registry);
        Gauge.builder("leadline.watch.silence.seconds", this::silenceSeconds)
                .description("Time since the watch last looked with success")
                .register(registry);
    }

    private Number silenceSeconds() {
        return (System.nanoTime() - lookedAt) / 1e9;
    }

    private Number lagSeconds() {
        return lag.toNanos() / 1e9;
    }

    /** Takes down what was due at a moment. */
    void looked(Collection<LeadRow> due, Instant now) {
        leads.increment(due.size());
        lookedAt = System.nanoTime();
        lag = due.stream()
                .map(lead -> lead.held().watchAt())
                .min(Comparator.naturalOrder())
                .map(first -> Duration.between(first, now))
                .orElse(Duration.ZERO);
    }
}

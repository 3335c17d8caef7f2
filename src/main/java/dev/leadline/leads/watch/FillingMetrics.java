package dev.leadline.leads.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Metrics of the filling: how many leads are not counted yet. */
@Startup
@ApplicationScoped
public class FillingMetrics {

    private volatile long left;

    FillingMetrics(MeterRegistry registry) {
        Gauge.builder("leadline.filling.leads.left", () -> left)
                .description("Leads tracked before anything was counted, whose duties are not filled in yet")
                .register(registry);
    }

    void left(long leads) {
        left = leads;
    }
}

package dev.leadline.decisions;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.RuleFiring;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Metrics of decisions: how many, how long they take, which rules fire, and what fails. */
@ApplicationScoped
public class DecisionMetrics {

    private final MeterRegistry registry;
    private final Timer latency;
    private final Map<String, Counter> firings = new ConcurrentHashMap<>();

    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.latency = Timer.builder("leadline.decisions")
                .description("Decisions made, and the time from facts to conclusions")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Makes a decision and measures it. */
    Decision measured(Supplier<Decision> decide) {
        var sample = Timer.start(registry);
        try {
            var decision = decide.get();
            sample.stop(latency);
            for (var firing : decision.firings()) {
                count(firing);
            }
            return decision;
        } catch (RuntimeException failed) {
            registry.counter(
                            "leadline.decision.failures",
                            "fault",
                            failed.getClass().getSimpleName())
                    .increment();
            throw failed;
        }
    }

    private void count(RuleFiring firing) {
        firings.computeIfAbsent(firing.rule(), rule -> Counter.builder("leadline.firings")
                        .description("Firings by rule")
                        .tag("rule", rule)
                        .register(registry))
                .increment();
    }
}

package dev.leadline.decisions;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.rules.RuleId;
import dev.leadline.web.metrics.BoundedLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Metrics of decisions: how many, how long they take, which rules fire, and what fails. */
@ApplicationScoped
public class DecisionMetrics {

    private static final String REQUESTS = "requests";
    private static final String TRACKED_LEADS = "tracked-leads";

    private final MeterRegistry registry;
    private final Timer requests;
    private final Timer trackedLeads;
    private final BoundedLabels rules = new BoundedLabels();
    private final Map<String, Counter> firings = new ConcurrentHashMap<>();

    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.requests = timer(REQUESTS);
        this.trackedLeads = timer(TRACKED_LEADS);
    }

    private Timer timer(String of) {
        return Timer.builder("leadline.decisions")
                .description("Decisions made, and the time from facts to conclusions")
                .tag("of", of)
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Makes the decision on a request and measures it. */
    Decision measured(Supplier<Decision> decide) {
        return measured(decide, Stream::of, requests);
    }

    /**
     * Assesses a tracked lead and measures it, as one decision.
     *
     * @param decisions those that were made of its cycles
     */
    public <T> T tracked(Supplier<T> assess, Function<T, Stream<Decision>> decisions) {
        return measured(assess, decisions, trackedLeads);
    }

    private <T> T measured(Supplier<T> work, Function<T, Stream<Decision>> decisions, Timer timer) {
        var sample = Timer.start(registry);
        try {
            var result = work.get();
            sample.stop(timer);
            decisions.apply(result).forEach(decision -> decision.firings().forEach(this::count));
            return result;
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
                        .description("Firings by the id of the rule")
                        .tag("rule", rules.of(RuleId.of(rule)))
                        .register(registry))
                .increment();
    }
}

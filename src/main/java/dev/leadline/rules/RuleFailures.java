package dev.leadline.rules;

import dev.leadline.kernel.RuleFault;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Metrics of rules that fail: for how many leads they did since the server started, and which did last. Other leads are
 * decided meanwhile, so it is no reason to be not ready.
 */
@ApplicationScoped
public class RuleFailures {

    private static final Logger LOG = Logger.getLogger(RuleFailures.class);

    private final MeterRegistry registry;
    private final AtomicLong count = new AtomicLong();
    private volatile RuleFault last;

    RuleFailures(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Takes down that a lead could not be decided. */
    public void note(String leadId, RuleFault fault) {
        count.incrementAndGet();
        last = fault;
        var rule = fault.rules().isEmpty() ? "none" : fault.rules().get(0);
        registry.counter("leadline.rule.failures", "rule", RuleId.of(rule)).increment();
        LOG.errorf("The decision for lead %s failed: %s", leadId, fault.sentence());
    }

    /** Returns the number of failures since the server started. */
    public long count() {
        return count.get();
    }

    /** Returns the last failure in a sentence; {@code null} when there was none. */
    String last() {
        var fault = last;
        return fault == null ? null : fault.sentence();
    }
}

package dev.leadline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/**
 * What a decision costs does not creep. Allocation is the same on a busy machine; times are not, nor are their ratios where the
 * machine is too busy to compile, so {@link Benchmarks} measure those. It is measured until it is low enough; only what is too
 * much in every round fails. The tests' JVM optimises little, so a decision allocates more here than there.
 */
class DecisionCostTest {

    /** It is 24,316, with references of four bytes. */
    private static final long MOST_BYTES = 25_000;

    private static final int ROUNDS = 100;
    private static final int DECISIONS = 200;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Decider DECIDER = new Decider(Samples.rules());
    private static final ResolvedPolicy SAMPLE = Samples.policy(Samples.PREDICTIVE);

    private final DecisionBenchmark.Leads leads = new DecisionBenchmark.Leads();
    private Object last = leads;

    DecisionCostTest() {
        leads.receive();
    }

    @Test
    void a_decision_of_the_sample_policy_allocates_no_more_than_it_did() {
        assumeTrue(isCompressed(), "With 32 GB of heap and more references have eight bytes.");
        long bytes = (long) lowest(MOST_BYTES, () -> allocated(SAMPLE));

        assertThat(bytes)
                .as(
                        "A decision allocates %,d bytes, at most %,d. If that is meant, raise MOST_BYTES and say in"
                                + " docs/speed.md what it buys. If not, see where they come from (ADR 030).",
                        bytes, MOST_BYTES)
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void with_ten_thousand_rows_it_allocates_what_it_does_with_three() {
        var few = GeneratedPolicy.of(3);
        var many = GeneratedPolicy.of(10_000);
        long three = (long) lowest(0, () -> allocated(few));
        long most = three + three / 50;
        long tenThousand = (long) lowest(most, () -> allocated(many));

        assertThat(tenThousand)
                .as(
                        "A decision allocates %,d bytes with 3 rows and %,d with 10,000, at most %,d."
                                + " What is looked up must not grow with the table (RowIndex).",
                        three, tenThousand, most)
                .isLessThanOrEqualTo(most);
    }

    private static boolean isCompressed() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return Boolean.parseBoolean(machine.getVMOption("UseCompressedOops").getValue());
    }

    /** Measures until it is at most so much, and for so many rounds otherwise: until then Java still compiles. */
    private static double lowest(double enough, DoubleSupplier measured) {
        double lowest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && lowest > enough; round++) {
            lowest = Math.min(lowest, measured.getAsDouble());
        }
        return lowest;
    }

    private double allocated(ResolvedPolicy policy) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < DECISIONS; i++) {
            last = DECIDER.decide(policy, leads.next());
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) DECISIONS;
    }
}

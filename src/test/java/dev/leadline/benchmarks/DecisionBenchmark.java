package dev.leadline.benchmarks;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decisions on one thread, business time included, every firing told: by rules under tables of any size, and by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {

    private static final Instant RECEIVED = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant CALLED = Instant.parse("2016-01-11T15:30:00Z");
    private static final Instant AS_OF = Instant.parse("2016-01-11T16:00:00Z");

    /** A called lead, of a hundred ranks in turn so that no table row stays in a cache for free. */
    @State(Scope.Thread)
    public static class Leads {

        private final Facts[] called = new Facts[100];
        private int turn;

        @Setup
        public void receive() {
            for (int i = 0; i < called.length; i++) {
                var rank =
                        new BigDecimal("45").add(BigDecimal.valueOf(i * 11L, 1).remainder(BigDecimal.valueOf(55)));
                var lead = new Lead("L-1", rank, "MQL", RECEIVED, null, Map.of("region", GeneratedPolicy.REGION));
                var attempt = new Attempt("a1", "PHONE", CALLED, null, "NO_ANSWER");
                called[i] = new Facts(new AsOf(AS_OF), lead, List.of(attempt), List.of(), null);
            }
        }

        Facts next() {
            turn = (turn + 1) % called.length;
            return called[turn];
        }
    }

    /** The rules, and nothing logged. */
    @State(Scope.Benchmark)
    public static class Rules {

        private Decider decider;
        private ResolvedPolicy sample;

        @Setup
        public void compile() {
            Logger.getLogger("").setLevel(Level.INFO);
            decider = new Decider(Samples.rules());
            sample = Samples.policy(Samples.PREDICTIVE);
            warmUp();
        }

        /** A count, not a time, so that a busy machine measures compiled code too. */
        private void warmUp() {
            var leads = new Leads();
            leads.receive();
            for (int i = 0; i < 300_000; i++) {
                decider.decide(sample, leads.next());
            }
        }
    }

    /** A policy whose tables have as many rows. */
    @State(Scope.Benchmark)
    public static class Tables {

        @Param({"3", "1000", "10000"})
        private int rows;

        private ResolvedPolicy policy;

        @Setup
        public void generate() {
            policy = GeneratedPolicy.of(rows);
        }
    }

    @Benchmark
    public Decision samplePolicy(Rules rules, Leads leads) {
        return rules.decider.decide(rules.sample, leads.next());
    }

    @Benchmark
    public Decision generatedPolicy(Rules rules, Tables tables, Leads leads) {
        return rules.decider.decide(tables.policy, leads.next());
    }

    @Benchmark
    public DecisionByHand.Answer byHand(Leads leads) {
        return decidedByHand(leads.next());
    }

    static DecisionByHand.Answer decidedByHand(Facts facts) {
        var attempt = facts.attempts().get(0);
        return DecisionByHand.decide(
                facts.lead().rank(),
                facts.lead().receivedAt(),
                List.of(new DecisionByHand.Attempt(attempt.channel(), attempt.occurredAt(), attempt.outcome())));
    }
}

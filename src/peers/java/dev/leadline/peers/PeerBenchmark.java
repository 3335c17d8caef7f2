package dev.leadline.peers;

import dev.leadline.benchmarks.DecisionByHand.Answer;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.util.List;
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

/** The same hundred leads in turn, decided by Leadline's kernel and by its peers, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeerBenchmark {

    /** The leads, and nothing logged. */
    @State(Scope.Thread)
    public static class Leads {

        private final List<Facts> leads = PeerLeads.hundred();
        private int turn;

        @Setup
        public void logNothing() {
            Logger.getLogger("").setLevel(Level.WARNING);
        }

        Facts next() {
            turn = (turn + 1) % leads.size();
            return leads.get(turn);
        }
    }

    /** The kernel with its rules. */
    @State(Scope.Benchmark)
    public static class Kernel {

        private final Decider decider = new Decider(Samples.rules());
        private final ResolvedPolicy policy = Samples.policy(Samples.PREDICTIVE);
    }

    /** One of the others. */
    @State(Scope.Benchmark)
    public static class Other {

        @Param
        private Peers peer;

        private PeerDecision decision;

        @Setup
        public void compile() {
            decision = new PeerDecision(peer.compile());
        }
    }

    @Benchmark
    public Decision leadline(Kernel kernel, Leads leads) {
        return kernel.decider.decide(kernel.policy, leads.next());
    }

    @Benchmark
    public Answer other(Other other, Leads leads) {
        return other.decision.decide(leads.next());
    }
}

package dev.leadline.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.benchmarks.CpuTimeProfiler;
import dev.leadline.benchmarks.DecisionByHand.Answer;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.decision.Decider;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Compares the kernel with its peers, after each was shown to decide the same:
 * {@code mvn -Ppeers test -Dtest=PeerBenchmarks}. Each runs in a JVM of its own.
 */
class PeerBenchmarks {

    @ParameterizedTest
    @EnumSource
    void a_peer_decides_what_the_kernel_decides(Peers peer) {
        var kernel = new Decider(Samples.rules());
        var policy = Samples.policy(Samples.PREDICTIVE);
        var decision = new PeerDecision(peer.compile());

        for (var facts : PeerLeads.hundred()) {
            assertThat(decision.decide(facts))
                    .as("%s of %s", facts.lead().rank(), facts.attempts())
                    .isEqualTo(Answer.of(kernel.decide(policy, facts)));
        }
    }

    @Test
    void each_takes_its_time() throws RunnerException {
        var options = new OptionsBuilder()
                .include(PeerBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .forks(1)
                .jvmArgs(
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .build();
        var results = new Runner(options).run();
        assertThat(results).hasSize(1 + Peers.values().length);
        report(results);
    }

    private static void report(Collection<RunResult> results) {
        double kernel = results.stream()
                .filter(result -> peer(result) == null)
                .mapToDouble(PeerBenchmarks::micros)
                .findFirst()
                .orElseThrow();
        System.out.println("\nJava " + System.getProperty("java.version") + ", load "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println("| who | us | a second | bytes | Leadline is 1 |\n|---|---|---|---|---|");
        results.stream()
                .sorted(Comparator.comparingDouble(PeerBenchmarks::micros))
                .forEach(result -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %.2f | %,.0f | %,.0f | %.2f |%n",
                        peer(result) == null
                                ? "Leadline"
                                : Peers.valueOf(peer(result)).title(),
                        micros(result),
                        1_000_000 / micros(result),
                        secondary(result, "gc.alloc.rate.norm"),
                        micros(result) / kernel));
    }

    private static String peer(RunResult result) {
        return result.getParams().getParam("peer");
    }

    private static double micros(RunResult result) {
        return secondary(result, CpuTimeProfiler.LABEL);
    }

    private static double secondary(RunResult result, String label) {
        return result.getSecondaryResults().get(label).getScore();
    }
}

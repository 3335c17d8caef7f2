package dev.leadline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks in a JVM of their own and prints processor time, allocation and ratios:
 * {@code mvn test -Dtest=Benchmarks}, with {@code -Dcollector=UseG1GC} for another garbage collector.
 * The usual tests leave it out, for its name is none of a test.
 */
class Benchmarks {

    /** Not Java's usual G1: keeping track of old and young costs it a fifth here, where all objects die young. */
    private static final String COLLECTOR = System.getProperty("collector", "UseParallelGC");

    private final Map<String, RunResult> results = new TreeMap<>();

    @Test
    void ten_thousand_rows_cost_at_most_half_more_than_three() throws RunnerException {
        var options = new OptionsBuilder()
                .include("dev.leadline.benchmarks.*")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .forks(1)
                .jvmArgs(
                        "-Xmx1g",
                        "-XX:+" + COLLECTOR,
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .shouldFailOnError(true)
                .build();
        new Runner(options).run().forEach(result -> results.put(name(result), result));
        report();
        assertThat(micros("generatedPolicy 10000") / micros("generatedPolicy 3"))
                .isLessThan(1.5);
    }

    private void report() {
        System.out.println("\nJava " + System.getProperty("java.version") + ", " + COLLECTOR + ", load "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println("                            us    a second  bytes  by hand is 1");
        results.forEach((name, result) -> System.out.printf(
                Locale.ROOT,
                "%-23s %7.2f %11.0f %6.0f %6.1f%n",
                name,
                micros(name),
                1_000_000 / micros(name),
                secondary(name, "gc.alloc.rate.norm"),
                micros(name) / micros("byHand")));
        System.out.printf(
                Locale.ROOT,
                "%nCost of 10,000 rows against 3: %.2f; of 1,000: %.2f%n",
                micros("generatedPolicy 10000") / micros("generatedPolicy 3"),
                micros("generatedPolicy 1000") / micros("generatedPolicy 3"));
    }

    private double micros(String name) {
        return secondary(name, CpuTimeProfiler.LABEL);
    }

    private double secondary(String name, String label) {
        return results.get(name).getSecondaryResults().get(label).getScore();
    }

    private static String name(RunResult result) {
        var benchmark = result.getParams().getBenchmark();
        var rows = result.getParams().getParam("rows");
        return benchmark.substring(benchmark.lastIndexOf('.') + 1) + (rows == null ? "" : " " + rows);
    }
}

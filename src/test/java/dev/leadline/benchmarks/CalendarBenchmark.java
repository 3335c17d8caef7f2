package dev.leadline.benchmarks;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessDuration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Business time alone: what each deadline of a decision costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CalendarBenchmark {

    private static final int MINUTES_A_YEAR = 365 * 24 * 60;

    private final Instant newYear = Instant.parse("2016-01-01T00:00:00Z");
    private final BusinessDuration twoHours = BusinessDuration.parse("2 business hours");
    private final BusinessDuration eightDays = BusinessDuration.parse("8 business days");
    private int turn;

    /** Steps through the year, its nights, weekends and changes of the clocks. */
    private Instant received() {
        turn = (turn + 7_919) % MINUTES_A_YEAR;
        return newYear.plusSeconds(turn * 60L);
    }

    @Benchmark
    public Instant twoBusinessHours() {
        return Samples.US_SALES.deadline(received(), twoHours);
    }

    @Benchmark
    public Instant eightBusinessDays() {
        return Samples.US_SALES.deadline(received(), eightDays);
    }
}

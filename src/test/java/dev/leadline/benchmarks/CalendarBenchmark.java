package dev.leadline.benchmarks;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.OpeningHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    private final BusinessCalendar changed = Samples.US_SALES.withHoursBefore(LocalDate.of(2016, 7, 1), other());
    private int turn;

    private static BusinessCalendar other() {
        return BusinessCalendar.of(
                null,
                Samples.US_SALES.zone(),
                Map.of(DayOfWeek.MONDAY, List.of(OpeningHours.parse("08:00", "16:00"))),
                List.of(),
                List.of());
    }

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

    /** On a calendar whose weekly hours changed in the middle of that year. */
    @Benchmark
    public Instant twoBusinessHoursAcrossAChangeOfHours() {
        return changed.deadline(received(), twoHours);
    }
}

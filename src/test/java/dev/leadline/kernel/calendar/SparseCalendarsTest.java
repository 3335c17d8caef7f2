package dev.leadline.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Calendars with hardly any open time, over centuries: right to the second, and found at once. */
class SparseCalendarsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2016-01-11");
    private static final OpeningHours MINUTE = new OpeningHours(600, 601);
    private static final BusinessCalendar A_MINUTE_A_WEEK = BusinessCalendar.of(
            "mondays", ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of(MINUTE)), List.of(), List.of());

    private static Instant at(LocalDate date, String time) {
        return Instant.parse(date + "T" + time + ":00Z");
    }

    @Test
    void hours_days_and_open_time_over_centuries_are_those_that_one_counts() {
        var received = at(MONDAY, "09:00");
        assertThat(A_MINUTE_A_WEEK.deadline(received, BusinessDuration.parse("300 business hours")))
                .isEqualTo(at(MONDAY.plusWeeks(300 * 60 - 1), "10:01"));
        assertThat(A_MINUTE_A_WEEK.deadline(received, BusinessDuration.parse("20000 business days")))
                .isEqualTo(at(MONDAY.plusWeeks(20_000), "10:01"));
        assertThat(A_MINUTE_A_WEEK.openBetween(received, at(MONDAY.plusWeeks(20_000), "09:00")))
                .isEqualTo(Duration.ofMinutes(20_000));
    }

    @Test
    void an_opening_in_another_century_is_found_and_a_close_after_centuries_of_open_time() {
        var far = LocalDate.parse("2390-03-02");
        var twice = BusinessCalendar.of(
                "twice",
                ZoneOffset.UTC,
                Map.of(),
                List.of(),
                List.of(new ExtraOpening(MONDAY, List.of(MINUTE)), new ExtraOpening(far, List.of(MINUTE))));
        assertThat(twice.findNextOpen(at(MONDAY, "10:01"))).contains(at(far, "10:00"));
        assertThat(twice.deadline(at(MONDAY, "09:00"), BusinessDuration.parse("2 business minutes")))
                .isEqualTo(at(far, "10:01"));
        var always = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            always.put(day, List.of(new OpeningHours(0, 1440)));
        }
        var closedOnce = BusinessCalendar.of(
                "always", ZoneOffset.UTC, always, List.of(new Holiday(far, List.of(), null)), List.of());
        assertThat(closedOnce.findClose(at(MONDAY, "10:00"))).contains(at(far, "00:00"));
    }

    @Test
    void a_thousand_walks_over_centuries_take_no_longer_than_one_decision_may() {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 1_000; i++) {
            var received = at(MONDAY, "09:00").plusSeconds(i);
            A_MINUTE_A_WEEK.findPartWay(received, BusinessDuration.parse("300 business hours"), 80, List.of());
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    /** A calendar of one to three windows a week, with whole years of holidays, and a seed for what is asked. */
    record Sparse(BusinessCalendar calendar, long seed) {}

    @Provide
    Arbitrary<Sparse> sparse() {
        return Arbitraries.randomValue(random -> {
            var week = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int opens = random.nextInt(1_440);
                week.put(DayOfWeek.of(1 + 2 * i), List.of(new OpeningHours(opens, opens + 1 + random.nextInt(900))));
            }
            var holidays = new ArrayList<Holiday>();
            for (int i = random.nextInt(1_200); i > 0; i--) {
                holidays.add(new Holiday(MONDAY.plusDays(300 + i), List.of(), null));
            }
            var zone = List.of("UTC", "America/New_York", "Pacific/Apia").get(random.nextInt(3));
            return new Sparse(
                    BusinessCalendar.of("sparse", ZoneId.of(zone), week, holidays, List.of()), random.nextLong());
        });
    }

    @Property(tries = 150)
    void what_is_passed_over_block_by_block_is_what_one_finds_window_by_window(@ForAll("sparse") Sparse given) {
        var random = new Random(given.seed());
        var calendar = given.calendar();
        var start = calendar.clockStart(at(MONDAY.minusDays(random.nextInt(700)), "03:00"));
        var minutes = 1 + random.nextInt(200_000);
        var left = Duration.ofMinutes(minutes);
        var opens = start;
        var closes = calendar.findClose(opens).orElseThrow();
        while (left.compareTo(Duration.between(opens, closes)) > 0) {
            left = left.minus(Duration.between(opens, closes));
            opens = calendar.findNextOpen(closes).orElseThrow();
            closes = calendar.findClose(opens).orElseThrow();
        }
        var end = opens.plus(left);
        assertThat(calendar.deadline(start, BusinessDuration.parse(minutes + " business minutes")))
                .isEqualTo(end);
        assertThat(calendar.openBetween(start, end)).isEqualTo(Duration.ofMinutes(minutes));
    }
}

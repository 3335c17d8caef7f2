package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.BusinessDuration.Unit.BUSINESS_DAYS;
import static dev.leadline.kernel.calendar.BusinessDuration.Unit.BUSINESS_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.calendar.RandomCalendars.Case;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(RandomCalendars.class)
@Domain(DomainContext.Global.class)
class StopsPropertiesTest {

    private static final int WEEK = 7 * 1440;

    /** Some pauses as minutes, some of them overlapping, some before the clock start. */
    private static List<int[]> pauses(Random random, int around) {
        List<int[]> pauses = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int from = Math.max(0, around - 1000 + random.nextInt(6000));
            pauses.add(new int[] {from, from + random.nextInt(2000)});
        }
        return pauses;
    }

    private static List<Stop> stops(List<int[]> pauses, MinuteByMinute oracle) {
        List<Stop> stops = new ArrayList<>();
        pauses.forEach(
                pause -> stops.add(new Stop(oracle.instant(pause[0]), oracle.instant(pause[1]), "p" + pause[0])));
        return stops;
    }

    private static BitSet paused(List<int[]> pauses, int start) {
        BitSet paused = new BitSet();
        pauses.forEach(pause -> paused.set(pause[0], pause[1]));
        paused.clear(0, start);
        return paused;
    }

    @Property(tries = 2000)
    void paused_minutes_do_not_count_as_business_minutes(
            @ForAll Case given,
            @ForAll @IntRange(max = WEEK) int received,
            @ForAll @IntRange(max = 1200) int amount,
            @ForAll Random random) {
        MinuteByMinute oracle = given.oracle();
        List<int[]> pauses = pauses(random, received);
        int start = oracle.clockStart(received);
        int due = oracle.after(start, amount, paused(pauses, start));
        assertThat(given.calendar()
                        .findDeadline(
                                oracle.instant(received),
                                new BusinessDuration(amount, BUSINESS_MINUTES),
                                stops(pauses, oracle)))
                .contains(oracle.instant(due));
    }

    @Property(tries = 2000)
    void business_days_move_by_the_open_time_that_was_paused(
            @ForAll Case given,
            @ForAll @IntRange(max = WEEK) int received,
            @ForAll @IntRange(max = 3) int amount,
            @ForAll Random random) {
        MinuteByMinute oracle = given.oracle();
        List<int[]> pauses = pauses(random, received);
        int start = oracle.clockStart(received);
        BitSet paused = paused(pauses, start);
        int plain = oracle.closeOfBusinessDay(start, amount);
        int owed = 0;
        for (int minute = start; minute < plain; minute++) {
            owed += oracle.isOpen(minute) && paused.get(minute) ? 1 : 0;
        }
        assertThat(given.calendar()
                        .findDeadline(
                                oracle.instant(received),
                                new BusinessDuration(amount, BUSINESS_DAYS),
                                stops(pauses, oracle)))
                .contains(oracle.instant(oracle.after(plain, owed, paused)));
    }

    /** A whole Thursday, and 108 minutes a week from then on: 11 weeks and 71 minutes of a Saturday make up for it. */
    @Test
    void business_days_that_were_paused_may_take_many_weeks_where_hours_became_few() {
        BusinessCalendar calendar = BusinessCalendar.of(
                "few",
                ZoneId.of("America/New_York"),
                Map.of(
                        DayOfWeek.WEDNESDAY, List.of(OpeningHours.parse("02:00", "02:31")),
                        DayOfWeek.SATURDAY,
                                List.of(OpeningHours.parse("15:45", "16:31"), OpeningHours.parse("17:30", "18:01"))),
                List.of(new EarlierHours(
                        LocalDate.parse("2026-04-03"),
                        Map.of(DayOfWeek.THURSDAY, List.of(OpeningHours.parse("00:00", "24:00"))))),
                List.of(),
                List.of());
        MinuteByMinute oracle = new MinuteByMinute(calendar, LocalDate.parse("2026-04-01"), 100);
        int thursday = 1440;
        List<int[]> pauses = List.of(new int[] {thursday, thursday + 1259});
        int close = oracle.closeOfBusinessDay(thursday, 0);
        assertThat(close).isEqualTo(2 * 1440);
        Instant due = oracle.instant(oracle.after(close, 1259, paused(pauses, thursday)));
        assertThat(due).isEqualTo("2026-06-20T21:55:00Z");
        assertThat(calendar.findDeadline(
                        oracle.instant(thursday), new BusinessDuration(0, BUSINESS_DAYS), stops(pauses, oracle)))
                .contains(due);
    }

    @Property(tries = 2000)
    void calendar_hours_move_by_all_the_time_that_was_paused(
            @ForAll Case given,
            @ForAll @IntRange(max = WEEK) int received,
            @ForAll @IntRange(max = 96) int amount,
            @ForAll Random random) {
        MinuteByMinute oracle = given.oracle();
        List<int[]> pauses = pauses(random, received);
        int start = oracle.clockStart(received);
        BitSet paused = paused(pauses, start);
        int due = start;
        for (int left = amount * 60; left > 0; due++) {
            left -= paused.get(due) ? 0 : 1;
        }
        assertThat(given.calendar()
                        .findDeadline(
                                oracle.instant(received),
                                new BusinessDuration(amount, Unit.HOURS),
                                stops(pauses, oracle)))
                .contains(oracle.instant(due));
    }

    @Property(tries = 1000)
    void pauses_never_bring_a_deadline_forward_and_their_order_does_not_matter(
            @ForAll Case given,
            @ForAll @IntRange(max = WEEK) int received,
            @ForAll Unit unit,
            @ForAll @IntRange(max = 999) int millis,
            @ForAll Random random) {
        MinuteByMinute oracle = given.oracle();
        BusinessDuration within = new BusinessDuration(random.nextInt(5), unit);
        Instant at = oracle.instant(received).plusMillis(millis);
        List<Stop> stops = stops(pauses(random, received), oracle);
        List<Stop> shuffled = new ArrayList<>(stops);
        shuffled.addAll(stops);
        Collections.shuffle(shuffled, random);
        BusinessCalendar calendar = given.calendar();
        Instant deadline = calendar.findDeadline(at, within, stops).orElseThrow();
        assertThat(deadline).isAfterOrEqualTo(calendar.deadline(at, within));
        assertThat(calendar.findDeadline(at, within, shuffled)).contains(deadline);
        assertThat(calendar.traceDeadline(at, within, shuffled)).isEqualTo(calendar.traceDeadline(at, within, stops));
        assertThat(calendar.findDeadline(at, within, List.of())).contains(calendar.deadline(at, within));
        List<Stop> andLater = new ArrayList<>(stops);
        andLater.add(new Stop(deadline, null, "too late"));
        assertThat(calendar.findDeadline(at, within, andLater)).contains(deadline);
    }

    @Property(tries = 1000)
    void part_of_the_way_goes_from_the_clock_start_to_the_deadline(
            @ForAll Case given,
            @ForAll @IntRange(max = WEEK) int received,
            @ForAll Unit unit,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll Random random) {
        MinuteByMinute oracle = given.oracle();
        BusinessDuration within = new BusinessDuration(1 + random.nextInt(5), unit);
        Instant at = oracle.instant(received);
        List<Stop> stops = stops(pauses(random, received), oracle);
        BusinessCalendar calendar = given.calendar();
        Instant deadline = calendar.findDeadline(at, within, stops).orElseThrow();
        Instant part = calendar.findPartWay(at, within, percent, stops).orElseThrow();
        assertThat(calendar.findPartWay(at, within, 0, stops)).contains(calendar.clockStart(at));
        assertThat(calendar.findPartWay(at, within, 100, stops)).contains(deadline);
        Duration whole = calendar.traceDeadline(at, within, stops).counted();
        Duration passed = calendar.traceDeadline(at, within, stops).intervals().stream()
                .filter(interval -> interval.counted() && interval.from().isBefore(part))
                .map(interval -> Duration.between(interval.from(), interval.to().isBefore(part) ? interval.to() : part))
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(passed).isEqualTo(whole.multipliedBy(percent).plusNanos(99).dividedBy(100));
    }

    @Property(tries = 1000)
    void the_trace_of_a_deadline_counts_the_time_allowed(
            @ForAll Case given,
            @ForAll @IntRange(max = WEEK) int received,
            @ForAll @IntRange(max = 900) int amount,
            @ForAll Random random) {
        MinuteByMinute oracle = given.oracle();
        BusinessDuration within = new BusinessDuration(amount, BUSINESS_MINUTES);
        Instant at = oracle.instant(received);
        List<Stop> stops = stops(pauses(random, received), oracle);
        ClockTrace trace = given.calendar().traceDeadline(at, within, stops);
        Instant deadline = given.calendar().findDeadline(at, within, stops).orElseThrow();
        assertThat(trace.complete()).isTrue();
        assertThat(trace.counted()).isEqualTo(Duration.ofMinutes(amount));
        Instant reached = at;
        for (ClockTrace.Interval interval : trace.intervals()) {
            assertThat(interval.from()).isEqualTo(reached);
            reached = interval.to();
        }
        assertThat(reached).isEqualTo(deadline);
    }
}

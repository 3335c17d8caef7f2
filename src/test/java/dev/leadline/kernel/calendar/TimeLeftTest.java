package dev.leadline.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.calendar.RandomCalendars.Case;
import dev.leadline.kernel.clock.TimeLeft;
import dev.leadline.kernel.clock.TimeLeft.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** What is left of a deadline: by hand on the sample calendar, and against minutes counted one by one. */
@Domain(RandomCalendars.class)
@Domain(DomainContext.Global.class)
class TimeLeftTest {

    private static final int MINUTES = 20_000;

    /** Monday 11 January 2016, 17:00 in New York. */
    private static final Instant MON_17_00 = Instant.parse("2016-01-11T22:00:00Z");

    private static TimeLeft left(String deadline, String at, Stop... stops) {
        return TimeLeft.of(
                new Running(Sample.US_SALES, true, List.of(stops)), Instant.parse(deadline), Instant.parse(at));
    }

    @Test
    void open_time_is_left_while_the_clock_runs_and_the_close_changes_that() {
        assertThat(left("2016-01-12T15:00:00Z", "2016-01-11T20:30:00Z"))
                .isEqualTo(new TimeLeft(Duration.parse("PT2H30M"), true, MON_17_00, null));
    }

    @Test
    void at_night_and_over_a_holiday_the_clock_stands_until_it_opens() {
        // Friday 15 January, 17:00; Monday the 18th is a holiday
        assertThat(left("2016-01-19T16:00:00Z", "2016-01-15T22:00:00Z"))
                .isEqualTo(new TimeLeft(Duration.ofHours(2), false, Instant.parse("2016-01-19T14:00:00Z"), null));
    }

    @Test
    void at_the_deadline_nothing_is_late_and_after_it_open_time_is() {
        assertThat(left("2016-01-11T22:00:00Z", "2016-01-11T22:00:00Z").late()).isNull();
        assertThat(left("2016-01-11T21:00:00Z", "2016-01-12T14:30:00Z"))
                .isEqualTo(new TimeLeft(
                        Duration.ZERO, true, Instant.parse("2016-01-12T22:00:00Z"), Duration.parse("PT1H30M")));
    }

    @Test
    void a_pause_is_not_left_and_its_end_outside_hours_is_the_next_opening() {
        var pause = new Stop(Instant.parse("2016-01-11T20:00:00Z"), Instant.parse("2016-01-12T00:00:00Z"), "holiday");
        assertThat(left("2016-01-12T15:00:00Z", "2016-01-11T19:00:00Z", pause))
                .isEqualTo(new TimeLeft(Duration.ofHours(2), true, pause.from(), null));
        assertThat(left("2016-01-12T15:00:00Z", "2016-01-11T21:00:00Z", pause))
                .isEqualTo(new TimeLeft(Duration.ofHours(1), false, Instant.parse("2016-01-12T14:00:00Z"), null));
        var endless = new Stop(pause.from(), null, null);
        assertThat(left("2016-01-12T15:00:00Z", "2016-01-11T21:00:00Z", endless))
                .isEqualTo(new TimeLeft(Duration.ZERO, false, null, null));
    }

    @Test
    void a_deadline_in_all_time_runs_at_night() {
        var night = Instant.parse("2016-01-12T03:00:00Z");
        assertThat(TimeLeft.of(new Running(Sample.US_SALES, false, List.of()), night.plusSeconds(3_600), night))
                .isEqualTo(new TimeLeft(Duration.ofHours(1), true, null, null));
    }

    @Property(tries = 1000)
    void it_is_what_counting_minutes_one_by_one_comes_to(
            @ForAll Case given,
            @ForAll @IntRange(max = MINUTES) int at,
            @ForAll @IntRange(max = MINUTES) int due,
            @ForAll Random random) {
        var oracle = given.oracle();
        var paused = new BitSet();
        var stops = new ArrayList<Stop>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(MINUTES);
            int to = from + random.nextInt(2_000);
            paused.set(from, to);
            stops.add(new Stop(oracle.instant(from), oracle.instant(to), null));
        }
        if (at > due) {
            paused.clear();
        }

        var left = TimeLeft.of(new Running(given.calendar(), true, stops), oracle.instant(due), oracle.instant(at));

        boolean runs = runs(oracle, paused, at);
        int minutes = 0;
        for (int minute = Math.min(at, due); minute < Math.max(at, due); minute++) {
            minutes += runs(oracle, paused, minute) ? 1 : 0;
        }
        int other = at;
        while (runs(oracle, paused, other) == runs) {
            other++;
        }
        assertThat(left)
                .isEqualTo(new TimeLeft(
                        at > due ? Duration.ZERO : Duration.ofMinutes(minutes),
                        runs,
                        // the oracle's dates end, and of some calendars the open time does not
                        other < 1440 * (RandomCalendars.DATES - 10) ? oracle.instant(other) : null,
                        at > due ? Duration.ofMinutes(minutes) : null));
    }

    private static boolean runs(MinuteByMinute oracle, BitSet paused, int minute) {
        return oracle.isOpen(minute) && !paused.get(minute);
    }
}

package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.Sample.US_SALES;
import static dev.leadline.kernel.calendar.Sample.at;
import static dev.leadline.kernel.calendar.Sample.calendar;
import static dev.leadline.kernel.calendar.Sample.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTraceTest {

    private static List<String> lines(BusinessCalendar calendar, ClockTrace trace) {
        return trace.intervals().stream()
                .map(interval -> interval.from().atZone(calendar.zone()).toLocalDateTime() + " "
                        + interval.to().atZone(calendar.zone()).toLocalDateTime()
                        + (interval.counted() ? " + " : " - ")
                        + interval.reason())
                .toList();
    }

    private static Stop stop(String from, String to, String reason) {
        return new Stop(at(US_SALES, from), to == null ? null : at(US_SALES, to), reason);
    }

    @Test
    void a_clock_over_a_long_weekend_is_explained() {
        ClockTrace trace =
                US_SALES.traceDeadline(at(US_SALES, "2016-01-15T15:00"), within("4 business hours"), List.of());
        assertThat(trace.complete()).isTrue();
        assertThat(lines(US_SALES, trace))
                .containsExactly(
                        "2016-01-15T15:00 2016-01-15T17:00 + open",
                        "2016-01-15T17:00 2016-01-18T00:00 - outside opening hours",
                        "2016-01-18T00:00 2016-01-19T00:00 - holiday: MLK Day",
                        "2016-01-19T00:00 2016-01-19T09:00 - outside opening hours",
                        "2016-01-19T09:00 2016-01-19T11:00 + open");
    }

    @Test
    void part_holidays_and_extra_openings_are_told_apart() {
        BusinessCalendar calendar = calendar(
                "UTC",
                "mon-sun 09:00-17:00",
                "holiday 2026-12-24 09:00-12:00 Christmas Eve",
                "holiday 2026-12-25",
                "extra 2026-12-24 11:00-13:00",
                "extra 2026-12-26 16:00-18:00");
        assertThat(lines(
                        calendar,
                        calendar.trace(Instant.parse("2026-12-24T10:00:00Z"), Instant.parse("2026-12-26T20:00:00Z"))))
                .containsExactly(
                        "2026-12-24T10:00 2026-12-24T12:00 + open",
                        "2026-12-24T12:00 2026-12-24T13:00 + extra opening",
                        "2026-12-24T13:00 2026-12-25T00:00 - holiday: Christmas Eve",
                        "2026-12-25T00:00 2026-12-26T00:00 - holiday",
                        "2026-12-26T00:00 2026-12-26T09:00 - outside opening hours",
                        "2026-12-26T09:00 2026-12-26T17:00 + open",
                        "2026-12-26T17:00 2026-12-26T18:00 + extra opening",
                        "2026-12-26T18:00 2026-12-26T20:00 - outside opening hours");
    }

    @Test
    void a_pause_is_named_where_it_kept_open_time_from_counting() {
        List<Stop> stops = List.of(
                stop("2016-01-11T16:00", "2016-01-12T10:00", "customer on holiday"),
                stop("2016-01-12T09:30", "2016-01-12T11:00", null));
        ClockTrace trace = US_SALES.traceDeadline(at(US_SALES, "2016-01-11T08:00"), within("8 business hours"), stops);
        assertThat(lines(US_SALES, trace))
                .containsExactly(
                        "2016-01-11T08:00 2016-01-11T09:00 - outside opening hours",
                        "2016-01-11T09:00 2016-01-11T16:00 + open",
                        "2016-01-11T16:00 2016-01-11T17:00 - paused: customer on holiday",
                        "2016-01-11T17:00 2016-01-12T09:00 - outside opening hours",
                        "2016-01-12T09:00 2016-01-12T10:00 - paused: customer on holiday",
                        "2016-01-12T10:00 2016-01-12T11:00 - paused",
                        "2016-01-12T11:00 2016-01-12T12:00 + open");
    }

    @Test
    void calendar_time_counts_from_the_clock_start() {
        ClockTrace trace = US_SALES.traceDeadline(
                at(US_SALES, "2016-01-08T17:59"),
                within("2 days"),
                List.of(stop("2016-01-09T00:00", "2016-01-12T09:00", "legal")));
        assertThat(lines(US_SALES, trace))
                .containsExactly(
                        "2016-01-08T17:59 2016-01-11T09:00 - outside opening hours",
                        "2016-01-11T09:00 2016-01-12T09:00 - paused: legal",
                        "2016-01-12T09:00 2016-01-13T09:00 + calendar time",
                        "2016-01-13T09:00 2016-01-14T09:00 + calendar time");
        assertThat(trace.intervals())
                .extracting(ClockTrace.Interval::madeUp)
                .containsExactly(false, false, false, true);
    }

    /** B4: day 0 is the date of the clock start; an hour lost to a pause is made up on the day after the last. */
    @Test
    void business_days_are_numbered_and_what_a_pause_made_up_is_marked() {
        ClockTrace trace = US_SALES.traceDeadline(
                at(US_SALES, "2016-01-15T15:00"),
                within("2 business days"),
                List.of(stop("2016-01-19T09:00", "2016-01-19T10:00", "legal")));
        assertThat(trace.intervals())
                .filteredOn(ClockTrace.Interval::counted)
                .extracting(each -> each.day() + " " + each.madeUp() + " " + Duration.between(each.from(), each.to()))
                .containsExactly("0 false PT2H", "1 false PT7H", "2 false PT8H", "3 true PT1H");
        assertThat(trace.counted()).isEqualTo(Duration.ofHours(18));
    }

    /** Clocks go back on 6 November 2016: ten days are ten days and an hour. */
    @Test
    void days_over_a_change_of_the_clocks_say_what_it_did() {
        ClockTrace trace = US_SALES.traceDeadline(at(US_SALES, "2016-11-04T10:00"), within("10 days"), List.of());
        assertThat(trace.intervals())
                .extracting(each -> each.reason() + " " + Duration.between(each.from(), each.to()))
                .containsExactly("calendar time PT40H", "calendar time, after clocks went back 1 hour PT201H");
        assertThat(US_SALES.traceDeadline(at(US_SALES, "2016-03-11T10:00"), within("10 days"), List.of())
                        .intervals())
                .extracting(ClockTrace.Interval::reason)
                .containsExactly("calendar time", "calendar time, after clocks went forward 1 hour");
    }

    /** Rank 90 with 8 business days, paused from Tuesday 10:30 on without end, asked on Wednesday at 15:00. */
    @Test
    void a_pause_that_runs_on_is_told_from_its_begin_to_the_moment_asked_for() {
        ClockTrace trace = US_SALES.traceDeadline(
                at(US_SALES, "2016-11-07T10:00"),
                within("8 business days"),
                List.of(stop("2016-11-08T10:30", null, "on holiday")),
                at(US_SALES, "2016-11-09T15:00"));
        assertThat(lines(US_SALES, trace))
                .containsExactly(
                        "2016-11-07T10:00 2016-11-07T17:00 + open",
                        "2016-11-07T17:00 2016-11-08T09:00 - outside opening hours",
                        "2016-11-08T09:00 2016-11-08T10:30 + open",
                        "2016-11-08T10:30 2016-11-08T17:00 - paused: on holiday",
                        "2016-11-08T17:00 2016-11-09T09:00 - outside opening hours",
                        "2016-11-09T09:00 2016-11-09T15:00 - paused: on holiday");
        assertThat(trace.complete()).isFalse();
    }

    @Test
    void a_clock_behind_a_pause_that_runs_on_is_explained_up_to_it() {
        List<Stop> stops = List.of(stop("2016-01-11T11:00", null, "waiting"));
        Instant received = at(US_SALES, "2016-01-11T10:00");
        assertThat(US_SALES.findDeadline(received, within("2 business hours"), stops))
                .isEmpty();
        assertThat(US_SALES.findDeadline(received, within("1 business day"), stops))
                .isEmpty();
        assertThat(US_SALES.findDeadline(received, within("1 day"), stops)).isEmpty();
        assertThat(US_SALES.findDeadline(received, within("1 business hour"), stops))
                .contains(at(US_SALES, "2016-01-11T11:00"));
        assertThat(US_SALES.findPartWay(received, within("2 business hours"), 50, stops))
                .contains(at(US_SALES, "2016-01-11T11:00"));
        assertThat(US_SALES.findPartWay(received, within("2 business hours"), 51, stops))
                .isEmpty();
        ClockTrace trace = US_SALES.traceDeadline(received, within("2 business hours"), stops);
        assertThat(trace.complete()).isFalse();
        assertThat(lines(US_SALES, trace)).containsExactly("2016-01-11T10:00 2016-01-11T11:00 + open");
    }

    @Test
    void part_of_the_way_is_open_time_for_business_days_and_elapsed_time_for_days() {
        Instant received = at(US_SALES, "2016-01-11T13:00");
        assertThat(US_SALES.findPartWay(received, within("1 business day"), 50, List.of()))
                .contains(at(US_SALES, "2016-01-12T11:00"));
        assertThat(US_SALES.findPartWay(received, within("1 day"), 50, List.of()))
                .contains(at(US_SALES, "2016-01-12T01:00"));
        assertThat(US_SALES.findPartWay(received, within("4 business hours"), 75, List.of()))
                .contains(at(US_SALES, "2016-01-11T16:00"));
        assertThatThrownBy(() -> US_SALES.findPartWay(received, within("1 day"), 101, List.of()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_pause_far_away_or_of_centuries_is_bounded() {
        Instant received = at(US_SALES, "2016-01-11T10:00");
        List<Stop> late = List.of(stop("9000-01-01T00:00", null, "x"));
        assertThat(US_SALES.findDeadline(received, within("2 business hours"), late))
                .contains(at(US_SALES, "2016-01-11T12:00"));
        List<Stop> ages = List.of(stop("2016-01-11T11:00", "3016-01-11T11:00", "x"));
        for (String within : List.of("2 business hours", "2 business days", "2 days")) {
            assertThatThrownBy(() -> US_SALES.findDeadline(received, within(within), ages))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("400 years");
        }
        assertThatThrownBy(() -> stop("2016-01-11T11:00", "2016-01-11T10:59", "x"))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void an_instant_has_an_empty_trace() {
        Instant at = at(US_SALES, "2016-01-11T10:00");
        assertThat(US_SALES.trace(at, at)).isEqualTo(new ClockTrace(List.of(), true));
    }

    @Test
    void a_long_trace_is_cut_and_says_so() {
        ClockTrace trace = US_SALES.trace(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(trace.complete()).isFalse();
        assertThat(trace.intervals()).hasSize(ClockTrace.LIMIT);
    }
}

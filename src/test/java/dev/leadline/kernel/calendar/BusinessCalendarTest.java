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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final BusinessCalendar LUNCH =
            calendar("Europe/Berlin", "mon-thu 09:00-12:30 13:30-17:00", "fri 08:00-10:00 10:00-12:00 12:30-13:00");
    private static final BusinessCalendar NIGHTS = calendar(
            "Europe/Berlin",
            "fri 22:00-30:00",
            "sun 20:00-24:00",
            "mon 00:00-02:00",
            "holiday 2026-07-04 Saturday off",
            "holiday 2026-07-10 Friday off");
    private static final BusinessCalendar CHRISTMAS = calendar(
            "America/New_York",
            "mon-fri 09:00-17:00",
            "holiday 2026-12-25 Christmas Day",
            "holiday 2026-12-24 09:00-12:00 Christmas Eve",
            "extra 2026-12-19 10:00-14:00",
            "extra 2026-12-25 11:00-12:00");
    private static final BusinessCalendar ROUND_THE_CLOCK = calendar("America/New_York", "mon-sun 00:00-24:00");

    @ParameterizedTest(name = "after {0}, {1} apart: {2}")
    @CsvSource({
        "2016-01-11T10:00, 0 business days, 2016-01-11T10:00",
        "2016-01-11T10:00, 1 business day, 2016-01-12T09:00",
        "2016-01-11T10:00, 3 business days, 2016-01-14T09:00",
        "2016-01-11T10:00, 4 business hours, 2016-01-11T14:00",
        "2016-01-11T10:00, 7 business hours, 2016-01-11T17:00",
        "2016-01-11T10:00, 421 business minutes, 2016-01-12T09:01",
        // On Friday evening: business time starts on Monday, calendar time at once.
        "2016-01-08T17:59, 1 business day, 2016-01-11T09:00",
        "2016-01-08T17:59, 2 business days, 2016-01-12T09:00",
        "2016-01-21T17:30, 1 business day, 2016-01-22T09:00",
        "2016-01-21T07:30, 1 business day, 2016-01-22T09:00",
        "2016-01-23T11:00, 1 business day, 2016-01-25T09:00",
        "2016-01-17T11:00, 1 business day, 2016-01-19T09:00",
        "2016-01-08T17:59, 0 business days, 2016-01-08T17:59",
        "2016-01-08T17:59, 2 business hours, 2016-01-11T11:00",
        "2016-01-08T17:59, 2 hours, 2016-01-08T19:59",
        "2016-01-08T17:59, 2 days, 2016-01-10T17:59",
        // Over a weekend with a holiday on Monday.
        "2016-01-15T10:00, 1 business day, 2016-01-19T09:00",
    })
    void something_may_follow_in_new_york(String previous, String apart, String earliest) {
        assertThat(US_SALES.after(at(US_SALES, previous), within(apart))).isEqualTo(at(US_SALES, earliest));
    }

    @Test
    void windows_that_touch_close_once() {
        var touching = calendar("UTC", "mon 09:00-12:00 12:00-17:00");
        assertThat(touching.findClose(at(touching, "2026-01-05T10:00"))).contains(at(touching, "2026-01-05T17:00"));
        assertThat(touching.findNextOpen(at(touching, "2026-01-05T12:00"))).contains(at(touching, "2026-01-05T12:00"));
    }

    @Test
    void what_is_always_open_now_closed_while_it_was_not() {
        var opened = calendar("UTC", "mon-sun 00:00-24:00", "until 2026-01-05 mon-fri 00:00-24:00");
        assertThat(opened.findClose(at(opened, "2025-12-01T10:00"))).contains(at(opened, "2025-12-06T00:00"));
        assertThat(opened.findClose(at(opened, "2026-01-05T10:00"))).isEmpty();
        var days = calendar("UTC", "mon-wed 00:00-24:00");
        assertThat(days.findClose(at(days, "2026-01-05T10:00"))).contains(at(days, "2026-01-08T00:00"));
    }

    @Test
    void where_it_is_always_open_the_next_business_day_begins_at_midnight() {
        assertThat(ROUND_THE_CLOCK.after(at(ROUND_THE_CLOCK, "2016-01-11T10:00"), within("1 business day")))
                .isEqualTo(at(ROUND_THE_CLOCK, "2016-01-12T00:00"));
    }

    @ParameterizedTest(name = "received {0}, within {1}: due {2}")
    @CsvSource({
        // The sample of the wire contract: Monday 10:00 New York.
        "2016-01-11T10:00, 2 business hours, 2016-01-11T12:00",
        "2016-01-11T10:00, 8 business days, 2016-01-22T17:00",
        "2016-01-11T10:00, 0 business days, 2016-01-11T17:00",
        "2016-01-11T10:00, 0 business hours, 2016-01-11T10:00",
        "2016-01-11T10:00, 7 business hours, 2016-01-11T17:00",
        "2016-01-11T10:00, 421 business minutes, 2016-01-12T09:01",
        // Friday evening: the clock starts on Monday.
        "2016-01-08T17:59, 2 business hours, 2016-01-11T11:00",
        "2016-01-08T17:59, 1 business day, 2016-01-12T17:00",
        "2016-01-08T17:59, 0 business days, 2016-01-11T17:00",
        "2016-01-08T17:59, 10 days, 2016-01-21T09:00",
        "2016-01-08T17:59, 36 hours, 2016-01-12T21:00",
        "2016-01-08T17:59, 90 minutes, 2016-01-11T10:30",
        // Exactly at the close, which is outside; a holiday on Monday.
        "2016-01-15T17:00, 1 business hour, 2016-01-19T10:00",
        "2016-01-15T16:00, 1 business hour, 2016-01-15T17:00",
        "2016-01-15T16:59:59.999999999, 1 business minute, 2016-01-19T09:00:59.999999999",
        "2016-01-15T10:00:00.123456789, 2 business hours, 2016-01-15T12:00:00.123456789",
        "2016-01-15T15:00:00.5, 2 business hours, 2016-01-19T09:00:00.5",
        "2016-01-15T10:00:00.5, 3 hours, 2016-01-15T13:00:00.5",
        "2016-01-15T10:00:00.5, 1 day, 2016-01-16T10:00:00.5",
        "2016-01-15T10:00:00.5, 1 business day, 2016-01-19T17:00",
    })
    void a_lead_received_in_new_york_is_due(String received, String within, String due) {
        assertThat(US_SALES.deadline(at(US_SALES, received), within(within))).isEqualTo(at(US_SALES, due));
    }

    @ParameterizedTest(name = "received {0}, within {1}: due {2}")
    @CsvSource({
        "2026-06-29T12:00, 1 business hour, 2026-06-29T14:00",
        "2026-06-29T12:00, 30 business minutes, 2026-06-29T12:30",
        "2026-06-29T12:30, 30 business minutes, 2026-06-29T14:00",
        "2026-06-29T13:00, 4 business hours, 2026-06-30T09:30",
        "2026-07-03T09:59, 2 business hours, 2026-07-03T11:59",
        "2026-07-03T09:00, 210 business minutes, 2026-07-03T13:00",
        "2026-07-02T09:00, 1 business day, 2026-07-03T13:00",
    })
    void several_windows_a_day_are_walked_in_turn(String received, String within, String due) {
        assertThat(LUNCH.deadline(at(LUNCH, received), within(within))).isEqualTo(at(LUNCH, due));
    }

    @ParameterizedTest(name = "received {0}, within {1}: due {2}")
    @CsvSource({
        // A plain night from Friday 19 June into Saturday 20 June 2026.
        "2026-06-19T23:00, 2 business hours, 2026-06-20T01:00",
        "2026-06-19T23:00, 0 business days, 2026-06-20T00:00",
        "2026-06-19T23:00, 1 business day, 2026-06-20T06:00",
        "2026-06-20T00:00, 0 business days, 2026-06-20T06:00",
        "2026-06-20T05:00, 2 business hours, 2026-06-21T21:00",
        "2026-06-21T23:00, 2 business hours, 2026-06-22T01:00",
        // Saturday 4 July is a holiday: Friday's night ends at midnight.
        "2026-07-03T23:00, 2 business hours, 2026-07-05T21:00",
        // Friday 10 July is a holiday: what its hours open on Saturday stays.
        "2026-07-10T22:00, 2 business hours, 2026-07-11T02:00",
    })
    void windows_run_past_midnight(String received, String within, String due) {
        assertThat(NIGHTS.deadline(at(NIGHTS, received), within(within))).isEqualTo(at(NIGHTS, due));
    }

    @ParameterizedTest(name = "received {0}, within {1}: due {2}")
    @CsvSource({
        "2026-12-24T10:00, 3 business hours, 2026-12-25T12:00",
        "2026-12-24T10:00, 4 business hours, 2026-12-28T10:00",
        "2026-12-23T10:00, 1 business day, 2026-12-24T12:00",
        "2026-12-23T10:00, 2 business days, 2026-12-25T12:00",
        "2026-12-18T16:00, 2 business hours, 2026-12-19T11:00",
        "2026-12-18T16:00, 1 business day, 2026-12-19T14:00",
    })
    void part_holidays_and_extra_openings_are_business_days(String received, String within, String due) {
        assertThat(CHRISTMAS.deadline(at(CHRISTMAS, received), within(within))).isEqualTo(at(CHRISTMAS, due));
    }

    @ParameterizedTest(name = "received {0}, within {1}: due {2}")
    @CsvSource({
        "2026-03-07T12:00, 24 business hours, 2026-03-08T13:00",
        "2026-03-07T12:00, 0 business days, 2026-03-08T00:00",
        "2026-03-07T12:00, 1 business day, 2026-03-09T00:00",
        "2026-03-07T12:00, 1 day, 2026-03-08T12:00",
        "2026-03-07T12:00, 24 hours, 2026-03-08T13:00",
        "2028-02-28T12:00, 1 business day, 2028-03-01T00:00",
        "2028-02-29T12:00, 365 days, 2029-02-28T12:00",
        "2100-02-28T12:00, 1 day, 2100-03-01T12:00",
    })
    void a_calendar_open_round_the_clock_ends_its_days_at_midnight(String received, String within, String due) {
        assertThat(ROUND_THE_CLOCK.deadline(at(ROUND_THE_CLOCK, received), within(within)))
                .isEqualTo(at(ROUND_THE_CLOCK, due));
    }

    @Test
    void deadlines_may_be_years_away() {
        // 250 weeks of 40 hours, found by deadlineRule weeks.
        BusinessCalendar plain = calendar("UTC", "mon-fri 09:00-17:00");
        assertThat(plain.deadline(Instant.parse("2016-01-04T09:00:00Z"), within("10000 business hours")))
                .isEqualTo(Instant.parse("2020-10-16T17:00:00Z"));
        assertThat(plain.deadline(Instant.parse("2016-01-04T09:00:00Z"), within("1250 business days")))
                .isEqualTo(Instant.parse("2020-10-19T17:00:00Z"));
    }

    @Test
    void fifteen_open_minutes_a_week_reach_a_thousand_hours() {
        BusinessCalendar rare = calendar("Europe/Vienna", "wed 12:00-12:15");
        Instant received = at(rare, "2016-01-06T12:00");
        assertThat(rare.deadline(received, within("1000 business hours")))
                .isEqualTo(at(rare, "2016-01-06T12:15")
                        .atZone(rare.zone())
                        .plusWeeks(3999)
                        .toInstant());
        assertThat(rare.deadline(received, within("4 business days"))).isEqualTo(at(rare, "2016-02-03T12:15"));
    }

    @Test
    void a_deadline_that_is_never_reached_is_refused() {
        Instant received = Instant.parse("2016-01-11T15:00:00Z");
        for (String within : new String[] {"1000000 business hours", "1000000 business days", "1000000 days"}) {
            assertThatThrownBy(() -> US_SALES.deadline(received, within(within)))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("400 years")
                    .hasMessageContaining(within);
        }
    }

    @Test
    void instants_outside_the_years_1_to_9999_are_refused() {
        for (Instant instant : new Instant[] {
            Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"), Instant.parse("0000-12-31T23:59:59Z")
        }) {
            assertThatThrownBy(() -> US_SALES.isOpen(instant)).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> US_SALES.clockStart(instant)).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> US_SALES.openBetween(Instant.EPOCH, instant))
                    .isInstanceOf(Invalid.class);
        }
        assertThatThrownBy(() -> US_SALES.deadline(Instant.parse("9999-12-30T12:00:00Z"), within("3 business days")))
                .isInstanceOf(Invalid.class);
        assertThat(US_SALES.isOpen(Instant.parse("0001-01-01T00:00:00Z"))).isFalse();
    }

    @ParameterizedTest(name = "open from {0} to {1}: {2}")
    @CsvSource({
        "2016-01-11T10:00, 2016-01-11T12:30, PT2H30M",
        "2016-01-08T10:00, 2016-01-11T10:00, PT8H",
        "2016-01-15T10:00, 2016-01-19T10:00, PT8H",
        "2016-01-15T17:00, 2016-01-19T09:00, PT0S",
        "2016-01-11T12:30, 2016-01-11T10:00, PT-2H-30M",
        "2016-01-11T10:00:00.25, 2016-01-11T10:00:01, PT0.75S",
        "2016-01-11T08:00:00.25, 2016-01-11T17:00:00.25, PT8H",
        "2016-01-01T00:00, 2017-01-01T00:00, PT2072H",
    })
    void open_time_is_counted_between_two_instants(String from, String to, Duration open) {
        assertThat(US_SALES.openBetween(at(US_SALES, from), at(US_SALES, to))).isEqualTo(open);
    }

    @Test
    void open_time_over_more_than_400_years_is_refused() {
        assertThatThrownBy(() -> US_SALES.openBetween(
                        Instant.parse("1600-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("400 years");
    }

    @ParameterizedTest(name = "at {0}: next open {1}, closes {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-06-19T21:59, 2026-06-19T22:00, -",
                "2026-06-19T22:00, 2026-06-19T22:00, 2026-06-20T06:00",
                "2026-06-20T05:59:59.9, 2026-06-20T05:59:59.9, 2026-06-20T06:00",
                "2026-06-20T06:00, 2026-06-21T20:00, -",
                "2026-06-21T20:00, 2026-06-21T20:00, 2026-06-22T02:00",
                "2026-07-03T23:00, 2026-07-03T23:00, 2026-07-04T00:00",
                "2026-07-10T23:00, 2026-07-11T00:00, -",
            })
    void openings_and_closings_are_found(String instant, String next, String close) {
        Instant at = at(NIGHTS, instant);
        assertThat(NIGHTS.findNextOpen(at)).contains(at(NIGHTS, next));
        assertThat(NIGHTS.isOpen(at)).isEqualTo(next.equals(instant));
        if (close == null) {
            assertThat(NIGHTS.findClose(at)).isEmpty();
        } else {
            assertThat(NIGHTS.findClose(at)).contains(at(NIGHTS, close));
        }
    }

    @Test
    void a_calendar_open_round_the_clock_closes_only_on_its_holidays() {
        BusinessCalendar calendar = calendar("Asia/Tokyo", "mon-sun 00:00-24:00", "holiday 2030-01-01");
        assertThat(calendar.findClose(at(calendar, "2026-01-01T00:00"))).contains(at(calendar, "2030-01-01T00:00"));
        assertThat(calendar.findClose(at(calendar, "2030-01-02T00:00"))).isEmpty();
        assertThat(ROUND_THE_CLOCK.findClose(at(ROUND_THE_CLOCK, "2026-01-01T00:00")))
                .isEmpty();
    }

    @Test
    void after_its_last_extra_opening_a_calendar_without_weekly_hours_never_opens() {
        BusinessCalendar fair = calendar("Europe/Paris", "extra 2026-05-01 09:00-26:00");
        assertThat(fair.clockStart(at(fair, "2020-01-01T00:00"))).isEqualTo(at(fair, "2026-05-01T09:00"));
        assertThat(fair.clockStart(at(fair, "2026-05-02T01:30"))).isEqualTo(at(fair, "2026-05-02T01:30"));
        assertThat(fair.findNextOpen(at(fair, "2026-05-02T02:00"))).isEmpty();
        assertThatThrownBy(() -> fair.clockStart(at(fair, "2026-05-02T02:00")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("\"sample\" is not open again within 400 years");
        assertThatThrownBy(() -> fair.deadline(at(fair, "2026-05-01T10:00"), within("2 business days")))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void extra_openings_open_holidays_also_past_midnight() {
        BusinessCalendar calendar =
                calendar("UTC", "mon-fri 09:00-17:00", "holiday 2026-01-01", "extra 2025-12-31 20:00-27:00");
        assertThat(calendar.openBetween(Instant.parse("2025-12-31T17:00:00Z"), Instant.parse("2026-01-02T00:00:00Z")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void hours_of_a_part_holiday_may_run_past_midnight() {
        BusinessCalendar calendar = calendar("UTC", "mon-fri 09:00-17:00", "holiday 2026-07-02 18:00-26:00");
        assertThat(calendar.openBetween(Instant.parse("2026-07-02T00:00:00Z"), Instant.parse("2026-07-03T09:00:00Z")))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    @Timeout(60)
    void a_date_with_very_many_extra_openings_is_resolved_in_good_time() {
        List<ExtraOpening> extra = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(i % 2);
            extra.add(new ExtraOpening(date, List.of(new OpeningHours(i % 1440, 1441 + i / 60))));
        }
        BusinessCalendar calendar = BusinessCalendar.of("many", ZoneId.of("UTC"), Map.of(), List.of(), extra);
        assertThat(calendar.findClose(Instant.parse("2026-01-01T00:00:00Z")))
                .contains(Instant.parse("2026-01-03T16:40:00Z"));
    }

    @Test
    void a_calendar_is_a_value() {
        BusinessCalendar one =
                calendar("UTC", "mon 09:00-12:00 13:00-14:00", "holiday 2026-01-01", "holiday 2025-01-01");
        BusinessCalendar same =
                calendar("UTC", "mon 13:00-14:00 09:00-12:00", "holiday 2025-01-01", "holiday 2026-01-01");
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString("BusinessCalendar[sample, UTC]");
        assertThat(one.withZone(ZoneId.of("Asia/Tokyo"))).isNotEqualTo(one);
        assertThat(one.withZone(ZoneId.of("Asia/Tokyo")).clockStart(Instant.parse("2026-07-05T12:00:00Z")))
                .isEqualTo(Instant.parse("2026-07-06T00:00:00Z"));
    }
}

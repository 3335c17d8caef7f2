package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.Sample.calendar;
import static dev.leadline.kernel.calendar.Sample.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where clocks change in unusual ways. Expected instants are written with their offsets. */
class ZonesTest {

    private static final String OFFICE = "mon-sun 09:00-17:00";
    private static final String ALWAYS = "mon-sun 00:00-24:00";

    @ParameterizedTest(name = "{0} {1}: {2} + {3} = {4}")
    @CsvSource({
        // Lord Howe: half an hour; back at 02:00 on 2026-04-05, forward at 02:00 on 2026-10-04.
        "Australia/Lord_Howe, mon-sun 00:00-24:00, 2026-04-04T12:00+11:00, 24 business hours, 2026-04-05T11:30+10:30",
        "Australia/Lord_Howe, mon-sun 01:00-03:00, 2026-04-05T01:00+11:00, 2 business hours, 2026-04-05T02:30+10:30",
        "Australia/Lord_Howe, mon-sun 01:00-03:00, 2026-10-04T01:00+10:30, 90 business minutes, 2026-10-04T03:00+11:00",
        "Australia/Lord_Howe, mon-sun 02:15-03:00, 2026-10-04T00:00+10:30, 30 business minutes, 2026-10-04T03:00+11:00",
        "Australia/Lord_Howe, mon-sun 00:00-24:00, 2026-04-04T01:45+11:00, 1 day, 2026-04-05T01:45+11:00",
        "Australia/Lord_Howe, mon-sun 00:00-24:00, 2026-10-03T02:10+10:30, 1 day, 2026-10-04T02:30+11:00",
        // Apia went from the end of 2011-12-29 (-10) to 2011-12-31 (+14).
        "Pacific/Apia, mon-sun 09:00-17:00, 2011-12-29T16:00-10:00, 2 business hours, 2011-12-31T10:00+14:00",
        "Pacific/Apia, mon-sun 09:00-17:00, 2011-12-29T16:00-10:00, 1 business day, 2011-12-31T17:00+14:00",
        "Pacific/Apia, mon-sun 00:00-24:00, 2011-12-29T16:00-10:00, 9 business hours, 2011-12-31T01:00+14:00",
        "Pacific/Apia, mon-sun 00:00-24:00, 2011-12-29T16:00-10:00, 1 day, 2011-12-31T00:00+14:00",
        "Pacific/Apia, mon-sun 00:00-24:00, 2011-12-29T16:00-10:00, 2 days, 2011-12-31T16:00+14:00",
        "Pacific/Apia, mon-sun 22:00-30:00, 2011-12-29T22:00-10:00, 3 business hours, 2011-12-31T01:00+14:00",
        // Sao Paulo: 2018-11-04 began at 01:00; 2018-02-17 had its last hour twice.
        "America/Sao_Paulo, mon-sun 00:00-24:00, 2018-11-03T23:00-03:00, 2 business hours, 2018-11-04T02:00-02:00",
        "America/Sao_Paulo, mon-sun 00:00-24:00, 2018-11-03T12:00-03:00, 0 business days, 2018-11-04T01:00-02:00",
        "America/Sao_Paulo, mon-sun 00:00-24:00, 2018-11-03T12:00-03:00, 1 business day, 2018-11-05T00:00-02:00",
        "America/Sao_Paulo, mon-sun 00:00-02:00, 2018-11-03T12:00-03:00, 1 business hour, 2018-11-04T02:00-02:00",
        "America/Sao_Paulo, mon-sun 00:00-24:00, 2018-11-03T00:30-03:00, 1 day, 2018-11-04T01:00-02:00",
        "America/Sao_Paulo, mon-sun 00:00-24:00, 2018-02-17T12:00-02:00, 0 business days, 2018-02-18T00:00-03:00",
        "America/Sao_Paulo, mon-sun 00:00-24:00, 2018-02-17T12:00-02:00, 13 business hours, 2018-02-18T00:00-03:00",
        "America/Sao_Paulo, sat 22:00-23:30, 2018-02-17T12:00-02:00, 90 business minutes, 2018-02-17T23:30-02:00",
        "America/Sao_Paulo, sat 23:30-24:00, 2018-02-17T12:00-02:00, 90 business minutes, 2018-02-18T00:00-03:00",
        // Chatham: 12:45 and 13:45; back at 03:45 on 2026-04-05, forward at 02:45 on 2026-09-27.
        "Pacific/Chatham, mon-sun 00:00-24:00, 2026-04-04T12:00+13:45, 24 business hours, 2026-04-05T11:00+12:45",
        "Pacific/Chatham, mon-sun 02:00-04:00, 2026-09-27T00:00+12:45, 1 business hour, 2026-09-27T04:00+13:45",
        "Pacific/Chatham, mon-sun 03:00-04:00, 2026-04-05T00:00+13:45, 2 business hours, 2026-04-05T04:00+12:45",
        // St John's went back at 00:01 on 2010-11-07, to 23:01 of the day before.
        "America/St_Johns, mon-sun 09:00-17:00, 2010-11-06T16:00-02:30, 2 business hours, 2010-11-07T10:00-03:30",
        "America/St_Johns, mon-sun 09:00-17:00, 2010-11-06T16:00-02:30, 1 business day, 2010-11-07T17:00-03:30",
        "America/St_Johns, mon-sun 00:00-24:00, 2010-11-06T12:00-02:30, 0 business days, 2010-11-07T00:00-02:30",
        "America/St_Johns, mon-sun 00:00-24:00, 2010-11-06T12:00-02:30, 1 business day, 2010-11-08T00:00-03:30",
        "America/St_Johns, mon-sun 00:00-24:00, 2010-11-06T23:30-03:30, 0 business days, 2010-11-08T00:00-03:30",
        "America/St_Johns, mon-sun 00:00-24:00, 2010-11-06T12:00-02:30, 24 business hours, 2010-11-07T11:00-03:30",
        // New York: forward at 02:00 on 2026-03-08, back at 02:00 on 2026-11-01.
        "America/New_York, mon-sun 02:30-04:00, 2026-03-08T00:00-05:00, 1 business hour, 2026-03-08T04:00-04:00",
        "America/New_York, mon-sun 01:30-02:00, 2026-11-01T00:00-04:00, 90 business minutes, 2026-11-01T02:00-05:00",
        "America/New_York, mon-sun 00:30-01:30, 2026-11-01T00:00-04:00, 1 business hour, 2026-11-01T01:30-04:00",
        "America/New_York, mon-sun 00:00-24:00, 2026-10-31T01:30-04:00, 1 day, 2026-11-01T01:30-04:00",
        "America/New_York, mon-sun 00:00-24:00, 2026-11-01T01:30-05:00, 0 days, 2026-11-01T01:30-05:00",
        "America/New_York, mon-sun 00:00-24:00, 2026-03-07T02:30-05:00, 1 day, 2026-03-08T03:00-04:00",
    })
    void a_deadline_holds_where_clocks_change(String zone, String hours, String received, String within, String due) {
        Instant deadline =
                calendar(zone, hours).deadline(OffsetDateTime.parse(received).toInstant(), within(within));
        assertThat(deadline).isEqualTo(OffsetDateTime.parse(due).toInstant());
    }

    @Test
    void the_date_that_apia_skipped_has_no_open_time() {
        BusinessCalendar apia = calendar("Pacific/Apia", OFFICE);
        Instant from = OffsetDateTime.parse("2011-12-29T00:00-10:00").toInstant();
        Instant to = OffsetDateTime.parse("2012-01-01T00:00+14:00").toInstant();
        assertThat(apia.openBetween(from, to)).isEqualTo(Duration.ofHours(16));
        assertThat(calendar("Pacific/Apia", ALWAYS).findClose(from)).isEmpty();
        assertThat(calendar("Pacific/Apia", "mon-sun 00:00-24:00", "holiday 2011-12-31")
                        .findClose(from))
                .contains(OffsetDateTime.parse("2011-12-31T00:00+14:00").toInstant());
    }

    @Test
    void a_window_inside_a_gap_vanishes_on_that_date_only() {
        BusinessCalendar calendar = calendar("America/New_York", "sun 02:15-02:45");
        assertThat(calendar.clockStart(
                        OffsetDateTime.parse("2026-03-07T00:00-05:00").toInstant()))
                .isEqualTo(OffsetDateTime.parse("2026-03-15T02:15-04:00").toInstant());
    }

    @Test
    void a_calendar_whose_only_window_lies_in_a_gap_is_refused() {
        assertThatThrownBy(() -> calendar("America/New_York", "extra 2026-03-08 02:15-02:45"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("is never open");
    }

    @Test
    void a_holiday_lasts_from_its_first_midnight_to_the_next() {
        BusinessCalendar longDay = calendar("America/Sao_Paulo", ALWAYS, "holiday 2018-02-17");
        assertThat(longDay.clockStart(Instant.parse("2018-02-17T02:00:00Z")))
                .isEqualTo(OffsetDateTime.parse("2018-02-18T00:00-03:00").toInstant());
        BusinessCalendar shortDay = calendar("America/Sao_Paulo", ALWAYS, "holiday 2018-11-04");
        assertThat(shortDay.openBetween(
                        OffsetDateTime.parse("2018-11-03T00:00-03:00").toInstant(),
                        OffsetDateTime.parse("2018-11-06T00:00-02:00").toInstant()))
                .isEqualTo(Duration.ofHours(48));
    }
}

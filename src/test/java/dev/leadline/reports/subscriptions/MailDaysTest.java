package dev.leadline.reports.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.ExtraOpening;
import dev.leadline.kernel.calendar.Holiday;
import dev.leadline.kernel.calendar.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailDaysTest {

    private static final BusinessCalendar US_SALES = BusinessCalendar.of(
            "us-sales",
            ZoneId.of("America/New_York"),
            Samples.US_SALES.week(),
            List.of(
                    new Holiday(LocalDate.parse("2026-09-07"), List.of(), "Labor Day"),
                    new Holiday(LocalDate.parse("2026-11-26"), List.of(), "Thanksgiving Day")),
            List.of());
    private static final MailDays DAILY = new MailDays(Frequency.DAILY, US_SALES);
    private static final MailDays WEEKLY = new MailDays(Frequency.WEEKLY, US_SALES);

    private static MailDays in(String zone) {
        return new MailDays(Frequency.DAILY, US_SALES.withZone(ZoneId.of(zone)));
    }

    private static MailPeriod period(String date, String at) {
        return new MailPeriod(LocalDate.parse(date), Instant.parse(at));
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    @Test
    void daily_mail_comes_at_eight_on_the_next_open_day() {
        // Thursday, 26 November 2026, is Thanksgiving; New York is five hours behind UTC
        assertThat(DAILY.findNext(at("2026-11-24T20:00:00Z"))).contains(period("2026-11-25", "2026-11-25T13:00:00Z"));
        assertThat(DAILY.findNext(at("2026-11-25T13:00:00Z"))).contains(period("2026-11-27", "2026-11-27T13:00:00Z"));
        assertThat(DAILY.findNext(at("2026-11-27T13:00:00Z"))).contains(period("2026-11-30", "2026-11-30T13:00:00Z"));
    }

    @Test
    void a_holiday_of_the_calendar_is_one_where_the_mail_is_read() {
        // 08:00 in Los Angeles is 16:00Z; on Thanksgiving no mail comes there, either
        assertThat(in("America/Los_Angeles").findNext(at("2026-11-25T16:00:00Z")))
                .contains(period("2026-11-27", "2026-11-27T16:00:00Z"));
        assertThat(in("Asia/Tokyo").findNext(at("2026-11-24T23:00:00Z")))
                .contains(period("2026-11-27", "2026-11-26T23:00:00Z"));
    }

    @Test
    void it_is_eight_by_the_clock_on_the_wall_whatever_the_offset() {
        // clocks go forward on Sunday, 8 March 2026, and back on Sunday, 1 November 2026
        assertThat(DAILY.findNext(at("2026-03-06T14:00:00Z"))).contains(period("2026-03-09", "2026-03-09T12:00:00Z"));
        assertThat(DAILY.findNext(at("2026-10-30T13:00:00Z"))).contains(period("2026-11-02", "2026-11-02T13:00:00Z"));
        // in Cairo clocks went forward at midnight, at the beginning of Friday, 24 April 2026
        assertThat(in("Africa/Cairo").findNext(at("2026-04-23T06:00:00Z")))
                .contains(period("2026-04-24", "2026-04-24T05:00:00Z"));
    }

    @Test
    void weekly_mail_comes_on_mondays_also_on_a_holiday() {
        // Monday, 7 September 2026, is Labor Day
        assertThat(WEEKLY.findNext(at("2026-09-01T00:00:00Z"))).contains(period("2026-09-07", "2026-09-07T12:00:00Z"));
        assertThat(WEEKLY.findNext(at("2026-09-07T12:00:00Z"))).contains(period("2026-09-14", "2026-09-14T12:00:00Z"));
    }

    @Test
    void of_several_that_were_missed_the_latest_counts() {
        var friday = at("2026-11-20T13:00:00Z");
        // down from Friday evening to Tuesday, 24 November, 15:00Z
        assertThat(DAILY.findLatest(friday, at("2026-11-24T15:00:00Z")))
                .contains(period("2026-11-24", "2026-11-24T13:00:00Z"));
        // at the moment itself it has come, a nanosecond before it has not
        assertThat(DAILY.findLatest(friday, at("2026-11-23T13:00:00Z")))
                .contains(period("2026-11-23", "2026-11-23T13:00:00Z"));
        assertThat(DAILY.findLatest(friday, at("2026-11-23T12:59:59.999999999Z")))
                .isEmpty();
        assertThat(DAILY.findLatest(at("2026-11-25T13:00:00Z"), at("2026-11-26T20:00:00Z")))
                .isEmpty();
    }

    @Test
    void the_mail_before_is_that_of_the_open_day_before() {
        assertThat(DAILY.before(at("2026-11-27T13:00:00Z"))).isEqualTo(at("2026-11-25T13:00:00Z"));
        assertThat(WEEKLY.before(at("2026-11-30T13:00:00Z"))).isEqualTo(at("2026-11-23T13:00:00Z"));
    }

    @Test
    void a_calendar_that_opens_no_more_has_no_mail() {
        var once = new ExtraOpening(LocalDate.parse("2020-01-06"), List.of(new OpeningHours(540, 600)));
        var over = BusinessCalendar.of("over", ZoneId.of("UTC"), Map.of(), List.of(), List.of(once));
        var never = new MailDays(Frequency.DAILY, over);

        assertThat(never.findNext(at("2026-11-27T13:00:00Z"))).isEmpty();
        assertThat(never.findLatest(Instant.EPOCH, at("2026-11-27T13:00:00Z"))).isEmpty();
        assertThat(never.before(at("2026-11-27T13:00:00Z"))).isEqualTo(at("2026-11-26T13:00:00Z"));
    }
}

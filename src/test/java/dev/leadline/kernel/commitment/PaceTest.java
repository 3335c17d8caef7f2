package dev.leadline.kernel.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Holiday;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Period FOURTH_QUARTER =
            new Period(LocalDate.parse("2026-10-01"), LocalDate.parse("2027-01-01"));

    private static final BusinessCalendar WITH_HOLIDAYS = BusinessCalendar.of(
            "us",
            Samples.US_SALES.zone(),
            Samples.US_SALES.week(),
            Stream.of("2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25")
                    .map(date -> new Holiday(LocalDate.parse(date), List.of(), null))
                    .toList(),
            List.of());

    private static Pace.Promised promised(int day, long amount) {
        return new Pace.Promised(day, BigDecimal.valueOf(amount));
    }

    @Test
    void pace_is_what_is_promised_for_the_share_of_days_gone() {
        var pace = new Pace(62, List.of(promised(0, 540_000)));

        assertThat(pace.after(0)).isEqualByComparingTo("0");
        assertThat(pace.after(39)).as("540,000 x 39 / 62").isEqualByComparingTo("339677.42");
        assertThat(pace.after(62)).isEqualByComparingTo("540000");
    }

    @Test
    void another_quota_gives_the_pace_a_corner_and_leaves_what_was() {
        var pace = new Pace(60, List.of(promised(0, 600), promised(20, 1_000)));

        assertThat(pace.after(10)).isEqualByComparingTo("100");
        assertThat(pace.after(20)).as("the old curve").isEqualByComparingTo("200");
        assertThat(pace.after(30)).as("200 + 800 x 10 / 40").isEqualByComparingTo("400");
        assertThat(pace.after(60)).isEqualByComparingTo("1000");
    }

    @Test
    void of_two_changes_on_one_day_the_last_one_holds() {
        var pace = new Pace(60, List.of(promised(0, 600), promised(20, 1_000), promised(20, 1_400)));

        assertThat(pace.after(20)).isEqualByComparingTo("200");
        assertThat(pace.after(40)).as("200 + 1,200 x 20 / 40").isEqualByComparingTo("800");
    }

    @Test
    void a_day_is_gone_at_its_close() {
        var days = BusinessDates.of(WITH_HOLIDAYS, FOURTH_QUARTER);

        assertThat(days.count())
                .as("21 in October, 19 in November, 22 in December")
                .isEqualTo(62);
        assertThat(days.gone(Instant.parse("2026-10-01T20:59:59Z"))).isEqualTo(0);
        assertThat(days.gone(Instant.parse("2026-10-01T21:00:00Z")))
                .as("17:00 in New York")
                .isEqualTo(1);
        assertThat(days.gone(Instant.parse("2026-10-04T12:00:00Z")))
                .as("a Sunday")
                .isEqualTo(2);
        assertThat(days.gone(Instant.parse("2027-02-01T00:00:00Z"))).isEqualTo(62);
        assertThat(days.dayOf(LocalDate.parse("2026-10-03")))
                .as("a Saturday belongs to Monday, the third day")
                .isEqualTo(2);
    }

    @Test
    void a_period_without_business_days_is_none() {
        var weekend = new Period(LocalDate.parse("2026-10-03"), LocalDate.parse("2026-10-05"));

        assertThatThrownBy(() -> BusinessDates.of(Samples.US_SALES, weekend))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("2026-10-03 to 2026-10-05");
    }

    @Test
    void a_forecast_goes_on_as_the_days_gone_went() {
        var even = Collections.nCopies(39, new BigDecimal("100"));
        var forecast = Forecast.of(new BigDecimal("348000"), even, 23);

        assertThat(forecast.expected()).as("348,000 x 62 / 39").isEqualByComparingTo("553230.77");
        assertThat(forecast.range().from())
                .as("each day brings the same, so each draw does")
                .isEqualByComparingTo("350300");
        assertThat(forecast.range().to()).isEqualByComparingTo("350300");
    }

    @Test
    void a_range_is_drawn_from_ten_days_on_and_is_the_same_for_the_same_days() {
        var days = Stream.of(0, 100, 0, 100, 0, 100, 0, 100, 0, 100)
                .map(BigDecimal::valueOf)
                .toList();
        var forecast = Forecast.of(BigDecimal.valueOf(500), days, 100);

        assertThat(forecast).isEqualTo(Forecast.of(BigDecimal.valueOf(500), days, 100));
        assertThat(forecast.expected()).isEqualByComparingTo("5500");
        // of 100 coins 40 to 60 show heads in 95 of 100 cases; a quantile of 1,000 draws is off by 2 at most
        assertThat(forecast.range().from()).isBetween(BigDecimal.valueOf(4_300), BigDecimal.valueOf(4_700));
        assertThat(forecast.range().to()).isBetween(BigDecimal.valueOf(6_300), BigDecimal.valueOf(6_700));
        assertThat(Forecast.of(BigDecimal.valueOf(500), days.subList(0, 9), 100).range())
                .isNull();
    }
}

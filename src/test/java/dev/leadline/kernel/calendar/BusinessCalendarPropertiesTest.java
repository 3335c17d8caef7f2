package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.BusinessDuration.Unit.BUSINESS_DAYS;
import static dev.leadline.kernel.calendar.BusinessDuration.Unit.BUSINESS_HOURS;
import static dev.leadline.kernel.calendar.BusinessDuration.Unit.BUSINESS_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.calendar.ClockTrace.Interval;
import dev.leadline.kernel.calendar.RandomCalendars.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(RandomCalendars.class)
@Domain(DomainContext.Global.class)
class BusinessCalendarPropertiesTest {

    private static final int TWO_WEEKS = 14 * 1440;

    @Property(tries = 300)
    void every_minute_is_open_or_closed_as_the_oracle_says(@ForAll Case given) {
        MinuteByMinute oracle = given.oracle();
        BusinessCalendar calendar = given.calendar();
        for (int minute = 1; minute < TWO_WEEKS; minute++) {
            boolean open = oracle.isOpen(minute);
            assertThat(calendar.isOpen(oracle.instant(minute))).isEqualTo(open);
            boolean edge = open != oracle.isOpen(minute - 1);
            if (edge && open) {
                assertThat(calendar.findNextOpen(oracle.instant(minute - 1))).contains(oracle.instant(minute));
            } else if (edge) {
                assertThat(calendar.findClose(oracle.instant(minute - 1))).contains(oracle.instant(minute));
            }
        }
    }

    @Property(tries = 2000)
    void business_minutes_and_hours_end_as_the_oracle_says(
            @ForAll Case given,
            @ForAll @IntRange(max = TWO_WEEKS) int received,
            @ForAll @IntRange(max = 1500) int amount) {
        MinuteByMinute oracle = given.oracle();
        int start = oracle.clockStart(received);
        Instant at = oracle.instant(received);
        assertThat(given.calendar().clockStart(at)).isEqualTo(oracle.instant(start));
        assertThat(given.calendar().deadline(at, new BusinessDuration(amount, BUSINESS_MINUTES)))
                .isEqualTo(oracle.instant(oracle.after(start, amount, new BitSet())));
        assertThat(given.calendar().deadline(at, new BusinessDuration(amount / 60, BUSINESS_HOURS)))
                .isEqualTo(oracle.instant(oracle.after(start, amount / 60 * 60, new BitSet())));
    }

    @Property(tries = 2000)
    void business_days_end_as_the_oracle_says(
            @ForAll Case given,
            @ForAll @IntRange(max = TWO_WEEKS) int received,
            @ForAll @IntRange(max = 4) int amount) {
        MinuteByMinute oracle = given.oracle();
        int start = oracle.clockStart(received);
        assertThat(given.calendar().deadline(oracle.instant(received), new BusinessDuration(amount, BUSINESS_DAYS)))
                .isEqualTo(oracle.instant(oracle.closeOfBusinessDay(start, amount)));
    }

    @Property(tries = 500)
    void the_open_seconds_at_two_moments_subtract_to_the_open_time_between_them(
            @ForAll Case given,
            @ForAll @IntRange(max = TWO_WEEKS) int one,
            @ForAll @IntRange(max = 400 * 365) int daysBack,
            @ForAll @IntRange(max = 3) int nanos) {
        BusinessCalendar calendar = given.calendar();
        Instant at = given.oracle().instant(one).plusNanos(nanos);
        Instant before = at.minus(Duration.ofDays(daysBack % 90_000).plusMinutes(daysBack));

        assertThat(calendar.openSecondsAt(at) - calendar.openSecondsAt(before))
                .isEqualTo(calendar.openBetween(
                                before.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                                at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                        .toSeconds());
        assertThat(calendar.openSecondsAt(Instant.EPOCH)).isZero();
    }

    @Property(tries = 2000)
    void open_time_adds_up_and_is_signed(
            @ForAll Case given,
            @ForAll @IntRange(max = TWO_WEEKS) int one,
            @ForAll @IntRange(max = TWO_WEEKS) int two,
            @ForAll @IntRange(max = TWO_WEEKS) int three,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        MinuteByMinute oracle = given.oracle();
        BusinessCalendar calendar = given.calendar();
        Instant a = oracle.instant(one);
        Instant b = oracle.instant(two).plusNanos(nanos);
        Instant c = oracle.instant(three).plusSeconds(7).plusNanos(nanos / 2);
        assertThat(calendar.openBetween(a, b).plus(calendar.openBetween(b, c))).isEqualTo(calendar.openBetween(a, c));
        assertThat(calendar.openBetween(b, a))
                .isEqualTo(calendar.openBetween(a, b).negated());
        int open = one <= two ? oracle.openMinutes(one, two) : -oracle.openMinutes(two, one);
        assertThat(calendar.openBetween(a, oracle.instant(two))).isEqualTo(Duration.ofMinutes(open));
    }

    @Property(tries = 2000)
    void a_deadline_in_business_time_is_that_much_open_time_away(
            @ForAll Case given,
            @ForAll @IntRange(max = TWO_WEEKS) int received,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 60) int hours) {
        Instant at = given.oracle().instant(received).plusNanos(nanos);
        Instant start = given.calendar().clockStart(at);
        Instant deadline = given.calendar().deadline(at, new BusinessDuration(hours, BUSINESS_HOURS));
        assertThat(given.calendar().openBetween(start, deadline)).isEqualTo(Duration.ofHours(hours));
        if (hours > 0) {
            assertThat(given.calendar().openBetween(start, deadline.minusNanos(1)))
                    .isEqualTo(Duration.ofHours(hours).minusNanos(1));
        }
    }

    @Property(tries = 2000)
    void later_receipt_or_more_time_is_never_due_earlier(
            @ForAll Case given,
            @ForAll @IntRange(max = TWO_WEEKS) int one,
            @ForAll @IntRange(max = TWO_WEEKS) int two,
            @ForAll @IntRange(max = 600) int amount,
            @ForAll @IntRange(max = 600) int more) {
        Instant earlier = given.oracle().instant(Math.min(one, two));
        Instant later = given.oracle().instant(Math.max(one, two));
        for (BusinessDuration.Unit unit : List.of(BUSINESS_MINUTES, BUSINESS_DAYS, BusinessDuration.Unit.HOURS)) {
            int scale = unit == BUSINESS_DAYS ? 100 : 1;
            BusinessDuration within = new BusinessDuration(amount / scale, unit);
            BusinessDuration longer = new BusinessDuration((amount + more) / scale, unit);
            Instant deadline = given.calendar().deadline(earlier, within);
            assertThat(deadline).isBeforeOrEqualTo(given.calendar().deadline(later, within));
            assertThat(deadline).isBeforeOrEqualTo(given.calendar().deadline(earlier, longer));
            assertThat(deadline).isAfterOrEqualTo(given.calendar().clockStart(earlier));
        }
    }

    @Property(tries = 1000)
    void a_trace_covers_its_time_and_counts_what_is_open(
            @ForAll Case given,
            @ForAll @IntRange(max = TWO_WEEKS) int one,
            @ForAll @IntRange(max = TWO_WEEKS) int two,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant from = given.oracle().instant(Math.min(one, two)).plusNanos(nanos);
        Instant to = given.oracle().instant(Math.max(one, two)).plusNanos(nanos / 3 + 900_000_000);
        BusinessCalendar calendar = given.calendar();
        ClockTrace trace = calendar.trace(from, to);
        assertThat(trace.complete()).isTrue();
        assertThat(trace.counted()).isEqualTo(calendar.openBetween(from, to));
        assertThat(calendar.trace(to, from)).isEqualTo(trace);
        Instant at = from;
        Interval before = null;
        for (Interval interval : trace.intervals()) {
            assertThat(interval.from()).isEqualTo(at).isBefore(interval.to());
            assertThat(calendar.isOpen(interval.from())).isEqualTo(interval.counted());
            assertThat(before != null && before.isContinuedBy(interval)).isFalse();
            before = interval;
            at = interval.to();
        }
        assertThat(at).isEqualTo(to);
    }
}

package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.Sample.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.calendar.RandomCalendars.Case;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(RandomCalendars.class)
@Domain(DomainContext.Global.class)
class CalendarComparisonTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static List<String> past(BusinessCalendar before, BusinessCalendar after, LocalDate day) {
        return new CalendarComparison(before, after)
                .datesBefore(day).stream().map(DateChange::sentence).toList();
    }

    @Test
    void what_changes_is_said_in_sentences() {
        var before = calendar(
                "UTC",
                "mon-fri 09:00-17:00",
                "holiday 2026-12-25 Christmas Day",
                "holiday 2026-07-05 One",
                "holiday 2026-07-12 Two",
                "extra 2026-05-02 10:00-12:00");
        var after = calendar(
                "UTC",
                "mon 22:00-30:00",
                "tue-fri 09:00-17:00",
                "until 2026-03-01 mon-fri 09:00-17:00",
                "holiday 2026-12-24 09:00-12:00",
                "holiday 2026-07-05 Another",
                "holiday 2026-07-19",
                "extra 2026-05-02 10:00-12:30");
        var comparison = new CalendarComparison(before, after);
        assertThat(comparison.weekly().stream().map(WeeklyChange::sentence))
                .containsExactly("Mondays from 1 March 2026 on: 22:00-30:00 instead of 09:00-17:00.");
        assertThat(comparison.dates().stream().map(DateChange::sentence))
                .containsExactly(
                        "Saturday 2 May 2026: 10:00-12:30 instead of 10:00-12:00.",
                        "Sunday 5 July 2026: holiday: Another instead of holiday: One.",
                        "Sunday 12 July 2026: no longer a holiday: Two; its hours stay the same (closed).",
                        "Sunday 19 July 2026: now a holiday; its hours stay the same (closed).",
                        "Thursday 24 December 2026 (holiday): 09:00-12:00 instead of 09:00-17:00.",
                        "Friday 25 December 2026: 09:00-17:00 instead of closed.");
        assertThat(comparison.datesBefore(MARCH)).isEmpty();
        assertThat(comparison.changesZone()).isFalse();
    }

    @Test
    void hours_that_differ_for_a_time_are_said_with_its_end() {
        var before = calendar("UTC", "mon 09:00-17:00");
        var after = calendar("UTC", "mon 09:00-17:00", "until 2026-03-01 mon 08:00-16:00");
        assertThat(new CalendarComparison(before, after).weekly().stream().map(WeeklyChange::sentence))
                .containsExactly("Mondays before 1 March 2026: 08:00-16:00 instead of 09:00-17:00.");
    }

    @Test
    void what_a_holiday_opens_past_midnight_is_a_change_of_the_next_date() {
        var before = calendar("UTC", "mon-fri 09:00-17:00", "holiday 2026-12-24 18:00-26:00");
        var after = calendar("UTC", "mon-fri 09:00-17:00", "holiday 2026-12-24 18:00-24:00");
        assertThat(new CalendarComparison(before, after).dates().stream().map(DateChange::sentence))
                .containsExactly("Friday 25 December 2026: 09:00-17:00 instead of 00:00-02:00, 09:00-17:00.");
    }

    @Test
    void changed_hours_of_the_past_are_found_behind_a_holiday_too() {
        var before = calendar("UTC", "mon-fri 09:00-17:00", "holiday 2026-02-23", "holiday 2026-02-16");
        var after = calendar("UTC", "tue-fri 09:00-17:00", "holiday 2026-02-23", "holiday 2026-02-16");
        assertThat(past(before, after, MARCH))
                .containsExactly("Monday 9 February 2026: closed instead of 09:00-17:00.");
        assertThat(past(before, after.withHoursBefore(MARCH, before), MARCH)).isEmpty();
    }

    @Test
    void hours_that_ran_past_midnight_into_new_hours_belong_to_their_own_day() {
        var before = calendar("UTC", "sat 22:00-30:00");
        var after = calendar("UTC", "tue 09:00-10:00").withHoursBefore(MARCH, before);
        assertThat(past(before, after, MARCH.plusDays(1))).isEmpty();
        assertThat(past(before, after, MARCH.plusDays(7)))
                .containsExactly(
                        "Tuesday 3 March 2026: 09:00-10:00 instead of closed.",
                        "Saturday 7 March 2026: closed instead of 22:00-24:00.");
    }

    @Test
    void hours_followed_by_the_same_are_no_change() {
        assertThat(calendar(
                        "UTC",
                        "mon 09:00-10:00",
                        "until 2026-03-01 mon 09:00-10:00",
                        "until 2025-03-01 tue 09:00-10:00",
                        "until 2024-03-01 tue 09:00-10:00"))
                .isEqualTo(calendar("UTC", "mon 09:00-10:00", "until 2025-03-01 tue 09:00-10:00"));
    }

    @Property(tries = 500)
    void new_hours_leave_every_date_before_them_as_it_was(
            @ForAll Case one, @ForAll Case other, @ForAll @IntRange(max = 20) int days) {
        var day = one.from().plusDays(days);
        var old = without(one.calendar(), other.calendar());
        var changed = other.calendar().withHoursBefore(day, old);
        var both = new CalendarComparison(with(old, changed), changed);
        assertThat(both.datesBefore(day)).isEmpty();
    }

    @Property(tries = 500)
    void past_dates_differ_when_an_hour_of_one_of_them_does(
            @ForAll Case one, @ForAll Case other, @ForAll @IntRange(min = -10, max = 40) int days) {
        var before = one.calendar();
        var after = other.calendar();
        var day = one.from().plusDays(days);
        var found = new CalendarComparison(before, after).datesBefore(day);
        // In UTC, so that no change of the clocks makes different hours the same.
        var start = one.from().minusDays(30);
        var oldMinutes = new MinuteByMinute(before.withZone(ZoneOffset.UTC), start, 75);
        var newMinutes = new MinuteByMinute(after.withZone(ZoneOffset.UTC), start, 75);
        var differing = new TreeSet<LocalDate>();
        for (int minute = 1440; minute < 1440 * ChronoUnit.DAYS.between(start, day); minute++) {
            if (oldMinutes.isOpen(minute) != newMinutes.isOpen(minute)) {
                differing.add(start.plusDays(minute / 1440));
            }
        }
        assertThat(found.isEmpty() && !differing.isEmpty())
                .as("%s differ", differing)
                .isFalse();
        assertThat(found.stream()
                        .map(DateChange::date)
                        .filter(date -> date.isAfter(one.from().minusDays(30))))
                .allSatisfy(date -> assertThat(new LocalDates(before).on(date).hours())
                        .isNotEqualTo(new LocalDates(after).on(date).hours()));
    }

    /** The weekly hours of the one, in the zone of the other. */
    private static BusinessCalendar without(BusinessCalendar one, BusinessCalendar other) {
        return BusinessCalendar.of("old", other.zone(), one.week(), one.earlier(), List.of(), List.of());
    }

    private static BusinessCalendar with(BusinessCalendar weekly, BusinessCalendar dates) {
        return BusinessCalendar.of(
                "old", weekly.zone(), weekly.week(), weekly.earlier(), dates.holidays(), dates.extra());
    }
}

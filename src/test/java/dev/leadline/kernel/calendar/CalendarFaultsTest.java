package dev.leadline.kernel.calendar;

import static dev.leadline.kernel.calendar.Sample.calendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.kernel.Invalid;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFaultsTest {

    private static List<String> pointers(String... lines) {
        return catchThrowableOfType(Invalid.class, () -> calendar("UTC", lines)).faults().stream()
                .map(Invalid.Fault::pointer)
                .toList();
    }

    @Test
    void overlapping_windows_are_refused_where_they_stand() {
        assertThat(pointers("fri 09:00-12:00 11:59-14:00")).containsExactly("/hours/fri/1");
        assertThat(pointers("fri 11:59-14:00 09:00-12:00")).containsExactly("/hours/fri/0");
        assertThat(pointers("fri 09:00-17:00 10:00-11:00 12:00-13:00")).containsExactly("/hours/fri/1", "/hours/fri/2");
        assertThat(pointers("mon 09:00-10:00", "fri 22:00-30:00", "sat 05:59-07:00"))
                .containsExactly("/hours/sat/0");
        assertThat(pointers("sun 22:00-30:00", "mon 05:00-07:00")).containsExactly("/hours/mon/0");
        assertThat(pointers("mon 09:00-10:00", "holiday 2026-01-01 09:00-12:00 11:00-13:00"))
                .containsExactly("/holidays/0/hours/1");
        assertThat(pointers(
                        "mon 09:00-10:00", "extra 2026-01-01 09:00-12:00 11:00-13:00", "fri 00:00-01:00 00:00-01:00"))
                .containsExactly("/hours/fri/1", "/extra/0/hours/1");
    }

    @Test
    void earlier_hours_are_checked_like_those_of_today() {
        assertThat(pointers(
                        "mon 09:00-10:00",
                        "until 2026-01-01 fri 09:00-12:00 11:00-13:00",
                        "until 2025-01-01 mon 09:00-10:00",
                        "until 2025-01-01 tue 09:00-10:00"))
                .containsExactly("/earlier/0/hours/fri/1", "/earlier/2/until");
        assertThat(pointers("until 2026-01-01 mon 09:00-10:00")).containsExactly("/hours");
        assertThatThrownBy(() -> new EarlierHours(LocalDate.of(10000, 1, 1), Map.of()))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new EarlierHours(null, Map.of())).isInstanceOf(Invalid.class);
    }

    @Test
    void the_message_of_an_overlap_names_both_windows() {
        assertThatThrownBy(() -> calendar("UTC", "fri 22:00-30:00", "sat 05:00-07:00"))
                .hasMessage("The opening hours sat 05:00-07:00 overlap fri 22:00-30:00.");
    }

    @Test
    void touching_windows_are_fine() {
        assertThat(calendar("UTC", "mon-sun 00:00-12:00 12:00-24:00").week()).hasSize(7);
        assertThat(calendar("UTC", "sun 22:00-30:00", "mon 06:00-07:00").week()).hasSize(2);
        assertThat(calendar("UTC", "mon 00:00-48:00", "wed 00:00-48:00").week()).hasSize(2);
    }

    @Test
    void a_holiday_given_twice_must_say_the_same() {
        assertThat(calendar("UTC", "mon 09:00-10:00", "holiday 2026-01-01 One", "holiday 2026-01-01 Two")
                        .holidays())
                .containsExactly(new Holiday(LocalDate.of(2026, 1, 1), List.of(), "One"));
        assertThat(pointers(
                        "mon 09:00-10:00",
                        "holiday 2026-01-01",
                        "holiday 2026-01-02",
                        "holiday 2026-01-01 09:00-10:00"))
                .containsExactly("/holidays/2");
        assertThatThrownBy(() ->
                        calendar("UTC", "mon 09:00-10:00", "holiday 2026-01-01", "holiday 2026-01-01 09:00-10:00"))
                .hasMessageContaining("(closed and [09:00-10:00])");
    }

    @Test
    void a_calendar_that_is_never_open_is_refused() {
        assertThatThrownBy(() -> calendar("UTC"))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("The calendar \"sample\" is never open.\nAdd hours");
        assertThat(pointers("holiday 2026-01-01")).containsExactly("/hours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:00", "09:60", "24:00", "0900", "09:00:00", "-1:00", "٠٩:٠٠", " 09:00", "", "09.00"})
    void a_time_that_is_not_a_time_of_day_cannot_open(String text) {
        assertThatThrownBy(() -> OpeningHours.parse(text, "48:00"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({"17:00, 09:00", "09:00, 09:00", "09:00, 48:01", "09:00, 99:59", "09:00, x"})
    void a_close_must_follow_its_opening(String from, String to) {
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> OpeningHours.parse(from, to));
        assertThat(invalid.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/1");
            assertThat(fault.value()).isEqualTo(to);
            assertThat(fault.detail()).contains(to);
        });
    }

    @Test
    void opening_hours_read_and_write_their_text() {
        assertThat(OpeningHours.parse("00:00", "48:00")).isEqualTo(new OpeningHours(0, 2880));
        assertThat(OpeningHours.parse("22:05", "30:00")).hasToString("22:05-30:00");
        assertThatThrownBy(() -> OpeningHours.parse("22:00", "06:00")).hasMessageContaining("Use \"30:00\"");
        assertThatThrownBy(() -> OpeningHours.parse(null, "06:00")).isInstanceOf(Invalid.class);
    }

    @Test
    void dates_are_bounded_and_extra_openings_have_hours() {
        assertThat(new Holiday(LocalDate.of(1, 1, 1), List.of(), null).date()).isEqualTo("0001-01-01");
        assertThat(new Holiday(LocalDate.of(9999, 12, 31), List.of(), null).date())
                .isEqualTo("9999-12-31");
        assertThatThrownBy(() -> new Holiday(LocalDate.of(0, 12, 31), List.of(), null))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new Holiday(LocalDate.of(10000, 1, 1), List.of(), null))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new Holiday(null, List.of(), null)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new ExtraOpening(LocalDate.of(2026, 1, 1), List.of()))
                .isInstanceOf(Invalid.class);
    }
}

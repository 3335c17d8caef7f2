package dev.leadline.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.web.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendar that is shipped, as data. */
class UsSalesTest {

    static CalendarVersion load() {
        return load(Path.of("policies/calendars/us-sales.yaml"));
    }

    static CalendarVersion load(Path file) {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        StrictJson.applyTo(yaml);
        try {
            return CalendarVersion.from(yaml.readValue(file.toFile(), CalendarDefinition.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final BusinessCalendar calendar = load().calendar();

    @Test
    void every_year_has_its_holidays_on_working_days() {
        assertThat(calendar.holidays()).hasSize(225).allSatisfy(holiday -> {
            assertThat(holiday.hours()).isEmpty();
            assertThat(holiday.name()).isNotBlank();
            assertThat(holiday.date().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        });
        assertThat(calendar.holidays().get(0).date()).isEqualTo(LocalDate.of(2015, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2015-07-03, Independence Day",
        "2016-01-18, 'Birthday of Martin Luther King, Jr.'",
        "2016-12-26, Christmas Day",
        "2021-06-18, Juneteenth National Independence Day",
        "2021-12-31, New Year's Day",
        "2026-11-26, Thanksgiving Day",
        "2027-12-31, New Year's Day",
        "2035-12-25, Christmas Day",
    })
    void a_holiday_is_on_the_date_it_is_observed(LocalDate date, String name) {
        assertThat(calendar.holidays()).anySatisfy(holiday -> {
            assertThat(holiday.date()).isEqualTo(date);
            assertThat(holiday.name()).isEqualTo(name);
        });
    }

    @Test
    void there_was_no_juneteenth_before_2021_and_no_inauguration_day() {
        assertThat(calendar.holidays())
                .noneMatch(holiday -> holiday.date().equals(LocalDate.of(2020, 6, 19)))
                .noneMatch(holiday -> holiday.date().equals(LocalDate.of(2021, 1, 20)));
    }

    @Test
    void the_eighth_business_day_after_11_january_2016_is_friday_the_22nd() {
        Instant received = OffsetDateTime.parse("2016-01-11T10:00:00-05:00").toInstant();
        assertThat(calendar.deadline(received, BusinessDuration.parse("8 business days")))
                .isEqualTo(Instant.parse("2016-01-22T22:00:00Z"));
    }
}

package dev.leadline.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessDurationTest {

    @ParameterizedTest
    @CsvSource({
        "4 business hours, 4, BUSINESS_HOURS, 4 business hours",
        "1 business hour, 1, BUSINESS_HOURS, 1 business hour",
        "1 business hours, 1, BUSINESS_HOURS, 1 business hour",
        "'  8 business days ', 8, BUSINESS_DAYS, 8 business days",
        "90 business minutes, 90, BUSINESS_MINUTES, 90 business minutes",
        "0 days, 0, DAYS, 0 days",
        "1 day, 1, DAYS, 1 day",
        "36 hours, 36, HOURS, 36 hours",
        "1000000 minutes, 1000000, MINUTES, 1000000 minutes",
    })
    void a_duration_is_read_and_written(String text, int amount, Unit unit, String canonical) {
        assertThat(BusinessDuration.parse(text))
                .isEqualTo(new BusinessDuration(amount, unit))
                .hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | has no unit | Did you mean \"90 business minutes\"?",
                "-4 business hours | must not be negative | Did you mean \"4 business hours\"?",
                "1.5 business hours | must be a whole number of business hours | Did you mean \"90 business minutes\"?",
                "1.5 days | must be a whole number of days | Did you mean \"2 days\"?",
                "4 | has no unit | Did you mean \"4 business hours\"?",
                "4 weeks | has the unknown unit \"weeks\" | Did you mean \"20 business days\"?",
                "2h | has the unknown unit \"h\" | Did you mean \"2 business hours\"?",
                "1 hour 30 minutes | has the unknown unit | Did you mean \"90 business minutes\"?",
                "1h30m | has the unknown unit | Did you mean \"90 business minutes\"?",
                "1.5 hrs | has the unknown unit | Did you mean \"90 business minutes\"?",
                "120 mins | has the unknown unit | Did you mean \"2 business hours\"?",
                "2 working hours | has the unknown unit | Did you mean \"2 business hours\"?",
                "1 hour and 60 minutes | has the unknown unit | Did you mean \"2 business hours\"?",
                "3d | has the unknown unit | Did you mean \"3 business days\"?",
                "1 day 4 hours | has the unknown unit | Use a duration such as",
                "2 fortnights | has the unknown unit \"fortnights\" | Use a duration such as",
                "4 Business Hours | in lower case | Did you mean \"4 business hours\"?",
                "4  business hours | with one space between number and unit | Did you mean \"4 business hours\"?",
                "4business hours | with one space between number and unit | Did you mean \"4 business hours\"?",
                "004 days | with one space between number and unit | Did you mean \"4 days\"?",
                "+4 days | with one space between number and unit | Did you mean \"4 days\"?",
                "1000001 days | must be from 0 to 1000000 days | 1000001",
                "9999999999999 days | must be a whole number and a unit | Use a duration such as",
                "four hours | must be a whole number and a unit | Use a duration such as",
                "PT4H | must be a whole number and a unit | Use a duration such as",
                "٤ hours | must be a whole number and a unit | Use a duration such as",
                "1e3 hours | has the unknown unit | Use a duration such as",
            })
    void anything_else_is_refused_with_advice(String text, String fault, String advice) {
        assertThatThrownBy(() -> BusinessDuration.parse(text))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining(fault)
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothing_is_no_duration(String text) {
        assertThatThrownBy(() -> BusinessDuration.parse(text))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("missing");
    }
}

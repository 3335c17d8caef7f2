package dev.leadline.kernel.policy.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.ObligationKind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A threshold has one text, and what else may be meant is said. */
class ThresholdTest {

    @Test
    void every_whole_percent_from_1_to_100_is_a_share_of_the_time() {
        IntStream.rangeClosed(1, 100).forEach(percent -> {
            var threshold = Threshold.parse(percent + "%");
            assertThat(threshold).isEqualTo(Threshold.of(percent)).hasToString(percent + "%");
            assertThat(threshold.isEarly()).isEqualTo(percent < 100);
            assertThat(threshold.isDeadline()).isEqualTo(percent == 100);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 business hour after",
                "30 business minutes after",
                "2 business days after",
                "1 day after",
                "36 hours after",
                "1 minute after"
            })
    void a_time_after_the_deadline_is_a_time_with_its_unit_and_after(String text) {
        var threshold = Threshold.parse(text);
        assertThat(threshold).hasToString(text);
        assertThat(threshold)
                .isEqualTo(
                        Threshold.after(BusinessDuration.parse(text.substring(0, text.length() - " after".length()))));
        assertThat(threshold.isEarly()).isFalse();
        assertThat(threshold.isDeadline()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 | Did you mean \"50%\"?",
                "0.5 | Did you mean \"50%\"?",
                "0,75 | Did you mean \"75%\"?",
                "1 | Did you mean \"1%\"?",
                "50 % | Did you mean \"50%\"?",
                "050% | Did you mean \"50%\"?",
                "50.0% | Did you mean \"50%\"?",
                "33.3% | Did you mean \"33%\"?",
                "75 percent | Did you mean \"75%\"?",
                "150% | Did you mean \"1 business hour after\"?",
                "101% | Did you mean \"1 business hour after\"?",
                "0% | Did you mean \"1%\"?",
                "0 | Did you mean \"1%\"?",
                "0.5% | Did you mean \"1%\"?",
                "1 business hour | Did you mean \"1 business hour after\"?",
                "1 business hours after | Did you mean \"1 business hour after\"?",
                "2 business day after | Did you mean \"2 business days after\"?",
                "1  day after | Did you mean \"1 day after\"?",
                "1 day  after | Did you mean \"1 day after\"?",
                "1 Day after | Did you mean \"1 day after\"?",
                "after 1 day | Did you mean \"1 day after\"?",
                "1.5 business hours after | Did you mean \"90 business minutes after\"?",
                "-1 day after | Did you mean \"1 day after\"?",
                "4 after | Did you mean \"4 business hours after\"?",
                "0 business hours after | Did you mean \"100%\"?",
                "1 hour before | Did you mean \"75%\" or \"1 business hour after\"?",
                "-50% | Did you mean \"75%\" or \"1 business hour after\"?",
                "50%% | Did you mean \"75%\" or \"1 business hour after\"?",
                "soon | Use a duration such as \"4 business hours after\"."
            })
    void anything_else_is_refused_with_what_may_be_meant(String text, String advice) {
        assertThatThrownBy(() -> Threshold.parse(text)).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.pointer()).isEmpty();
                assertThat(fault.detail()).contains(advice);
            });
        });
        assertThatThrownBy(() -> ColumnType.THRESHOLD.parse(text)).isInstanceOf(Invalid.class);
    }

    @Test
    void the_sentence_names_the_text_and_says_why() {
        assertThatThrownBy(() -> Threshold.parse("150%"))
                .hasMessage("The threshold \"150%\" must be 1% to 100% of the time allowed.\n"
                        + "Did you mean \"1 business hour after\"?");
        assertThatThrownBy(() -> Threshold.parse("0 days after"))
                .hasMessage("The threshold \"0 days after\" is the deadline itself.\nDid you mean \"100%\"?");
        assertThatThrownBy(() -> Threshold.parse("9 parsecs after"))
                .hasMessage("The duration \"9 parsecs\" has the unknown unit \"parsecs\".\n"
                        + "Use a duration such as \"4 business hours after\".");
    }

    @Test
    void a_long_text_is_refused_at_once_and_shown_in_part() {
        for (var text : new String[] {"9".repeat(100_000), " ".repeat(100_000) + "x", "1 day" + " ".repeat(100_000)}) {
            assertThatThrownBy(() -> Threshold.parse(text))
                    .isInstanceOf(Invalid.class)
                    .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
        }
    }

    @Test
    void what_can_be_owed_is_called_as_decisions_call_it() {
        var column = new Column("obligation", ColumnType.OBLIGATION, Column.Role.INPUT, false, ObligationKind.KNOWN);
        assertThat(column.parse("DISPOSITION")).isEqualTo(ObligationKind.DISPOSITION);
        assertThatThrownBy(() -> column.parse("FIRST CALL"))
                .hasMessage("The value (FIRST CALL) must be `FIRST_CALL`, `ALL_ATTEMPTS`, `DISPOSITION` or"
                        + " `EARLY_DISQUALIFICATION`.");
    }
}

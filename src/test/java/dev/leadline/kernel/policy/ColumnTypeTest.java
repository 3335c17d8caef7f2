package dev.leadline.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells mean exactly what they say, or nothing. */
class ColumnTypeTest {

    @ParameterizedTest
    @CsvSource({
        "NAME, A",
        "TEXT, A",
        "RANK, 60",
        "COUNT, 7",
        "DURATION, 4 business hours",
        "YES_NO, yes",
        "HANDLING, work"
    })
    void a_blank_at_either_end_is_refused_with_advice(ColumnType type, String text) {
        assertThat(type.parse(text)).isNotNull();
        for (var blank : new String[] {" ", "\t", "\n", "\u00A0", "\u3000", "\u2028"}) {
            for (var padded : new String[] {blank + text, text + blank, blank + text + blank}) {
                assertThatThrownBy(() -> type.parse(padded))
                        .isInstanceOf(Invalid.class)
                        .hasMessage("The value (" + padded + ") must not begin or end with a space.\nDid you mean ("
                                + text + ")?");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cell_of_nothing_but_blanks_is_refused_and_an_empty_one_is_blank(ColumnType type) {
        assertThatThrownBy(() -> type.parse("  ")).hasMessageEndingWith("Leave the cell empty.");
        assertThat(type.parse("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFF16\uFF10", "\u0666", "6\u0660", "+6", "-6", "1e1", "0x6", "6.", ".6", "6,0", "1_0", "\u00BD"
            })
    void only_ascii_digits_make_a_number(String text) {
        assertThatThrownBy(() -> ColumnType.RANK.parse(text)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> ColumnType.COUNT.parse(text)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> ColumnType.DURATION.parse(text + " business hours"))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_rank_keeps_its_digits() {
        assertThat(ColumnType.RANK.parse("84.50")).isEqualTo(new BigDecimal("84.50"));
        assertThat(ColumnType.RANK.write(new BigDecimal("84.50"))).isEqualTo("84.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\0b", "a\u007Fb", "a\u0085b", "a\uFFFEb", "a\uD800b", "a\uDC00"})
    void text_that_no_file_could_hold_is_refused(String text) {
        assertThatThrownBy(() -> ColumnType.TEXT.parse(text)).isInstanceOf(Invalid.class);
    }

    @Test
    void text_in_any_script_and_with_any_sign_is_text() {
        for (var text : new String[] {"Caf\u00e9", "\u6771\u4eac", "\uD83D\uDE00", "=1+1", "'x", "a,b\"c"}) {
            assertThat(ColumnType.TEXT.parse(text)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "YES", "true", "1", "j"})
    void yes_and_no_are_the_only_words_for_it(String text) {
        assertThatThrownBy(() -> ColumnType.YES_NO.parse(text))
                .hasMessage("The value (" + text + ") must be `yes` or `no`.");
    }

    @Test
    void a_long_value_is_shown_in_part() {
        assertThatThrownBy(() -> ColumnType.NAME.parse("a".repeat(100_000)))
                .hasMessageStartingWith("The value (" + "a".repeat(100) + "...) must be a name");
    }
}

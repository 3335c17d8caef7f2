package dev.leadline.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.imports.mapping.Mapping;
import dev.leadline.imports.mapping.SourceRow;
import dev.leadline.kernel.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as files write them: forms that lie are refused with the right letters, and the others are read exactly. */
class MomentFormatsTest {

    private static Mapping mapping(String format) {
        return Mapping.read(
                "m.yaml",
                """
                file: { columns: [at] }
                zone: America/New_York
                leadId: L
                facts:
                  - lead:
                      receivedAt: { from: "${at}", %s }
                """
                        .formatted(format)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String format, String cell) {
        var facts = new RowFacts(mapping(format), null).of(new SourceRow(2, Map.of("at", cell)));
        return facts.get(0).json().replaceFirst(".*\"receivedAt\":\"([^\"]+)\".*", "$1");
    }

    private static Invalid refusal(String format) {
        return catchThrowableOfType(Invalid.class, () -> mapping(format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-mm-dd HH:MM:ss | `mm` is the minute, `MM` is the month | yyyy-MM-dd HH:mm:ss",
                "yyyy-mm-dd | `mm` is the minute | yyyy-MM-dd",
                "mm/dd/yyyy | `mm` is the minute | MM/dd/yyyy",
                "dd/MM/yyyy HH:MM | `MM` is the month | dd/MM/yyyy HH:mm",
                "dd.mm.yyyy hh:mm:ss | `mm` is the minute | dd.MM.yyyy HH:mm:ss",
                "MM/dd/yyyy hh:mm | `hh` is an hour from 1 to 12 and needs AM or PM (`a`) | MM/dd/yyyy HH:mm",
                "MM/dd/yyyy hh:mm AM | `A` is a fraction of the day | MM/dd/yyyy hh:mm a",
                "MM/dd/yyyy h:mm AM/PM | `P` is no part of a moment | MM/dd/yyyy h:mm a",
                "M/d/yyyy h:mm tt | `tt` is no part of a moment | M/d/yyyy h:mm a",
                "yyyy-MM-DD | `DD` is the day of the year | yyyy-MM-dd",
                "D/M/yyyy | `D` is the day of the year | d/M/yyyy",
                "YYYY-MM-DD HH:mm | `YYYY` is the year of the week, `DD` is the day of the year | yyyy-MM-dd HH:mm",
                "YYYY-MM-dd | `YYYY` is the year of the week | yyyy-MM-dd",
                "dd.MM.YY | `YY` is the year of the week | dd.MM.yy",
                "d/M/y | `y` is a year of any number of digits | d/M/yyyy",
                "yyyy-MM-dd kk:mm | `kk` is an hour from 1 to 24 | yyyy-MM-dd HH:mm",
                "yyyy-MM-dd KK:mm a | `KK` is an hour from 0 to 11 | yyyy-MM-dd h:mm a",
                "yyyy-MM-dd HH:mm:SS | `SS` is a fraction of the second | yyyy-MM-dd HH:mm:ss",
                "yyyy-MM-dd HH:ss | `ss` is the second, which follows the minute | yyyy-MM-dd HH:mm",
                "yyyy-MM-dd HH:nn | `nn` is a fraction of the day | yyyy-MM-dd HH:mm",
                "yyyy-MM-dd HH:mm:ss.fff | `fff` is no part of a moment | yyyy-MM-dd HH:mm:ss.SSS",
                "yyyy-MM-ddTHH:mm | `T` is no part of a moment | yyyy-MM-dd'T'HH:mm",
                "ddd dd MMM yyyy | `ddd` is no day | EEE dd MMM yyyy",
            })
    void a_form_that_reads_other_moments_than_it_shows_is_refused_with_the_right_letters(
            String format, String why, String right) {
        var refused = refusal("format: \"" + format + "\"");
        assertThat(refused).hasMessageContaining("The format (" + format + ") does not mean a moment: ");
        assertThat(refused).hasMessageContaining(why);
        assertThat(refused).hasMessageContaining("Use \"" + right + "\"");
        assertThat(refused.faults().get(0).pointer()).isEqualTo("/facts/0/lead/receivedAt/format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-ww-dd",
                "yyyy-'W'ww-e",
                "QQQ yyyy",
                "HH:mm",
                "yyyy-MM",
                "dd/MM",
                "nonsense",
                "yyyy-MM-dd 'at",
                "yyyy-MM-dd {}",
                "yyyy-MM-dd VVV",
                "yyyy-MM-dd ]",
                "-"
            })
    void a_form_without_right_letters_is_refused_in_our_own_words(String format) {
        var refused = refusal("format: \"" + format + "\"");
        assertThat(refused).hasMessageContaining("The format (" + format + ")").hasMessageContaining("Use a pattern");
        assertThat(refused.getMessage()).doesNotContain("Too many", "Unknown pattern", "Field ", "null", "TemporalA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MM/dd/yyyy HH:mm | 11/02/2016 14:05 | 2016-11-02T18:05:00Z",
                "M/d/yyyy h:mm a | 11/2/2016 2:05 PM | 2016-11-02T18:05:00Z",
                "M/d/yyyy h:mm a | 11/2/2016 2:05\u202fPM | 2016-11-02T18:05:00Z",
                "M/d/yyyy h:mm a | 11/2/2016 2:05\u00a0am | 2016-11-02T06:05:00Z",
                "HH:mm dd/MM/yyyy | 14:05 02/11/2016 | 2016-11-02T18:05:00Z",
                "yyyyMMddHHmmss | 20161102140530 | 2016-11-02T18:05:30Z",
                "EEE, d MMM yyyy HH:mm:ss Z | Wed, 2 Nov 2016 14:05:00 +0100 | 2016-11-02T13:05:00Z",
                "yyyy-MM-dd HH:mm:ss.SSS | 2016-11-02 14:05:00.250 | 2016-11-02T18:05:00.250Z",
                "yyyy-MM-dd HH | 2016-11-02 14 | 2016-11-02T18:00:00Z",
                "yyyy-MM-dd'T'HH:mm:ssXX | 2016-11-02T14:05:00+0000 | 2016-11-02T14:05:00Z",
                "instant | 2016-11-02T14:05:00.000+0000 | 2016-11-02T14:05:00Z",
                "instant | 2016-11-02T14:05:00-0500 | 2016-11-02T19:05:00Z",
                "instant | 2016-11-02T14:05:00+01 | 2016-11-02T13:05:00Z",
                "instant | 2016-11-02T14:05:00Z | 2016-11-02T14:05:00Z",
                "epoch-milliseconds | 1478095500000 | 2016-11-02T14:05:00Z",
                "excel-date-time | 42676.5868055556 | 2016-11-02T18:05:00Z",
                "excel-date-time | 42676 | 2016-11-02T04:00:00Z",
            })
    void forms_of_crms_are_read(String format, String cell, String expected) {
        assertThat(read("format: \"" + format + "\"", cell)).isEqualTo(expected);
    }

    @Test
    void a_date_of_excel_needs_a_time_of_day_like_any_other_date() {
        assertThat(read("format: excel-date, time: \"09:00\"", "42676")).isEqualTo("2016-11-02T13:00:00Z");
        assertThat(refusal("format: excel-date")).hasMessageContaining("Add a `time`");
        var half = catchThrowableOfType(Invalid.class, () -> read("format: excel-date, time: \"09:00\"", "42676.5"));
        assertThat(half).hasMessageContaining("must be a date as Excel counts it");
        for (var number : new String[] {"60", "2958466", "-1", "1e9", ""}) {
            assertThat(catchThrowableOfType(Invalid.class, () -> read("format: excel-date-time", number)))
                    .as(number)
                    .isNotNull();
        }
    }

    @Test
    void two_forms_in_one_column_are_read_and_each_has_its_time() {
        var two = "format: [\"M/d/yyyy h:mm a\", date, excel-date-time], time: \"09:00\"";
        assertThat(read(two, "11/2/2016 2:05 PM")).isEqualTo("2016-11-02T18:05:00Z");
        assertThat(read(two, "2016-11-02")).isEqualTo("2016-11-02T13:00:00Z");
        assertThat(read(two, "42676.5")).isEqualTo("2016-11-02T16:00:00Z");
        assertThat(catchThrowableOfType(Invalid.class, () -> read(two, "2 Nov 2016")))
                .hasMessageContaining("The column at (2 Nov 2016) must be written as M/d/yyyy h:mm a, such as")
                .hasMessageContaining(", or a date such as 2016-01-11, or a date and time as Excel counts it");
        assertThat(refusal("format: [\"M/d/yyyy\", date]")).hasMessageContaining("Add a `time`");
        assertThat(refusal("format: [\"M/d/yyyy HH:mm\", instant], time: \"09:00\""))
                .hasMessageContaining("Remove the `time`");
        assertThat(refusal("format: []")).hasMessageContaining("must have 1 to 10 formats");
    }

    @Test
    void two_forms_that_read_one_text_as_two_dates_are_refused() {
        assertThat(refusal("format: [\"d/M/yyyy\", \"M/d/yyyy\"], time: \"09:00\""))
                .hasMessageContaining("The formats (d/M/yyyy) and (M/d/yyyy) read the same text as different dates");
        assertThat(refusal("format: [\"dd/MM/yy HH:mm\", \"yy/MM/dd HH:mm\"]")).isNotNull();
        assertThat(mapping("format: [\"d/M/yyyy\", \"d.M.yyyy\"], time: \"09:00\""))
                .isNotNull();
    }

    @Test
    void a_cell_in_another_form_is_named_with_its_cause() {
        assertThat(catchThrowableOfType(Invalid.class, () -> read("format: \"MM/dd/yyyy HH:mm\"", "42676.5")))
                .hasMessageContaining("If 42676.5 is a date as Excel counts it (2016-11-02T12:00), add the format"
                        + " excel-date-time.");
        assertThat(catchThrowableOfType(Invalid.class, () -> read("format: \"HH:mm M/d/yyyy\"", "2:05\u202fPM")))
                .hasMessageContaining("(2:05\\u202FPM)");
    }
}

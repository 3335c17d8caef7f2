package dev.leadline.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.leadline.tables.StrictCsv.Row;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is no CSV costs no other row. */
class StrictCsvTest {

    private static List<Row> read(String text, int longest) throws IOException {
        var csv = new StrictCsv(new StringReader(text), ';', longest);
        var rows = new ArrayList<Row>();
        for (var row = csv.read(); row != null; row = csv.read()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<Row> read(String text) throws IOException {
        return read(text, 1_000_000);
    }

    @Test
    void rows_are_read_with_the_lines_on_which_they_begin() throws IOException {
        assertThat(read("a;b\n\n\"1\n\n2\";\"x\"\"y\"\r\n\r\n;\nlast"))
                .containsExactly(
                        new Row(1, List.of("a", "b"), null),
                        new Row(3, List.of("1\n\n2", "x\"y"), null),
                        new Row(7, List.of("", ""), null),
                        new Row(8, List.of("last"), null));
    }

    @Test
    void the_row_after_a_broken_one_begins_on_the_next_line() throws IOException {
        assertThat(read("\"a\"b\"c;d\nx;y\n\"a\n\"b;\"\nx;y\na\"b;\"c\nx;y\n"))
                .extracting(row -> row.line() + " " + row.fault())
                .containsExactly(
                        "1 has text after a closing quote",
                        "2 null",
                        "3 has text after a closing quote",
                        "5 null",
                        "6 has a quote inside an unquoted cell",
                        "7 null");
    }

    @Test
    void a_carriage_return_alone_is_text_within_quotes_and_a_fault_outside() throws IOException {
        assertThat(read("\"a\rb\"\r\n\"c\"\rd\n\r"))
                .containsExactly(
                        new Row(1, List.of("a\rb"), null),
                        new Row(3, List.of("c"), "has a carriage return without a line feed"),
                        new Row(4, List.of("d"), null),
                        new Row(5, List.of(), "has a carriage return without a line feed"));
    }

    @Test
    void what_has_no_end_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("a\nb;\"c\nd\n"))
                .isInstanceOf(CsvParseException.class)
                .hasMessage("line 2 opens a quote that is never closed");
        assertThatThrownBy(() -> read("a\n" + "b".repeat(101), 100))
                .isInstanceOf(CsvParseException.class)
                .hasMessage("line 2 makes a row of more than 100 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"\n", "\";\"\n", "\"\n", "\";x\"y;\"\n"})
    @Timeout(60)
    void hostile_quotes_cost_little(String hostile) throws IOException {
        try {
            assertThat(read("\"" + hostile.repeat(300_000 / hostile.length()))).isNotEmpty();
        } catch (CsvParseException refused) {
            assertThat(refused).hasMessageEndingWith("opens a quote that is never closed");
        }
    }
}

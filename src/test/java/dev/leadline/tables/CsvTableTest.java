package dev.leadline.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CSV as RFC 4180 has it, and nothing that only looks like it. */
class CsvTableTest {

    private static WrittenTable read(String csv) {
        return CsvTable.read(csv.getBytes(UTF_8), TableLimits.USUAL);
    }

    private static Invalid refused(byte[] csv) {
        return catchThrowableOfType(Invalid.class, () -> CsvTable.read(csv, TableLimits.USUAL));
    }

    private static Invalid refused(String csv) {
        return refused(csv.getBytes(UTF_8));
    }

    @Test
    void quotes_line_ends_and_a_byte_order_mark_are_as_in_rfc_4180() {
        var expected = new WrittenTable(
                List.of("row", "note"), List.of(List.of("A", "he said \"a,b\"\r\nand left"), List.of("B", "")));
        var csv = "row,note\r\nA,\"he said \"\"a,b\"\"\r\nand left\"\r\nB,\r\n";
        assertThat(read(csv)).isEqualTo(expected);
        assertThat(read("\uFEFF" + csv)).isEqualTo(expected);
        assertThat(read("\uFEFF\"row\",note\r\n").header()).containsExactly("row", "note");
        assertThat(read("row,note\n\nA,a\n\n\n").rows()).containsExactly(List.of("A", "a"));
    }

    @Test
    void a_line_that_begins_with_a_number_sign_is_a_row_like_any_other() {
        assertThat(read("row,note\n# x,y\n").rows()).containsExactly(List.of("# x", "y"));
    }

    @Test
    void rows_of_empty_cells_are_passed_over() {
        assertThat(read("row,note\n,\nA,a\n,\n\"\",\n").rows()).containsExactly(List.of("A", "a"));
    }

    @Test
    void a_title_above_the_headings_is_named_as_one() {
        for (var title : List.of("Rank tiers\n", "Rank tiers,,\n", "\n,,\nRank tiers,,\n")) {
            assertThat(refused(title + "row,from,below\nA,85,100\n"))
                    .hasMessageContaining("The first row (Rank tiers) is a title.")
                    .hasMessageContaining("Delete the rows above the headings.");
        }
        assertThat(read("row\nA\n").rows()).containsExactly(List.of("A"));
    }

    @Test
    void cells_between_semicolons_or_tabs_are_named_as_such() {
        assertThat(refused("row;from;below\nA;85;100\n")).hasMessageContaining("separated by semicolons.\nUse commas.");
        assertThat(refused("row\tfrom\nA\t85,5\n")).hasMessageContaining("separated by tabs.");
    }

    @Test
    void ragged_rows_are_refused_with_their_lines() {
        var refused = refused("row,note\nA,\"a\nb\"\nB\nC,c,c\n");
        assertThat(refused)
                .hasMessage("Line 4 has 1 cells; it must have 2, one for each heading.\n"
                        + "Line 5 has 3 cells; it must have 2, one for each heading.");
        assertThat(refused.faults()).extracting(Invalid.Fault::pointer).containsExactly("/2", "/3");
    }

    @Test
    void quotes_where_none_may_be_are_refused_with_their_line() {
        assertThat(refused("row,note\nA,a\"b\n"))
                .hasMessage("The table is not CSV: line 2 has a quote inside an unquoted cell.");
        assertThat(refused("row,note\nA,\"a\"b\n"))
                .hasMessage("The table is not CSV: line 2 has text after a closing quote.");
        assertThat(refused("row,note\nA,a\nB,\"b\nc\n"))
                .hasMessage("The table is not CSV: line 3 opens a quote that is never closed.");
        assertThat(refused("row,note\nA, \"a\"\n")).hasMessageContaining("line 2 has a quote inside an unquoted cell");
    }

    @Test
    void nul_lone_carriage_returns_and_other_encodings_are_refused() {
        assertThat(refused("row,note\nA,a\0\n")).hasMessageContaining("line 2 contains the character NUL");
        assertThat(refused("row,note\nA,\"\0\"\n")).hasMessageContaining("line 2 contains the character NUL");
        assertThat(refused("row,note\rA,a\r")).hasMessageContaining("line 1 has a carriage return without a line feed");
        assertThat(refused("row,note\nA,caf\u00e9\n".getBytes(ISO_8859_1))).hasMessageContaining("not UTF-8");
        assertThat(refused(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .hasMessageContaining("not UTF-8");
        assertThat(refused("row,note\n".getBytes(java.nio.charset.StandardCharsets.UTF_16)))
                .isNotNull();
    }

    @Test
    void too_much_is_refused() {
        assertThat(refused(new byte[10 * 1024 * 1024])).hasMessageContaining("10485760 bytes");
        assertThat(refused("row\n" + "a".repeat(1_001) + "\n"))
                .hasMessageContaining("line 2 holds 1001 characters; at most 1000");
        assertThat(refused("row\n" + "A\n".repeat(2_001))).hasMessageContaining("2001 rows; at most 2000");
        assertThat(CsvTable.read(("row\n" + "A\n".repeat(10_000)).getBytes(UTF_8), TableLimits.FOLDER)
                        .rows())
                .hasSize(10_000);
        assertThat(refused("a" + ",b".repeat(50) + "\n")).hasMessageContaining("51 columns; at most 50");
    }

    @Test
    void headings_are_there_and_differ() {
        assertThat(refused("")).hasMessageContaining("empty");
        assertThat(refused("\n\n")).hasMessageContaining("empty");
        assertThat(refused("row,,note\n")).hasMessageContaining("heading of column 2 is blank");
        assertThat(refused("row,a,a\n")).hasMessageContaining("heading (a) appears twice");
    }

    @Test
    void what_a_spreadsheet_would_run_goes_out_behind_an_apostrophe_and_comes_in_without() {
        var table = new WrittenTable(
                List.of("row", "note"),
                List.of(List.of("A", "=cmd|' /C calc'!A0"), List.of("B", "'=x"), List.of("C", "'x")));
        assertThat(CsvTable.write(table)).isEqualTo("row,note\nA,'=cmd|' /C calc'!A0\nB,''=x\nC,'x\n");
        assertThat(read(CsvTable.write(table))).isEqualTo(table);
    }
}

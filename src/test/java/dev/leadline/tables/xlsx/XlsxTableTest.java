package dev.leadline.tables.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.policies.Checkout;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.TableWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written as XLSX says what the table says, helps who fills it in, and comes in again as it was. */
class XlsxTableTest {

    private static TableWords words(TableKind kind) {
        var terms = Checkout.inForce(Checkout.SHIPPED)
                .find("mql-to-sal-predictive")
                .orElseThrow()
                .terms();
        return TableWords.of(kind, terms, List.of("A", "B", "C", "NURTURE"));
    }

    private static WrittenTable table(TableKind kind) {
        return WrittenTable.from(Checkout.inForce(Checkout.SHIPPED)
                .findWritten("mql-to-sal-predictive")
                .orElseThrow()
                .tables()
                .get(kind));
    }

    private static WrittenTable again(WrittenTable table, TableKind kind) {
        return XlsxTable.read(XlsxTable.write(table, words(kind)), TableLimits.USUAL);
    }

    private static String part(byte[] xlsx, String path) {
        return new String(XlsxParts.of(xlsx).read(path), StandardCharsets.UTF_8);
    }

    @Test
    void the_shipped_tables_come_in_again_as_they_went_out() {
        for (var folder : List.of(Checkout.SHIPPED, Checkout.MORE)) {
            for (var id : Checkout.policies(folder)) {
                var policy = Checkout.inForce(folder).findWritten(id).orElseThrow();
                policy.tables().forEach((kind, written) -> {
                    var table = WrittenTable.from(written);
                    var xlsx = XlsxTable.write(table, TableWords.of(kind, policy.terms(), List.of()));
                    assertThat(XlsxTable.read(xlsx, TableLimits.USUAL))
                            .as(id + " " + kind)
                            .isEqualTo(table);
                });
            }
        }
    }

    @Test
    void the_sheet_is_named_its_headings_are_frozen_and_columns_of_words_offer_them() {
        var xlsx = XlsxTable.write(table(TableKind.RANK_TIERS), words(TableKind.RANK_TIERS));
        assertThat(part(xlsx, "xl/workbook.xml")).contains("name=\"rank-tiers\"");
        assertThat(part(xlsx, "xl/worksheets/sheet1.xml"))
                .contains("state=\"frozen\"", "<formula1>\"work,nurture\"</formula1>", "<v>85</v>")
                .doesNotContain("errorTitle=\"null\"");
        assertThat(part(xlsx, "xl/sharedStrings.xml"))
                .contains(
                        "# This row is ignored. Name of the row: a name of letters",
                        "Condition: a number between 0 and 100 with at most 30 decimal places; blank matches any.",
                        "Result: work, nurture.");
        assertThat(part(
                        XlsxTable.write(table(TableKind.ATTEMPTS), words(TableKind.ATTEMPTS)),
                        "xl/worksheets/sheet1.xml"))
                .contains("<formula1>\"A,B,C,NURTURE\"</formula1>");
        assertThat(part(
                        XlsxTable.write(table(TableKind.ATTEMPT_OUTCOMES), words(TableKind.ATTEMPT_OUTCOMES)),
                        "xl/worksheets/sheet1.xml"))
                .contains("<formula1>\"yes,no\"</formula1>", "<formula1>\"PHONE,EMAIL\"</formula1>");
        assertThat(part(
                        XlsxTable.write(table(TableKind.WAIVING_REASONS), words(TableKind.WAIVING_REASONS)),
                        "xl/worksheets/sheet1.xml"))
                .contains("<formula1>\"DISQUALIFIED,RETURNED\"</formula1>");
    }

    @ParameterizedTest
    @CsvSource({
        "84.5, true",
        "84.50, false",
        "0, true",
        "007, false",
        "100, true",
        "0.1, true",
        "84.300000000000000001, false",
    })
    void a_rank_is_a_number_only_where_the_very_same_text_comes_in_again(String rank, boolean isNumber) {
        var table = new WrittenTable(List.of("row", "from"), List.of(List.of("A", rank)));
        var xlsx = XlsxTable.write(table, words(TableKind.RANK_TIERS));
        assertThat(part(xlsx, "xl/worksheets/sheet1.xml").contains("<v>" + rank + "</v>"))
                .isEqualTo(isNumber);
        assertThat(XlsxTable.read(xlsx, TableLimits.USUAL)).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource({
        "84.299999999999997, 84.3",
        "84.3, 84.3",
        "0.1, 0.1",
        "0.10000000000000001, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "2.0000000000000001E-3, 0.002",
        "1E2, 100",
        "100.0, 100",
        "-0, 0",
        "-0.0, 0",
        "-5, -5",
        "123456789012345680, 123456789012345680",
    })
    void a_number_comes_in_as_the_shortest_decimal_that_is_the_same_double(String stored, String text) {
        assertThat(XlsxTable.read(
                                XlsxFile.withRow("<c r='B3'><v>" + stored + "</v></c>")
                                        .bytes(),
                                TableLimits.USUAL)
                        .rows())
                .containsExactly(List.of("", text));
    }

    @Test
    void text_may_be_inline_shared_in_runs_or_with_pronunciation() {
        var file = XlsxFile.withRow("<c r='A3' t='s'><v>0</v></c><c r='B3' t='inlineStr'><is><r><t>bo</t></r>"
                        + "<r><rPr><b/></rPr><t xml:space='preserve'>ld </t></r></is></c>")
                .withStrings("<si><t>Tokyo</t><rPh sb='0' eb='1'><t>TOKYO</t></rPh><phoneticPr fontId='1'/></si>");
        assertThat(XlsxTable.read(file.bytes(), TableLimits.USUAL).rows()).containsExactly(List.of("Tokyo", "bold "));
    }

    @Test
    void blank_rows_cells_and_notes_are_passed_over_and_a_prefix_in_front_of_a_sign_is_taken_off() {
        var file = XlsxFile.ofRows("<row r='2'/><row r='3'>" + XlsxFile.text("A3", "row") + XlsxFile.text("B3", "note")
                + "</row><row r='4'>" + XlsxFile.text("A4", "# note") + XlsxFile.text("F4", "more")
                + "</row><row r='9'>" + XlsxFile.text("A9", "&apos;#A") + XlsxFile.text("B9", "&apos;=1+1")
                + "<c r='Z9' s='4'/></row><row r='12'>" + XlsxFile.text("B12", "") + "</row>");
        var table = XlsxTable.read(file.bytes(), TableLimits.USUAL);
        assertThat(table.header()).containsExactly("row", "note");
        assertThat(table.rows()).containsExactly(List.of("#A", "=1+1"));
    }

    @Test
    void what_a_draft_must_not_hold_goes_out_and_comes_in_all_the_same() {
        var table = new WrittenTable(
                List.of("row", "no such column", "from"),
                List.of(
                        List.of("#1", "=cmd|' /C calc'!A0", "-5"),
                        List.of("'#1", "a\r\nb\u0007c\td", "1e5"),
                        List.of("", "_x0041_ \uFFFE", " 60 ")));
        assertThat(again(table, TableKind.RANK_TIERS)).isEqualTo(table);
    }
}

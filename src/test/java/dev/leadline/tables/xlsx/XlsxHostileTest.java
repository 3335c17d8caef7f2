package dev.leadline.tables.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.leadline.kernel.Invalid;
import dev.leadline.tables.TableLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent as a spreadsheet, there is a table or a sentence, soon, and nothing is run, resolved or unpacked. */
class XlsxHostileTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String A1 = XlsxFile.text("A1", "row");

    private static Invalid refused(XlsxFile file) {
        return refused(file.bytes());
    }

    private static Invalid refused(byte[] file) {
        return assertTimeoutPreemptively(
                SOON, () -> catchThrowableOfType(Invalid.class, () -> XlsxTable.read(file, TableLimits.USUAL)));
    }

    private static List<List<String>> read(XlsxFile file) {
        return XlsxTable.read(file.bytes(), TableLimits.USUAL).rows();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<f>1+1</f><v>2</v> ~ =1+1",
                "<f>cmd|' /C calc'!A0</f> ~ =cmd|' /C calc'!A0",
                "<f>DDE(\"cmd\",\"/C calc\",\"x\")</f><v>1</v> ~ =DDE(\"cmd\",\"/C calc\",\"x\")",
                "<f t='shared' si='0'/><v>2</v> ~ =",
            })
    void a_formula_is_refused_with_its_place_and_never_evaluated(String content, String value) {
        var fault = refused(XlsxFile.withRow(XlsxFile.text("A3", "A") + "<c r='B3'>" + content.strip() + "</c>"))
                .faults()
                .get(0);
        assertThat(fault.pointer()).isEqualTo("/1/below");
        assertThat(fault.value()).isEqualTo(value.strip());
        assertThat(fault.detail())
                .startsWith(
                        "Sheet Sheet1, cell B3 (column `below`): The cell (" + value.strip() + ") contains a formula.");
    }

    @ParameterizedTest
    @CsvSource({
        "<c r='B3' t='b'><v>1</v></c>, TRUE, truth value",
        "<c r='B3' t='e'><v>#REF!</v></c>, #REF!, error",
        "<c r='B3' t='d'><v>2026-01-01</v></c>, 2026-01-01, date",
        "<c r='B3' t='z'><v>1</v></c>, 1, unknown type (z)",
        "<c r='B3'><v>1E400</v></c>, 1E400, a number that is too long or too large",
        "<c r='B3'><v>1E-300</v></c>, 1E-300, a number that is too long or too large",
        "<c r='B3'><v>NaN</v></c>, NaN, a number that is too long or too large",
        "<c r='B3'><v>0x10</v></c>, 0x10, a number that is too long or too large",
    })
    void what_is_neither_text_nor_a_number_is_refused(String cell, String value, String reason) {
        var fault = refused(XlsxFile.withRow(XlsxFile.text("A3", "A") + cell))
                .faults()
                .get(0);
        assertThat(fault.pointer()).isEqualTo("/1/below");
        assertThat(fault.value()).isEqualTo(value);
        assertThat(fault.detail()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/mm/yyyy", "[$-409]h:mm AM/PM", "[h]:mm", "yyyy", "[Red]d.m", "mm:ss.0"})
    void a_number_that_is_shown_as_a_date_is_refused(String format) {
        var file = XlsxFile.withRow("<c r='B3' s='1'><v>44197</v></c>")
                .with(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='" + format
                                + "'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                                + "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>");
        assertThat(refused(file)).hasMessageContaining("cell B3").hasMessageContaining("formatted as a date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"General", "0.00", "\"days\" 0", "0\\d", "[Red]0", "#,##0_m", "@", "0.00E+00"})
    void a_number_in_another_format_is_read_as_it_is(String format) {
        var file = XlsxFile.withRow("<c r='B3' s='0'><v>60</v></c>")
                .with(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='"
                                + format.replace("\"", "&quot;")
                                + "'/></numFmts><cellXfs><xf numFmtId='170'/></cellXfs></styleSheet>");
        assertThat(read(file)).containsExactly(List.of("", "60"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.00 | 84.996 | 85.00",
                "0 | 84.5 | 85",
                "#,##0.0 | 1234.56 | 1234.6",
                "[Red]0.0;-0.0 | 84.96 | 85.0",
                "\"about\" 0 \"points\" | 84.6 | 85",
                "0, | 85000 | 85",
                "0.0,, | 85000000 | 85.0",
            })
    void a_number_that_is_shown_as_another_one_is_refused(String format, String stored, String shown) {
        var styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='" + format.replace("\"", "&quot;")
                + "'/></numFmts><cellXfs><xf numFmtId='170'/><xf numFmtId='2'/></cellXfs></styleSheet>";
        var file = XlsxFile.withRow("<c r='B3' s='0'><v>" + stored + "</v></c>").with("xl/styles.xml", styles);
        assertThat(refused(file))
                .hasMessageContaining("The cell (" + stored + ") is shown as " + shown + ".")
                .hasMessageContaining("cell B3");
        var known = XlsxFile.withRow("<c r='B3' s='1'><v>84.996</v></c>").with("xl/styles.xml", styles);
        assertThat(refused(known)).hasMessageContaining("The cell (84.996) is shown as 85.00.");
        var whole = XlsxFile.withRow("<c r='B3' s='1'><v>84.99</v></c>").with("xl/styles.xml", styles);
        assertThat(read(whole)).containsExactly(List.of("", "84.99"));
    }

    @Test
    void a_title_above_the_headings_is_named_as_one() {
        var title = "<row r='1'>" + XlsxFile.text("A1", "Rank tiers") + "</row>";
        var table = "<row r='3'>" + XlsxFile.text("A3", "row") + XlsxFile.text("B3", "below") + "</row>";
        assertThat(refused(XlsxFile.ofRows(title + table)))
                .hasMessageContaining("The first row (Rank tiers) is a title.")
                .hasMessageContaining("Delete the rows above the headings.");
    }

    @Test
    void a_percentage_is_refused_since_it_is_another_number_than_the_one_shown() {
        var file = XlsxFile.withRow("<c r='B3' s='0'><v>0.6</v></c>")
                .with("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='9'/></cellXfs></styleSheet>");
        assertThat(refused(file)).hasMessageContaining("formatted as a percentage");
    }

    @Test
    void what_is_hidden_is_refused() {
        assertThat(refused(XlsxFile.ofRows(
                        "<row r='1'>" + A1 + "</row><row r='2' hidden='1'>" + XlsxFile.text("A2", "A") + "</row>")))
                .hasMessageContaining("cell A2")
                .hasMessageContaining("is hidden");
        assertThat(refused(XlsxFile.ofSheet("<cols><col min='1' max='3' hidden='true'/></cols><sheetData><row r='1'>"
                        + A1 + "</row></sheetData>")))
                .hasMessageContaining("cell A1")
                .hasMessageContaining("is hidden");
        assertThat(refused(XlsxFile.ofRows("<row r='1' ht='0'>" + A1 + "</row>")))
                .hasMessageContaining("is hidden");
        for (var state : List.of("hidden", "veryHidden")) {
            assertThat(refused(XlsxFile.ofRows("<row r='1'>" + A1 + "</row>")
                            .withSecondSheet("state='" + state + "'", "<sheetData/>")))
                    .hasMessageContaining("The sheet Sheet2 is hidden.");
        }
    }

    @Test
    void merged_cells_and_a_second_sheet_with_content_are_refused_and_an_empty_one_is_not() {
        var rows = "<sheetData><row r='1'>" + A1 + "</row></sheetData>";
        assertThat(refused(XlsxFile.ofSheet(rows + "<mergeCells><mergeCell ref='A2:B3'/></mergeCells>")))
                .hasMessage("Sheet Sheet1 has merged cells (A2:B3).");
        assertThat(refused(XlsxFile.ofSheet(rows).withSecondSheet("", rows)))
                .hasMessageContaining("The sheet Sheet2 is the second sheet");
        assertThat(read(XlsxFile.ofSheet(rows).withSecondSheet("", "<sheetData/>")))
                .isEmpty();
    }

    @Test
    void a_document_type_is_refused_before_any_entity_is_looked_at() {
        var laughs = new StringBuilder("<!DOCTYPE sst [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        for (var type : List.of(
                laughs + "]><sst><si><t>&l29;</t></si></sst>",
                "<!DOCTYPE sst [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><sst><si><t>&x;</t></si></sst>",
                "<!DOCTYPE sst SYSTEM 'http://127.0.0.1:1/x.dtd'><sst/>",
                "<!DOCTYPE sst [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><sst/>")) {
            var file =
                    XlsxFile.withRow("<c r='A3' t='s'><v>0</v></c>").with("xl/s.xml", "<?xml version='1.0'?>" + type);
            assertThat(refused(file)).hasMessageContaining("document type").hasMessageNotContaining("root:");
        }
        assertThat(refused(XlsxFile.withRow("").withStrings("<si><t>&x;</t></si>")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "xl/vbaProject.bin, has macros",
        "xl/macrosheets/sheet1.xml, has macros",
        "xl/activeX/activeX1.bin, has macros",
        "xl/externalLinks/externalLink1.xml, has links",
        "xl/embeddings/oleObject1.bin, has links",
        "xl/connections.xml, has links"
    })
    void what_a_spreadsheet_program_would_run_or_fetch_is_refused(String part, String reason) {
        assertThat(refused(XlsxFile.withRow("<c r='A3'><v>1</v></c>").with(part, "x")))
                .hasMessageContaining(reason)
                .hasMessageContaining(part);
    }

    @Test
    void a_document_type_in_the_content_types_and_20000_attributes_are_refused() {
        var types = "<?xml version='1.0'?><!DOCTYPE Types [<!ENTITY x 'y'>]><Types>&x;</Types>";
        assertThat(refused(XlsxFile.withRow("<c r='A3'><v>1</v></c>").with("[Content_Types].xml", types)))
                .hasMessageContaining("declares a document type");
        var many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append(" a").append(i).append("='1'");
        }
        // Java's reader stops at 10,000 by itself
        assertThat(refused(XlsxFile.withRow("<c r='A3'" + many + "><v>1</v></c>")))
                .isNotNull();
        var some = many.substring(0, many.indexOf(" a201="));
        assertThat(refused(XlsxFile.withRow("<c r='A3'" + some + "><v>1</v></c>")))
                .hasMessageContaining("too many attributes");
    }

    @Test
    void a_zip_bomb_is_refused_by_its_claim_and_by_what_it_inflates_to() {
        var zeros = new byte[XlsxParts.MOST_INFLATED + 1];
        Arrays.fill(zeros, (byte) ' ');
        var claimed = XlsxFile.withRow("").with("xl/bomb.bin", zeros).bytes();
        assertThat(claimed.length).isLessThan(TableLimits.USUAL.bytes());
        assertThat(refused(claimed)).hasMessageContaining("larger than 20971520 bytes");

        var lying = XlsxFile.withRow("").with("xl/s.xml", zeros).bytes();
        claimLittle(lying, zeros.length);
        assertThat(refused(lying)).hasMessageContaining("larger than 20971520 bytes");
    }

    /** Overwrites each size that is {@code size} in the directory. */
    private static void claimLittle(byte[] zip, int size) {
        for (int at = 0; at + 4 <= zip.length; at++) {
            int found =
                    zip[at] & 255 | (zip[at + 1] & 255) << 8 | (zip[at + 2] & 255) << 16 | (zip[at + 3] & 255) << 24;
            if (found == size) {
                zip[at] = 10;
                zip[at + 1] = zip[at + 2] = zip[at + 3] = 0;
            }
        }
    }

    @Test
    void parts_that_lead_out_of_the_file_stand_twice_or_are_too_many_are_refused() {
        for (var path : List.of("../../etc/passwd", "/etc/passwd", "xl\\..\\x", "xl/../../x")) {
            assertThat(refused(XlsxFile.withRow("").with(path, "x"))).hasMessageContaining("points outside the file");
        }
        assertThat(refused(XlsxFile.withRow("").with("xl/S.xml", "x"))).hasMessageContaining("two parts");
        var many = XlsxFile.withRow("");
        for (int i = 0; i < 600; i++) {
            many.with("x" + i, "x");
        }
        assertThat(refused(many)).hasMessageContaining("more than 500 parts");
    }

    @Test
    void a_nested_zip_is_left_alone_and_is_no_sheet() {
        var inner = XlsxFile.withRow("").bytes();
        assertThat(read(XlsxFile.withRow(XlsxFile.text("A3", "A")).with("xl/inner.xlsx", inner)))
                .containsExactly(List.of("A", ""));
        assertThat(refused(XlsxFile.withRow("").with("xl/worksheets/sheet1.xml", inner)))
                .hasMessageContaining("xl/worksheets/sheet1.xml is not XML");
    }

    @Test
    void every_truncation_of_a_file_is_refused() {
        var whole = XlsxFile.withRow(XlsxFile.text("A3", "A")).bytes();
        for (int length = 0; length < whole.length; length += 7) {
            assertThat(refused(Arrays.copyOf(whole, length))).isNotNull();
        }
    }

    @Test
    void other_files_get_a_sentence_of_their_own() {
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A}))
                .hasMessageContaining("old Excel file (.xls) or has a password");
        assertThat(refused("row,tier\nA,A\n".getBytes(UTF_8))).hasMessageContaining("if it is CSV");
        assertThat(refused(new byte[TableLimits.USUAL.bytes() + 1])).hasMessageContaining("1048577 bytes");
        assertThat(refused(XlsxFile.ofRows(""))).hasMessageContaining("needs a row of headings");
    }

    @Test
    void a_cell_where_no_sheet_or_no_table_has_one_is_refused() {
        for (var at : List.of("BDWGN1", "XFE3", "A0", "a3", "A1048577", "3", "A03", "")) {
            assertThat(refused(XlsxFile.withRow("<c r='" + at + "'><v>1</v></c>")))
                    .isNotNull();
        }
        assertThat(refused(XlsxFile.ofRows(
                        "<row r='1'>" + A1 + "</row><row r='1048576'>" + XlsxFile.text("XFD1048576", "x") + "</row>")))
                .hasMessageContaining("cell XFD1048576")
                .hasMessageContaining("has no heading");
        assertThat(refused(XlsxFile.withRow(XlsxFile.text("C3", "x")))).hasMessageContaining("cell C3: The cell (x)");
        assertThat(refused(XlsxFile.withRow(XlsxFile.text("A3", "x") + XlsxFile.text("A3", "y"))))
                .hasMessageContaining("the cell A3 twice");
        assertThat(refused(XlsxFile.withRow(XlsxFile.text("A4", "x")))).hasMessageContaining("cell A4 in row 3");
        assertThat(refused(XlsxFile.ofRows("<row r='99999999'>" + A1 + "</row>")))
                .isNotNull();
        assertThat(refused(XlsxFile.ofRows("<row r='1'>" + XlsxFile.text("XFD1", "x") + "</row>")))
                .hasMessageContaining("16384 columns");
    }

    @Test
    void a_missing_string_and_a_huge_one_are_refused_with_their_cell() {
        for (var index : List.of("1", "-1", "99999999", "x")) {
            assertThat(refused(XlsxFile.withRow("<c r='B3' t='s'><v>" + index + "</v></c>")
                            .withStrings("<si><t>a</t></si>")))
                    .hasMessageContaining("The cell B3 refers to the string (" + index + ")");
        }
        assertThat(refused(XlsxFile.withRow("<c r='B3' t='s'><v>0</v></c>")
                        .withStrings("<si><t>" + "a".repeat(10_000_000) + "</t></si>")))
                .hasMessageContaining("The cell B3 holds 10000000 characters");
    }

    @Test
    void characters_that_no_text_can_keep_are_refused_however_they_are_written() {
        for (var sign : List.of("0000", "D800", "DFFF")) {
            assertThat(refused(XlsxFile.withRow(XlsxFile.text("A3", "a_x" + sign + "_"))))
                    .hasMessage("The cell A3 contains the character U+" + sign + ", which cannot be stored.");
        }
    }

    @Test
    void one_string_told_by_many_cells_counts_each_time() {
        var rows = new StringBuilder("<row r='1'>");
        for (char column = 'A'; column <= 'Z'; column++) {
            rows.append(XlsxFile.text(column + "1", "h" + column));
        }
        rows.append("</row>");
        for (int row = 2; row < 1_900; row++) {
            rows.append("<row>").append("<c t='s'><v>0</v></c>".repeat(26)).append("</row>");
        }
        assertThat(refused(XlsxFile.ofRows(rows.toString()).withStrings("<si><t>" + "a".repeat(900) + "</t></si>")))
                .hasMessageContaining("more than 1048576 characters");
    }

    @Test
    void more_rows_or_columns_than_allowed_are_refused() {
        var rows = "<row>" + "<c><v>1</v></c></row>".repeat(1);
        assertThat(refused(XlsxFile.ofRows("<row>" + XlsxFile.text("A1", "row") + "</row>" + rows.repeat(2_001))))
                .hasMessageContaining("2001 rows");
        assertThat(refused(XlsxFile.ofRows(rows.repeat(100_000)))).hasMessageContaining("more than 2000 rows");
    }

    @Test
    void deep_wide_and_endless_xml_ends_soon() {
        assertThat(refused(XlsxFile.ofSheet("<a>".repeat(1_000_000)))).hasMessageContaining("nested too deeply");
        assertThat(refused(XlsxFile.ofSheet("<a " + attributes(20_000) + "/>"))).isNotNull();
        var blanks = XlsxFile.ofRows("<row r='1'>" + "<c/>".repeat(4_500_000) + "</row>");
        assertThat(refused(blanks)).isNotNull();
        assertThat(refused(XlsxFile.ofRows("<row/>".repeat(3_300_000)))).hasMessageContaining("row of headings");
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=''");
        }
        return text.toString();
    }
}

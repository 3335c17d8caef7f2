package dev.leadline.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.policies.Checkout;
import dev.leadline.tables.xlsx.XlsxFile;
import dev.leadline.tables.xlsx.XlsxTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Tables in files: what goes out comes in again, and whatever comes in is a table or refused. */
@Tag("properties")
class TableFilesPropertiesTest {

    private static final String SIGNS = "=+-@'#\"\t\r\n ,;_x0041\\ <>&aZ9\u00e9\uFF10\u0000\u0007\u2028\uFFFE";
    private static final List<String> COLUMNS = List.of("row", "from", "tier", "note", "unknown");

    private static TableWords words() {
        var terms = Checkout.inForce(Checkout.SHIPPED)
                .find("mql-to-sal-predictive")
                .orElseThrow()
                .terms();
        return TableWords.of(TableKind.RANK_TIERS, terms, List.of());
    }

    @Provide
    Arbitrary<String> nastyText() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        4, Arbitraries.strings().withChars(SIGNS.toCharArray()).ofMaxLength(12)),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(20)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("\uD83D\uDE00", "=1+1", "''=x", "-84.3", "84.30", "_x005F_")),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.bigDecimals()
                                .between(java.math.BigDecimal.ZERO, java.math.BigDecimal.TEN)
                                .map(java.math.BigDecimal::toPlainString)));
    }

    @Provide
    Arbitrary<WrittenTable> tables() {
        return nastyText()
                .list()
                .ofSize(COLUMNS.size())
                .list()
                .ofMaxSize(6)
                .map(rows -> new WrittenTable(COLUMNS, rows));
    }

    private static boolean isBlank(List<String> row) {
        return row.stream().allMatch(String::isEmpty);
    }

    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** The same without the characters that no table may hold, broken or not. */
    private static WrittenTable cleaned(WrittenTable table) {
        Function<String, String> clean = text -> isText(text) ? text.replace("\0", "") : "";
        return new WrittenTable(
                table.header(),
                table.rows().stream()
                        .map(row -> row.stream().map(clean).toList())
                        .toList());
    }

    @Property(tries = 300)
    void a_table_of_any_text_comes_in_from_xlsx_as_it_went_out_but_for_blank_rows(
            @ForAll("tables") WrittenTable table) {
        var written = cleaned(table);
        var expected = new WrittenTable(
                table.header(),
                written.rows().stream().filter(row -> !isBlank(row)).toList());
        assertThat(XlsxTable.read(XlsxTable.write(written, words()), TableLimits.USUAL))
                .isEqualTo(expected);
    }

    @Property(tries = 500)
    void a_table_of_any_text_comes_in_from_csv_as_it_went_out_but_for_blank_rows(@ForAll("tables") WrittenTable table) {
        var written = cleaned(table);
        var expected = new WrittenTable(
                table.header(),
                written.rows().stream().filter(row -> !isBlank(row)).toList());
        var csv = CsvTable.write(written).getBytes(StandardCharsets.UTF_8);
        assertThat(CsvTable.read(csv, TableLimits.USUAL)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void text_that_a_column_accepts_survives_both_formats(@ForAll("nastyText") String text) {
        try {
            ColumnType.TEXT.parse(text);
        } catch (Invalid refused) {
            return;
        }
        var table = new WrittenTable(List.of("row", "note"), List.of(List.of("A", text)));
        assertThat(XlsxTable.read(XlsxTable.write(table, words()), TableLimits.USUAL))
                .isEqualTo(table);
        assertThat(CsvTable.read(CsvTable.write(table).getBytes(StandardCharsets.UTF_8), TableLimits.USUAL))
                .isEqualTo(table);
    }

    @Property(tries = 500)
    void no_cell_of_an_export_begins_like_a_formula(@ForAll("nastyText") String text) {
        var csv = CsvTable.write(new WrittenTable(List.of("note"), List.of(List.of(text))));
        assertThat(csv.substring("note\n".length())).doesNotMatch("(?s)\"?[=+@\\-\t\r].*");
    }

    private static void readsOrRefuses(byte[] file) {
        for (Function<byte[], WrittenTable> read : List.<Function<byte[], WrittenTable>>of(
                bytes -> XlsxTable.read(bytes, TableLimits.USUAL), bytes -> CsvTable.read(bytes, TableLimits.USUAL))) {
            try {
                assertThat(read.apply(file).header()).isNotEmpty();
            } catch (Invalid refused) {
                assertThat(refused.faults()).isNotEmpty().allMatch(fault -> !fault.detail()
                        .isBlank());
            }
        }
    }

    @Property(tries = 500)
    void random_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        readsOrRefuses(bytes);
        var likeZip = Arrays.copyOf(new byte[] {'P', 'K', 3, 4}, 4 + bytes.length);
        System.arraycopy(bytes, 0, likeZip, 4, bytes.length);
        readsOrRefuses(likeZip);
    }

    @Property(tries = 1_000)
    void a_file_with_flipped_bytes_is_read_or_refused(@ForAll Random random) {
        var table = new WrittenTable(COLUMNS, List.of(List.of("A", "84.3", "A", "=1", "x")));
        var bytes = random.nextBoolean()
                ? XlsxTable.write(table, words())
                : CsvTable.write(table).getBytes(StandardCharsets.UTF_8);
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        readsOrRefuses(bytes);
    }

    @Property(tries = 1_000)
    void a_file_with_flipped_xml_is_read_or_refused(@ForAll Random random) {
        var parts = new HashMap<String, String>();
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><cols><col min='3' max='4' hidden='1'/></cols><sheetData><row r='1'>"
                        + "<c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>84.3</v></c></row></sheetData></worksheet>");
        parts.put("xl/s.xml", "<sst><si><r><t>row</t></r><rPh><t>x</t></rPh></si></sst>");
        parts.put("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='1'/></cellXfs></styleSheet>");
        var path = new ArrayList<>(parts.keySet()).get(random.nextInt(parts.size()));
        var xml = parts.get(path).getBytes(StandardCharsets.UTF_8);
        for (int flips = random.nextInt(4); flips > 0; flips--) {
            xml[random.nextInt(xml.length)] = (byte) "<>/='\"&; acrtvs019-.\u0000".charAt(random.nextInt(21));
        }
        var file = XlsxFile.ofRows("");
        parts.forEach(file::with);
        readsOrRefuses(file.with(path, xml).bytes());
    }
}

package dev.leadline.tables.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.policies.Checkout;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.TableWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A table that went out, was saved by LibreOffice Calc and comes in again: with its parts, its attributes that say what is
 * not so ({@code hidden="false"}), its format General under a number of its own, styled cells that are empty, and a filter.
 */
class LibreOfficeFileTest {

    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String STANDALONE = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /** What stands in a cell, and whether LibreOffice takes it for a number. */
    private static boolean isNumber(String value) {
        return value.matches("[0-9]+(\\.[0-9]+)?");
    }

    @ParameterizedTest
    @EnumSource(
            value = TableKind.class,
            names = {"RANK_TIERS", "ATTEMPTS", "DEADLINES", "ATTEMPT_OUTCOMES", "WAIVING_REASONS", "ALERTS"})
    void a_table_that_libreoffice_saved_comes_in_with_the_one_change_that_was_made(TableKind kind) {
        var policy = Checkout.inForce(Checkout.SHIPPED)
                .findWritten("mql-to-sal-predictive")
                .orElseThrow();
        var table = WrittenTable.from(policy.tables().get(kind));
        var out = XlsxTable.read(
                XlsxTable.write(table, TableWords.of(kind, policy.terms(), List.of())), TableLimits.USUAL);
        int last = out.header().size() - 1;
        var rows = new ArrayList<>(List.of(out.header()));
        rows.addAll(out.rows());
        var edited = new ArrayList<>(rows.get(1));
        edited.set(last, "Agreed & <signed>, said \"she\"");
        rows.set(1, edited);

        var in = XlsxTable.read(saved(kind.tableName(), rows), TableLimits.USUAL);

        assertThat(in.header()).isEqualTo(table.header());
        assertThat(in.rows()).hasSameSizeAs(table.rows());
        assertThat(in.rows().get(0)).isEqualTo(edited);
        assertThat(in.rows().subList(1, in.rows().size()))
                .isEqualTo(table.rows().subList(1, table.rows().size()));
    }

    private static byte[] saved(String name, List<List<String>> rows) {
        var strings = new LinkedHashMap<String, Integer>();
        var sheet = sheet(rows, strings);
        var file = new XlsxFile();
        parts(name, rows).forEach((path, xml) -> file.with(path, STANDALONE + xml));
        return file.with("xl/worksheets/sheet1.xml", STANDALONE + sheet)
                .with("xl/sharedStrings.xml", STANDALONE + shared(strings))
                .bytes();
    }

    private static String sheet(List<List<String>> rows, Map<String, Integer> strings) {
        var xml = new StringBuilder("<worksheet xmlns=\"" + SHEETS + "\" xmlns:r=\"" + RELATIONS + "\">"
                + "<sheetPr filterMode=\"false\"><pageSetUpPr fitToPage=\"false\"/></sheetPr><dimension ref=\"A1:"
                + letter(rows.get(0).size() - 1) + rows.size() + "\"/><sheetViews><sheetView showFormulas=\"false\""
                + " showGridLines=\"true\" tabSelected=\"true\" workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"1\""
                + " topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>"
                + "<sheetFormatPr defaultColWidth=\"11.53515625\" defaultRowHeight=\"12.8\" zeroHeight=\"false\"/>"
                + "<cols><col collapsed=\"false\" customWidth=\"true\" hidden=\"false\" outlineLevel=\"0\" max=\"16384\""
                + " min=\"1\" style=\"1\" width=\"11.53515625\"/></cols><sheetData>");
        for (int i = 0; i < rows.size(); i++) {
            xml.append("<row r=\"" + (i + 1) + "\" customFormat=\"false\" ht=\"12.8\" hidden=\"false\""
                    + " customHeight=\"false\" outlineLevel=\"0\" collapsed=\"false\">");
            for (int j = 0; j < rows.get(i).size(); j++) {
                xml.append(cell(letter(j) + (i + 1), rows.get(i).get(j), strings));
            }
            // a cell that only has a style
            xml.append("<c r=\"" + letter(rows.get(i).size()) + (i + 1) + "\" s=\"1\"/></row>");
        }
        return xml
                + "</sheetData><autoFilter ref=\"A1:B2\"/><printOptions headings=\"false\"/><pageMargins left=\"0.78\""
                + " right=\"0.78\" top=\"1\" bottom=\"1\" header=\"0.7\" footer=\"0.7\"/><headerFooter"
                + " differentFirst=\"false\"><oddHeader>&amp;C&amp;A</oddHeader></headerFooter></worksheet>";
    }

    private static String cell(String at, String value, Map<String, Integer> strings) {
        if (value.isEmpty()) {
            return "<c r=\"" + at + "\" s=\"1\"/>";
        }
        return isNumber(value)
                ? "<c r=\"" + at + "\" s=\"1\" t=\"n\"><v>" + value + "</v></c>"
                : "<c r=\"" + at + "\" s=\"2\" t=\"s\"><v>" + strings.computeIfAbsent(value, each -> strings.size())
                        + "</v></c>";
    }

    private static String letter(int column) {
        return String.valueOf((char) ('A' + column));
    }

    private static String shared(Map<String, Integer> strings) {
        return strings.keySet().stream()
                .map(each -> each.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .map(each -> "<si><t xml:space=\"preserve\">" + each + "</t></si>")
                .collect(Collectors.joining(
                        "",
                        "<sst xmlns=\"" + SHEETS + "\" count=\"99\" uniqueCount=\"" + strings.size() + "\">",
                        "</sst>"));
    }

    /** All but the sheet and its strings. */
    private static Map<String, String> parts(String name, List<List<String>> rows) {
        return Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"xml\""
                        + " ContentType=\"application/xml\"/></Types>",
                "_rels/.rels",
                relations(
                        relation("rId1", "officeDocument", "xl/workbook.xml")
                                + "<Relationship Id=\"rId2\" Type=\"" + PACKAGE
                                + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
                        relation("rId3", "extended-properties", "docProps/app.xml")),
                "docProps/app.xml",
                "<Properties><Application>LibreOffice/24.8.4.2$Linux_X86_64</Application></Properties>",
                "docProps/core.xml",
                "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\"/>",
                "xl/_rels/workbook.xml.rels",
                relations(
                        relation("rId1", "theme", "theme/theme1.xml"),
                        relation("rId2", "styles", "styles.xml"),
                        relation("rId3", "worksheet", "worksheets/sheet1.xml"),
                        relation("rId4", "sharedStrings", "sharedStrings.xml")),
                "xl/theme/theme1.xml",
                "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Office\"/>",
                "xl/workbook.xml",
                "<workbook xmlns=\"" + SHEETS + "\" xmlns:r=\"" + RELATIONS + "\"><fileVersion appName=\"Calc\"/>"
                        + "<workbookPr backupFile=\"false\" showObjects=\"all\" date1904=\"false\"/><workbookProtection/>"
                        + "<bookViews><workbookView showHorizontalScroll=\"true\" activeTab=\"0\"/></bookViews><sheets>"
                        + "<sheet name=\"" + name + "\" sheetId=\"1\" state=\"visible\" r:id=\"rId3\"/></sheets>"
                        + "<definedNames><definedName function=\"false\" hidden=\"true\" localSheetId=\"0\""
                        + " name=\"_xlnm._FilterDatabase\" vbProcedure=\"false\">" + name + "!$A$1:$"
                        + letter(rows.get(0).size() - 1) + "$" + rows.size() + "</definedName></definedNames>"
                        + "<calcPr iterateCount=\"100\" refMode=\"A1\" iterate=\"false\" iterateDelta=\"0.001\"/></workbook>",
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + SHEETS + "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\""
                        + " formatCode=\"General\"/><numFmt numFmtId=\"165\" formatCode=\"@\"/></numFmts><cellStyleXfs"
                        + " count=\"1\"><xf numFmtId=\"164\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"164\""
                        + " fontId=\"0\" applyFont=\"false\"/><xf numFmtId=\"164\" fontId=\"0\" applyProtection=\"false\"/>"
                        + "<xf numFmtId=\"165\" fontId=\"0\"/></cellXfs></styleSheet>");
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + "/" + kind + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String... relations) {
        return Stream.of(relations)
                .collect(Collectors.joining(
                        "", "<Relationships xmlns=\"" + PACKAGE + "relationships\">", "</Relationships>"));
    }
}

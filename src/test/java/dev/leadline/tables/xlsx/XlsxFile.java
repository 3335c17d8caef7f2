package dev.leadline.tables.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An XLSX file, part by part, as honest or hostile as a test wants it. */
public final class XlsxFile {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** One visible sheet called Sheet1 with these rows, as XML, and no strings or styles. */
    public static XlsxFile ofRows(String rows) {
        return ofSheet("<sheetData>" + rows + "</sheetData>");
    }

    /** One visible sheet called Sheet1 with this content, as XML. */
    static XlsxFile ofSheet(String content) {
        return new XlsxFile()
                .with(
                        "_rels/.rels",
                        relations("<Relationship Id='r1' Type='" + KIND + "officeDocument' Target='xl/workbook.xml'/>"))
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><sheets><sheet name='Sheet1' sheetId='1' r:id='s1'/>"
                                + "</sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        relations(sheet(1)
                                + relation("st", "sharedStrings", "s.xml")
                                + relation("fm", "styles", "styles.xml")))
                .with("xl/s.xml", "<sst></sst>")
                .with("xl/styles.xml", "<styleSheet></styleSheet>")
                .withSheet(1, content);
    }

    /** Headings row and below, then this row of cells from A3 on; row 2 holds a note. */
    static XlsxFile withRow(String cells) {
        return ofRows("<row r='1'>" + text("A1", "row") + text("B1", "below") + "</row><row r='2'>"
                + text("A2", "# a note") + "</row><row r='3'>" + cells + "</row>");
    }

    public static String text(String at, String text) {
        return "<c r='" + at + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static String sheet(int number) {
        return relation("s" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    }

    static String relation(String id, String kind, String target) {
        return "<Relationship Id='" + id + "' Type='" + KIND + kind + "' Target='" + target + "'/>";
    }

    static String relations(String relations) {
        return "<Relationships>" + relations + "</Relationships>";
    }

    XlsxFile withSheet(int number, String content) {
        return with("xl/worksheets/sheet" + number + ".xml", "<worksheet>" + content + "</worksheet>");
    }

    /** Two sheets, the second as said. */
    XlsxFile withSecondSheet(String attributes, String content) {
        return with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><sheets><sheet name='Sheet1' sheetId='1' r:id='s1'/>"
                                + "<sheet name='Sheet2' sheetId='2' r:id='s2' " + attributes + "/></sheets></workbook>")
                .with("xl/_rels/workbook.xml.rels", relations(sheet(1) + sheet(2)))
                .withSheet(2, content);
    }

    XlsxFile withStrings(String content) {
        return with("xl/s.xml", "<sst>" + content + "</sst>");
    }

    public XlsxFile with(String path, String xml) {
        return with(path, (xml.startsWith("<?xml") ? xml : HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    public XlsxFile with(String path, byte[] content) {
        parts.put(path, content);
        return this;
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

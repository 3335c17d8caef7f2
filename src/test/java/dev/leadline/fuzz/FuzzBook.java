package dev.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A book for spreadsheets in which nothing is wrong but, perhaps, its only sheet. */
final class FuzzBook {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String OPEN = "http://schemas.openxmlformats.org/";
    private static final Map<String, String> PARTS = Map.of(
            "[Content_Types].xml",
            "<Types xmlns=\"" + OPEN + "package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                    + ".spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
                    + "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
            "_rels/.rels",
            "<Relationships xmlns=\"" + OPEN + "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + OPEN
                    + "officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"" + OPEN + "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + OPEN
                    + "officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            "xl/workbook.xml",
            "<workbook xmlns=\"" + OPEN + "spreadsheetml/2006/main\" xmlns:r=\"" + OPEN
                    + "officeDocument/2006/relationships\"><sheets><sheet name=\"table\" sheetId=\"1\" r:id=\"rId1\"/>"
                    + "</sheets></workbook>");

    private FuzzBook() {}

    static byte[] with(byte[] sheet) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new ZipOutputStream(bytes)) {
            for (var part : PARTS.entrySet()) {
                add(packed, part.getKey(), (HEAD + part.getValue()).getBytes(StandardCharsets.UTF_8));
            }
            add(packed, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream packed, String name, byte[] content) throws IOException {
        packed.putNextEntry(new ZipEntry(name));
        packed.write(content);
        packed.closeEntry();
    }
}

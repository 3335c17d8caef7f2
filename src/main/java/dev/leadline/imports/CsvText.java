package dev.leadline.imports;

import dev.leadline.kernel.Invalid;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The text of a CSV file: unpacked, and decoded by the mark at its beginning or by a given encoding. Bytes that the
 * encoding does not have become {@link #UNREADABLE}, so that they spoil their own row only.
 *
 * @param text what is left to read
 * @param encoding by which it is decoded
 */
record CsvText(BufferedReader text, Charset encoding) {

    /** A sign that no text has: Unicode assigns it to nothing. */
    static final char UNREADABLE = '\uFFFF';

    private static final int BUFFER = 64 * 1024;
    private static final int HEAD = 8;

    /**
     * Opens the text of a file.
     *
     * @param usual the encoding of files without a mark
     * @throws Invalid when the file is a workbook, or is in another encoding
     */
    static CsvText open(InputStream file, Path path, Charset usual) throws IOException {
        var bytes = new BufferedInputStream(file, BUFFER);
        var head = head(bytes);
        if (path.toString().endsWith(".gz") || begins(head, 0x1F, 0x8B)) {
            bytes = new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER);
            head = head(bytes);
        }
        refuseWorkbook(head, path);
        var marked = marked(head);
        var encoding = marked == null ? usual : marked;
        bytes.skipNBytes(marked == null ? 0 : marked.equals(StandardCharsets.UTF_8) ? 3 : 2);
        refuseUnmarked(head, encoding, path);
        return new CsvText(new BufferedReader(new InputStreamReader(bytes, decoder(encoding)), BUFFER), encoding);
    }

    private static CharsetDecoder decoder(Charset encoding) {
        return encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNREADABLE));
    }

    private static byte[] head(BufferedInputStream bytes) throws IOException {
        bytes.mark(HEAD);
        var head = bytes.readNBytes(HEAD);
        bytes.reset();
        return head;
    }

    private static Charset marked(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        return begins(head, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16LE
                : begins(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static void refuseWorkbook(byte[] head, Path path) {
        boolean isZip = begins(head, 'P', 'K', 3, 4);
        if (isZip || begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Invalid(
                    "",
                    path,
                    "The file (" + path + ") is "
                            + (isZip ? "an Excel workbook (XLSX) or a ZIP file" : "an Excel" + " workbook (XLS)")
                            + ", not CSV.\nSave the sheet as \"CSV UTF-8\".");
        }
    }

    /** Text of two bytes a sign has every other byte zero, as long as it is English. */
    private static void refuseUnmarked(byte[] head, Charset encoding, Path path) {
        boolean little = head.length > 3 && head[1] == 0 && head[3] == 0;
        boolean big = head.length > 3 && head[0] == 0 && head[2] == 0;
        if ((little || big) && !encoding.name().startsWith("UTF-16")) {
            throw new Invalid(
                    "",
                    path,
                    "The file (" + path + ") is not " + encoding.name() + " but UTF-16.\nName its `encoding`, "
                            + (little ? "UTF-16LE" : "UTF-16BE") + ", in the mapping.");
        }
    }

    private static boolean begins(byte[] head, int... with) {
        var begin = new byte[with.length];
        for (int i = 0; i < with.length; i++) {
            begin[i] = (byte) with[i];
        }
        return head.length >= with.length && Arrays.equals(head, 0, with.length, begin, 0, with.length);
    }

    /** Reads a first line such as {@code sep=;}, with which Excel is told the delimiter; null when there is none. */
    String separator() throws IOException {
        text.mark(2 * HEAD);
        var begin = new StringBuilder();
        for (int sign = text.read(); sign >= 0 && begin.length() < HEAD; sign = text.read()) {
            if (sign == '\n' || sign == '\r') {
                break;
            }
            begin.append((char) sign);
        }
        var line = begin.toString().replace("\"", "");
        text.reset();
        return line.length() == 5 && line.regionMatches(true, 0, "sep=", 0, 4) ? line.substring(4) : null;
    }
}

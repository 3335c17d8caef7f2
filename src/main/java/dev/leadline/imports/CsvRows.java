package dev.leadline.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.leadline.imports.mapping.CsvRow;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.kernel.Invalid;
import dev.leadline.tables.StrictCsv;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a CSV file, one at a time: RFC 4180 with the mapping's delimiter, UTF-8 with or without its mark, and
 * packed when its name ends in {@code .gz}. Lines that are quite empty are passed over.
 */
final class CsvRows implements Closeable {

    private static final int LONGEST_ROW = 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final Mapping mapping;
    private final FileChannel file;
    private final long size;
    private final StrictCsv csv;
    private long rows;

    private CsvRows(Mapping mapping, FileChannel file, Reader text) throws IOException {
        this.mapping = mapping;
        this.file = file;
        this.size = file.size();
        this.csv = new StrictCsv(text, mapping.file().delimiter().charAt(0), LONGEST_ROW);
    }

    /**
     * Opens a file and reads its headings.
     *
     * @throws Invalid when they are not the mapping's, or there are none
     * @throws IOException when it cannot be read
     */
    static CsvRows open(Mapping mapping, Path path) throws IOException {
        var file = FileChannel.open(path);
        try {
            InputStream bytes = new BufferedInputStream(Channels.newInputStream(file), BUFFER);
            if (path.toString().endsWith(".gz")) {
                bytes = new GZIPInputStream(bytes, BUFFER);
            }
            var text = new InputStreamReader(withoutMark(bytes), StandardCharsets.UTF_8.newDecoder());
            var rows = new CsvRows(mapping, file, text);
            rows.checkHeadings(path);
            return rows;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private static InputStream withoutMark(InputStream bytes) throws IOException {
        var marked = new BufferedInputStream(bytes, BUFFER);
        marked.mark(3);
        if (marked.read() != 0xEF || marked.read() != 0xBB || marked.read() != 0xBF) {
            marked.reset();
        }
        return marked;
    }

    private void checkHeadings(Path path) throws IOException {
        var wanted = mapping.file().columns();
        var headings = read();
        if (headings == null) {
            throw new Invalid("", null, "The file (" + path + ") is empty. It must begin with a line of headings.");
        }
        if (!headings.cells().equals(wanted) || headings.fault() != null) {
            throw new Invalid(
                    "",
                    headings.cells(),
                    "The headings of the file (" + path + ") are "
                            + dev.leadline.web.QuotedText.ofSentence(String.join(", ", headings.cells()))
                            + "; the mapping expects " + String.join(", ", wanted) + "."
                            + (headings.cells().size() == 1 ? "\nCheck the `delimiter` of the mapping." : ""));
        }
    }

    private StrictCsv.Row read() throws IOException {
        try {
            return csv.read();
        } catch (CsvParseException | CharacterCodingException malformed) {
            throw unreadable(malformed);
        }
    }

    private Invalid unreadable(Exception malformed) {
        boolean encoding = malformed instanceof CharacterCodingException;
        var why = encoding ? "it is not UTF-8" : String.valueOf(malformed.getMessage());
        return new Invalid(
                "",
                null,
                "The file cannot be read after row " + rows + ": " + why + "."
                        + (encoding ? "\nSave it in UTF-8." : "\nCheck for a quote that is never closed."));
    }

    /** A row as it was read: its cells, or why they are none. */
    record Read(long line, CsvRow row, Invalid fault) {}

    /** The next row; null after the last. */
    Read next() throws IOException {
        var row = read();
        if (row == null) {
            return null;
        }
        rows++;
        if (row.fault() != null) {
            return new Read(row.line(), null, new Invalid("", null, "The line is not CSV: it " + row.fault() + "."));
        }
        var names = mapping.file().columns();
        if (row.cells().size() != names.size()) {
            return new Read(row.line(), null, ragged(row.cells().size(), names.size()));
        }
        return new Read(row.line(), new CsvRow(row.line(), cells(names, row.cells())), null);
    }

    private HashMap<String, String> cells(List<String> names, List<String> texts) {
        var cells = new HashMap<String, String>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            cells.put(names.get(i), texts.get(i));
        }
        if (mapping.rowNumber() != null) {
            cells.put(mapping.rowNumber(), String.valueOf(rows));
        }
        return cells;
    }

    private static Invalid ragged(int cells, int columns) {
        return new Invalid(
                "", cells, "The line has " + cells + " cells; it must have " + columns + ", one for each heading.");
    }

    /** Returns the share of the file that has been read, from 0 to 1. */
    double share() {
        try {
            return size == 0 ? 1 : (double) file.position() / size;
        } catch (IOException closed) {
            return 1;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package dev.leadline.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.leadline.imports.mapping.CsvRow;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.kernel.Invalid;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
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
    private final QuoteWatch watch;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private long rows;

    private CsvRows(Mapping mapping, FileChannel file, Reader text) throws IOException {
        this.mapping = mapping;
        this.file = file;
        this.size = file.size();
        char delimiter = mapping.file().delimiter().charAt(0);
        this.watch = new QuoteWatch(text, delimiter);
        this.reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(watch);
        this.records = reader.iterator();
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

    private void checkHeadings(Path path) {
        var wanted = mapping.file().columns();
        var headings = hasNext() ? records.next() : null;
        if (headings == null) {
            throw new Invalid("", null, "The file (" + path + ") is empty. It must begin with a line of headings.");
        }
        if (!headings.getFields().equals(wanted) || watch.faultUpTo(lastLine(headings)) != null) {
            throw new Invalid(
                    "",
                    headings.getFields(),
                    "The headings of the file (" + path + ") are "
                            + dev.leadline.web.QuotedText.ofSentence(String.join(", ", headings.getFields()))
                            + "; the mapping expects " + String.join(", ", wanted) + "."
                            + (headings.getFieldCount() == 1 ? "\nCheck the `delimiter` of the mapping." : ""));
        }
    }

    /** Returns whether there is one more row. */
    boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException malformed) {
            throw unreadable(malformed);
        }
    }

    /** The number of the next row's first line. */
    private Invalid unreadable(RuntimeException malformed) {
        boolean encoding = malformed.getCause() instanceof CharacterCodingException;
        var why = encoding ? "it is not UTF-8" : String.valueOf(malformed.getMessage());
        return new Invalid(
                "",
                null,
                "The file cannot be read after row " + rows + ": " + why + "."
                        + (encoding ? "\nSave it in UTF-8." : "\nCheck for a quote that is never closed."));
    }

    /** A row as it was read: its cells, or why they are none. */
    record Read(long line, CsvRow row, Invalid fault) {}

    /** The next row. */
    Read next() {
        var record = records.next();
        rows++;
        long line = record.getStartingLineNumber();
        var malformed = watch.faultUpTo(lastLine(record));
        if (malformed != null) {
            return new Read(line, null, new Invalid("", null, "The line is not CSV: it " + malformed + "."));
        }
        var names = mapping.file().columns();
        if (record.getFieldCount() != names.size()) {
            return new Read(line, null, ragged(record.getFieldCount(), names.size()));
        }
        return new Read(line, new CsvRow(line, cells(names, record)), null);
    }

    private HashMap<String, String> cells(List<String> names, CsvRecord record) {
        var cells = new HashMap<String, String>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            cells.put(names.get(i), record.getField(i));
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

    private static long lastLine(CsvRecord record) {
        long breaks = record.getFields().stream()
                .flatMapToInt(String::chars)
                .filter(sign -> sign == '\n')
                .count();
        return record.getStartingLineNumber() + breaks;
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
        reader.close();
        file.close();
    }
}

package dev.leadline.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.leadline.imports.mapping.CsvForm;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.imports.mapping.SourceRow;
import dev.leadline.kernel.Invalid;
import dev.leadline.tables.StrictCsv;
import dev.leadline.web.QuotedText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;

/**
 * The rows of a CSV file, one at a time: RFC 4180 with the mapping's delimiter and encoding, or those that the file itself
 * names, and packed when its name ends in {@code .gz}. Lines and rows that are quite empty are passed over.
 */
final class CsvRows implements Closeable {

    private static final int LONGEST_ROW = 1024 * 1024;

    private final Mapping mapping;
    private final CsvForm form;
    private final Path path;
    private final FileChannel file;
    private final long size;
    private final CsvText text;
    private final StrictCsv csv;
    private final CsvHeadings headings;
    private long rows;

    private CsvRows(Mapping mapping, Path path, FileChannel file, CsvText text) throws IOException {
        this.mapping = mapping;
        this.form = mapping.file();
        this.path = path;
        this.file = file;
        this.size = file.size();
        this.text = text;
        var named = text.separator();
        var delimiter = named == null || !CsvForm.isDelimiter(named) ? form.delimiter() : named;
        this.csv = new StrictCsv(text.text(), delimiter.charAt(0), LONGEST_ROW).allowingReturns();
        if (named != null) {
            read();
        }
        this.headings = headings();
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
            var charset = mapping.file().charset();
            return new CsvRows(mapping, path, file, CsvText.open(Channels.newInputStream(file), path, charset));
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private CsvHeadings headings() throws IOException {
        var row = read();
        if (row == null) {
            throw new Invalid("", null, "The file (" + path + ") is empty. It must begin with a line of headings.");
        }
        if (fault(row) != null) {
            throw new Invalid("", row.cells(), "The headings of the file (" + path + ") cannot be read: " + fault(row));
        }
        return CsvHeadings.of(form, row.cells(), path);
    }

    private StrictCsv.Row read() throws IOException {
        try {
            return csv.read();
        } catch (CsvParseException malformed) {
            throw new Invalid(
                    "",
                    null,
                    "The file cannot be read after row " + rows + ": " + malformed.getMessage()
                            + ".\nCheck for a quote that is never closed.");
        }
    }

    /** A row as it was read: its cells, or why they are none. */
    record Read(long line, SourceRow row, Invalid fault) {}

    /** The next row; null after the last. */
    Read next() throws IOException {
        var row = read();
        while (row != null && row.fault() == null && row.cells().stream().allMatch(String::isBlank)) {
            row = read();
        }
        if (row == null) {
            return null;
        }
        rows++;
        var fault = fault(row);
        if (fault != null) {
            return new Read(row.line(), null, new Invalid("", null, fault));
        }
        if (!headings.fits(row.cells())) {
            return new Read(row.line(), null, headings.ragged(row.cells().size()));
        }
        return new Read(row.line(), sourceRow(row.line(), headings.named(row.cells())), null);
    }

    private String fault(StrictCsv.Row row) {
        var unreadable = row.cells().stream()
                .filter(cell -> cell.indexOf(CsvText.UNREADABLE) >= 0)
                .findFirst();
        if (unreadable.isPresent()) {
            var shown = QuotedText.of(unreadable.get().replace(CsvText.UNREADABLE, '\uFFFD'));
            return "The line has a character that is not " + text.encoding().name() + " (" + shown + ").\n"
                    + (text.encoding().equals(StandardCharsets.UTF_8)
                            ? "Save the file in UTF-8, or name its `encoding` in the mapping, such as windows-1252."
                            : "Correct the `encoding` of the mapping.");
        }
        return row.fault() == null ? null : "The line is not CSV: it " + row.fault() + ".";
    }

    private SourceRow sourceRow(long line, HashMap<String, String> cells) {
        if (mapping.rowNumber() != null) {
            cells.put(mapping.rowNumber(), String.valueOf(rows));
        }
        return new SourceRow(line, cells::get, "column", form.decimal().charAt(0));
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

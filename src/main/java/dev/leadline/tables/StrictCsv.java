package dev.leadline.tables;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as RFC 4180 has it, row by row, and passes over lines that are quite empty. A row that breaks the RFC says
 * how; the next one begins on the line after it.
 */
public final class StrictCsv {

    private final BufferedReader text;
    private final CsvReader.CsvReaderBuilder format;
    private final int longest;
    private boolean returnsAllowed;
    private boolean returnsEnd;
    private long lines;

    /**
     * A row as it was read.
     *
     * @param line on which it begins, from 1
     * @param fault what is wrong with it, as the end of a sentence; null when nothing is
     */
    public record Row(long line, List<String> cells, String fault) {}

    /** @param longest row that is read, in characters */
    public StrictCsv(Reader text, char delimiter, int longest) {
        this.text = new BufferedReader(text);
        this.format = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false);
        this.longest = longest;
    }

    /** The same, but if the first line ends in a carriage return alone, each of them ends a line. */
    public StrictCsv allowingReturns() {
        returnsAllowed = true;
        return this;
    }

    /**
     * The next row.
     *
     * @return null after the last
     * @throws CsvParseException when a quote is never closed, or the row is too long; the message is a clause
     */
    public Row read() throws IOException {
        var row = new StringBuilder();
        while (appendLine(row)) {
            boolean isEmpty =
                    "\n".contentEquals(row) || "\r\n".contentEquals(row) || returnsEnd && "\r".contentEquals(row);
            if (!isEmpty) {
                return row(row);
            }
            row.setLength(0);
        }
        return null;
    }

    private Row row(StringBuilder row) throws IOException {
        long first = lines;
        var cells = parse(row.toString());
        while (cells.isOpen) {
            int begin = row.length();
            if (!appendLine(row)) {
                throw new CsvParseException("line " + first + " opens a quote that is never closed");
            }
            // A line that begins within quotes ends as if it opened them. So no line is parsed more than twice.
            cells = parse('"' + row.substring(begin));
        }
        if (cells.fault == null && lines > first) {
            cells = parse(row.toString());
        }
        return new Row(first, cells.texts, cells.faultOf(row, returnsEnd));
    }

    private Cells parse(String row) {
        var cells = new Cells();
        try {
            format.ofSingleCsvRecord(cells, row);
        } catch (CsvParseException malformed) {
            cells.isOpen = cells.fault == null && malformed.getMessage().startsWith("Unclosed");
            if (cells.fault == null && !cells.isOpen) {
                cells.fault = "has text after a closing quote";
            }
        }
        return cells;
    }

    /** Appends the next line with its end, which a carriage return alone is too; false when there is none. */
    private boolean appendLine(StringBuilder row) throws IOException {
        int sign = text.read();
        if (sign < 0) {
            return false;
        }
        lines++;
        for (; sign >= 0; sign = text.read()) {
            row.append((char) sign);
            if (row.length() > longest) {
                throw new CsvParseException("line " + lines + " makes a row of more than " + longest + " characters");
            }
            if (sign == '\n') {
                return true;
            }
            if (sign == '\r' && !isLineFeedNext()) {
                returnsEnd |= returnsAllowed && lines == 1;
                return true;
            }
        }
        return true;
    }

    private boolean isLineFeedNext() throws IOException {
        text.mark(1);
        boolean isNext = text.read() == '\n';
        text.reset();
        return isNext;
    }

    /** Collects the cells of a row, and what FastCSV lets pass. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {

        private final List<String> texts = new ArrayList<>();
        private String fault;
        private boolean isOpen;

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            var text = new String(buffer, offset, length);
            texts.add(text);
            if (!quoted && text.indexOf('"') >= 0) {
                fault = "has a quote inside an unquoted cell";
            }
        }

        String faultOf(StringBuilder row, boolean returnsEnd) {
            if (fault == null && row.indexOf("\0") >= 0) {
                return "contains the character NUL";
            }
            boolean endsInReturn = !returnsEnd && row.charAt(row.length() - 1) == '\r';
            return fault == null && endsInReturn ? "has a carriage return without a line feed" : fault;
        }

        @Override
        protected Cells buildRecord() {
            return this;
        }
    }
}

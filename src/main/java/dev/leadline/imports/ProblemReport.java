package dev.leadline.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reports faults: into a CSV file with the columns {@code line}, {@code column}, {@code value} and {@code problem}, or
 * the first few onto the terminal. The column of a fault that the server found is the field of the fact, such as {@code
 * /lead/rank}. No cell is one that a spreadsheet would run.
 */
public final class ProblemReport implements Closeable {

    private static final int MOST_ON_TERMINAL = 20;
    private static final String ACTIVE = "=+-@\t\r\n'";

    private final CsvWriter file;
    private final PrintWriter terminal;
    private long faults;

    private ProblemReport(CsvWriter file, PrintWriter terminal) {
        this.file = file;
        this.terminal = terminal;
    }

    /**
     * Begins a report.
     *
     * @param path where to; {@code null}: onto the terminal
     * @throws IOException when the file cannot be written
     */
    public static ProblemReport open(Path path, PrintWriter terminal) throws IOException {
        if (path == null) {
            return new ProblemReport(null, terminal);
        }
        var file = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
        file.writeRecord("line", "column", "value", "problem");
        return new ProblemReport(file, terminal);
    }

    /** Returns the number of reported faults. */
    public synchronized long faults() {
        return faults;
    }

    synchronized void refused(long line, Invalid refused) {
        refused.faults().forEach(fault -> refused(line, fault));
    }

    private void refused(long line, Invalid.Fault fault) {
        faults++;
        var sentence = QuotedText.ofSentence(fault.detail());
        if (file != null) {
            var value = fault.value() == null ? "" : QuotedText.of(fault.value());
            file.writeRecord(String.valueOf(line), inert(fault.pointer()), inert(value), inert(sentence));
        } else if (faults <= MOST_ON_TERMINAL) {
            terminal.println("line " + line + ": " + sentence);
        } else if (faults == MOST_ON_TERMINAL + 1) {
            terminal.println("There are more problems. Use --report <file> to get all of them.");
        }
    }

    private static String inert(String text) {
        return !text.isEmpty() && ACTIVE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}

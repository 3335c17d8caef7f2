package dev.leadline.reports.forms;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.web.FormulaSafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;

/** A report as CSV (RFC 4180): a line of headings, a line a row, moments in UTC. No cell holds what a spreadsheet would run. */
record ReportCsv(ReportTable table, boolean hasMark) {

    /** By this sign Excel knows UTF-8. */
    private static final char MARK = '\uFEFF';

    void write(OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (hasMark) {
            text.write(MARK);
        }
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.headings());
            for (var row : table.rows()) {
                csv.writeRecord(row.stream().map(ReportCsv::cell).toList());
            }
        }
    }

    private static String cell(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof ZonedDateTime) {
            return ((ZonedDateTime) cell).toInstant().toString();
        }
        return cell instanceof Number ? cell.toString() : FormulaSafeText.CELL.write(cell.toString());
    }
}

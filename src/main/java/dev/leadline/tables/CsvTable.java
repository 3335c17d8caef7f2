package dev.leadline.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.web.FormulaSafeText;
import dev.leadline.web.json.StrictUtf8;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision table as CSV: RFC 4180, UTF-8, a heading line, then a line a row. Lines and rows that are quite empty are
 * passed over. There are no comments: what is to be said stands in the column {@code note}, where it is kept.
 */
public final class CsvTable {

    private CsvTable() {}

    /** @throws Invalid when it is no CSV, or too much of it; each sentence names the line */
    public static WrittenTable read(byte[] csv, TableLimits limits) {
        var shape = new TableShape(limits);
        shape.checkSize(csv);
        var rows = rows(text(csv));
        if (rows.isEmpty()) {
            throw new Invalid("", null, "The table is empty. It needs a line of headings.");
        }
        shape.checkRows(rows.size() - 1);
        TableShape.checkTitle(
                rows.get(0).cells(), rows.get(rows.size() > 1 ? 1 : 0).cells().size());
        checkCells(rows);
        var lines = rows.stream().map(CsvTable::cells).toList();
        return shape.of(lines.get(0), lines.subList(1, lines.size()));
    }

    private static String text(byte[] csv) {
        return StrictUtf8.findWithoutMark(csv)
                .orElseThrow(() -> new Invalid("", null, "The table is not UTF-8.\nSave it in UTF-8."));
    }

    private static List<StrictCsv.Row> rows(String text) {
        var csv = new StrictCsv(new StringReader(text), ',', Integer.MAX_VALUE);
        var rows = new ArrayList<StrictCsv.Row>();
        try {
            for (var row = csv.read(); row != null; row = csv.read()) {
                if (row.fault() != null) {
                    throw notCsv("line " + row.line() + " " + row.fault());
                }
                if (!row.cells().stream().allMatch(String::isEmpty)) {
                    rows.add(row);
                }
            }
        } catch (CsvParseException malformed) {
            throw notCsv(malformed.getMessage());
        } catch (java.io.IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return rows;
    }

    private static Invalid notCsv(String why) {
        return new Invalid("", null, "The table is not CSV: " + why + ".");
    }

    private static void checkCells(List<StrictCsv.Row> lines) {
        int columns = lines.get(0).cells().size();
        var faults = new ArrayList<Invalid.Fault>();
        for (int row = 0; row < lines.size(); row++) {
            var line = lines.get(row);
            for (var cell : line.cells()) {
                TableShape.checkCell(cell, "", "A cell in line " + line.line());
            }
            if (line.cells().size() != columns) {
                faults.add(new Invalid.Fault(
                        "/" + row,
                        String.valueOf(line.cells().size()),
                        "Line " + line.line() + " has " + line.cells().size() + " cells; it must have " + columns
                                + ", one for each heading."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private static List<String> cells(StrictCsv.Row line) {
        return line.cells().stream().map(FormulaSafeText.CELL::read).toList();
    }

    public static String write(WrittenTable table) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(inert(table.header()));
            table.rows().forEach(row -> csv.writeRecord(inert(row)));
        } catch (java.io.IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }

    private static List<String> inert(List<String> cells) {
        return cells.stream().map(FormulaSafeText.CELL::write).toList();
    }
}

package dev.leadline.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.web.FormulaSafeText;
import dev.leadline.web.json.StrictUtf8;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision table as CSV: RFC 4180, UTF-8, a heading line, then a line a row. Lines that are quite empty are passed
 * over. There are no comments: what is to be said stands in the column {@code note}, where it is kept.
 */
public final class CsvTable {

    private CsvTable() {}

    /** @throws Invalid when it is no CSV, or too much of it; each sentence names the line */
    public static WrittenTable read(byte[] csv, TableLimits limits) {
        var shape = new TableShape(limits);
        shape.checkSize(csv);
        var text = text(csv);
        CsvQuotes.check(text);
        var records = records(text);
        if (records.isEmpty()) {
            throw new Invalid("", null, "The table is empty. It needs a line of headings.");
        }
        shape.checkRows(records.size() - 1);
        checkCells(records);
        var lines = records.stream().map(CsvTable::cells).toList();
        return shape.of(lines.get(0), lines.subList(1, lines.size()));
    }

    private static String text(byte[] csv) {
        return StrictUtf8.findWithoutMark(csv)
                .orElseThrow(() -> new Invalid("", null, "The table is not UTF-8.\nSave it in UTF-8."));
    }

    private static List<CsvRecord> records(String text) {
        try (var reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException malformed) {
            throw new Invalid("", null, "The table is not CSV: " + malformed.getMessage());
        } catch (java.io.IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static void checkCells(List<CsvRecord> records) {
        int columns = records.get(0).getFieldCount();
        var faults = new ArrayList<Invalid.Fault>();
        for (int row = 0; row < records.size(); row++) {
            var line = records.get(row);
            for (var cell : line.getFields()) {
                TableShape.checkCell(cell, "", "A cell in line " + line.getStartingLineNumber());
            }
            if (line.getFieldCount() != columns) {
                faults.add(new Invalid.Fault(
                        "/" + row,
                        String.valueOf(line.getFieldCount()),
                        "Line " + line.getStartingLineNumber() + " has " + line.getFieldCount()
                                + " cells; it must have " + columns + ", one for each heading."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private static List<String> cells(CsvRecord line) {
        return line.getFields().stream().map(FormulaSafeText.CELL::read).toList();
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

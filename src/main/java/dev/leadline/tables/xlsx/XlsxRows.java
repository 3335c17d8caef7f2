package dev.leadline.tables.xlsx;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.tables.TableShape;
import dev.leadline.web.FormulaSafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Makes a table of the cells of a sheet. The first row that holds something holds the headings. Rows that hold nothing
 * are passed over, wherever they are, and so is a row whose first cell begins with {@code #}: it is a note.
 */
final class XlsxRows {

    private static final int MOST_FAULTS = 100;

    private final String sheet;
    private final TableShape shape;
    private final List<Invalid.Fault> faults = new ArrayList<>();
    private List<String> header;

    XlsxRows(String sheet, TableShape shape) {
        this.sheet = sheet;
        this.shape = shape;
    }

    /** @throws Invalid with each cell that no table may hold */
    WrittenTable table(SortedMap<Integer, SortedMap<Integer, XlsxCell>> cells) {
        var rows = new ArrayList<List<String>>();
        for (var row : cells.values()) {
            boolean isNote = row.containsKey(1) && row.get(1).text().startsWith("#");
            if (header != null && rows.isEmpty() && !isNote) {
                TableShape.checkTitle(header, row.size());
            }
            row.values().forEach(cell -> check(cell, rows.size() + 1, isNote));
            if (isNote) {
                continue;
            }
            if (header == null) {
                header = texts(row, row.lastKey());
            } else {
                rows.add(texts(row, header.size()));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return shape.of(header == null ? List.of() : header, rows);
    }

    private void check(XlsxCell cell, int row, boolean isNote) {
        boolean isHeading = header == null && !isNote;
        int column = cell.at().column();
        var heading = isHeading || header == null || column > header.size() ? "" : header.get(column - 1);
        var refusal = cell.refusal() == null && !isHeading && !isNote && heading.isEmpty()
                ? "has no heading"
                : cell.refusal();
        if (refusal == null || faults.size() >= MOST_FAULTS) {
            return;
        }
        var place = heading.isEmpty() ? "" : " (column `" + heading + "`)";
        var inRow = heading.isEmpty() ? "/" + row : "/" + row + "/" + escaped(heading);
        faults.add(new Invalid.Fault(
                isHeading ? "/header" : isNote ? "" : inRow,
                cell.text(),
                "Sheet " + sheet + ", cell " + cell.at() + place + ": The cell (" + cell.text() + ") " + refusal + ".\n"
                        + "Copy the sheet and paste the values as text."));
    }

    /** As RFC 6901 wants it. */
    private static String escaped(String heading) {
        return heading.replace("~", "~0").replace("/", "~1");
    }

    private static List<String> texts(SortedMap<Integer, XlsxCell> row, int columns) {
        var texts = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
            var cell = row.get(column);
            var inert = column == 1 ? FormulaSafeText.FIRST_OF_ROW : FormulaSafeText.CELL;
            texts.add(cell == null ? "" : inert.read(cell.text()));
        }
        return texts;
    }
}

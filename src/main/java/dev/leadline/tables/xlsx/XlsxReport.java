package dev.leadline.tables.xlsx;

import dev.leadline.web.FormulaSafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZonedDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows of a report as XLSX, written as they come: one sheet with a row of headings. Numbers are numbers, moments are dates at
 * their local time, and text is text that no program runs.
 */
public final class XlsxReport {

    /** The most rows that a sheet can hold below its headings. */
    public static final int MOST_ROWS = 1_048_575;

    private static final int A_WHILE = 1_000;
    private static final int WIDTH = 18;

    private final Worksheet sheet;
    private int next;

    private XlsxReport(Worksheet sheet) {
        this.sheet = sheet;
    }

    /**
     * @param rows the cells of each row: text, a number, a {@link ZonedDateTime}, or {@code null} for none; at most
     *     {@link #MOST_ROWS}
     */
    public static void write(OutputStream out, String name, List<String> headings, Iterable<? extends List<?>> rows)
            throws IOException {
        try (var book = new Workbook(out, "Leadline", null)) {
            new XlsxReport(book.newWorksheet(name)).write(headings, rows);
        }
    }

    private void write(List<String> headings, Iterable<? extends List<?>> rows) throws IOException {
        sheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        next = 1;
        for (var row : rows) {
            for (int column = 0; column < row.size(); column++) {
                cell(column, row.get(column));
            }
            if (next % A_WHILE == 0) {
                sheet.flush();
            }
            next++;
        }
    }

    private void cell(int column, Object cell) {
        if (cell instanceof Number) {
            sheet.value(next, column, (Number) cell);
        } else if (cell instanceof ZonedDateTime) {
            sheet.value(next, column, ((ZonedDateTime) cell).toLocalDateTime());
            sheet.style(next, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (cell != null) {
            // shared texts would all stay in memory
            sheet.inlineString(next, column, XlsxText.write(FormulaSafeText.CELL.write(cell.toString())));
        }
    }
}

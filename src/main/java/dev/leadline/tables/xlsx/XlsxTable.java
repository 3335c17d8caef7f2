package dev.leadline.tables.xlsx;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.TableShape;
import dev.leadline.tables.TableWords;
import dev.leadline.web.FormulaSafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A decision table as XLSX: one sheet with a row of headings, a row that explains them, then a row a row. Every cell is
 * text, so that no program turns it into a date, but for numbers that come in again as the same text.
 */
public final class XlsxTable {

    private static final int SPARE_ROWS = 200;
    private static final int LONGEST_CHOICE = 250;
    private static final int NARROWEST = 14;
    private static final int WIDEST = 48;

    private final WrittenTable table;
    private final TableWords words;
    private final Worksheet sheet;

    private XlsxTable(WrittenTable table, TableWords words, Worksheet sheet) {
        this.table = table;
        this.words = words;
        this.sheet = sheet;
    }

    /** @throws Invalid when it is no XLSX with one table of plain cells, or too much of it */
    public static WrittenTable read(byte[] xlsx, TableLimits limits) {
        new TableShape(limits).checkSize(xlsx);
        return new XlsxBook(XlsxParts.of(xlsx), limits).table();
    }

    public static byte[] write(WrittenTable table, TableWords words) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Leadline", null)) {
            new XlsxTable(table, words, book.newWorksheet(words.table())).write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write() {
        sheet.freezePane(0, 1);
        for (int column = 0; column < table.header().size(); column++) {
            var heading = table.header().get(column);
            sheet.style(column).format("@").set();
            text(0, column, heading);
            sheet.style(0, column).bold().format("@").set();
            sheet.value(1, column, (column == 0 ? "# This row is ignored. " : "") + words.explain(heading));
            sheet.style(1, column)
                    .italic()
                    .wrapText(true)
                    .verticalAlignment("top")
                    .format("@")
                    .set();
            sheet.width(column, width(column));
            for (int row = 0; row < table.rows().size(); row++) {
                cell(row + 2, column, table.rows().get(row).get(column));
            }
            choices(column, heading);
        }
        sheet.rowHeight(1, 75);
    }

    private void cell(int row, int column, String cell) {
        var known = words.columns().get(table.header().get(column));
        var number = isNumber(known) ? XlsxNumber.write(cell) : java.util.Optional.<java.math.BigDecimal>empty();
        if (number.isPresent()) {
            sheet.value(row, column, number.get());
        } else if (!cell.isEmpty()) {
            text(row, column, cell);
            sheet.style(row, column).format("@").set();
        }
    }

    private static boolean isNumber(Column column) {
        return column != null && (column.type() == ColumnType.COUNT || column.type() == ColumnType.RANK);
    }

    private void text(int row, int column, String text) {
        var inert = column == 0 ? FormulaSafeText.FIRST_OF_ROW : FormulaSafeText.CELL;
        sheet.value(row, column, XlsxText.write(inert.write(text)));
    }

    private int width(int column) {
        int longest = IntStream.concat(
                        IntStream.of(table.header().get(column).length()),
                        table.rows().stream().mapToInt(row -> row.get(column).length()))
                .max()
                .orElse(0);
        return Math.max(NARROWEST, Math.min(WIDEST, longest + 2));
    }

    private void choices(int column, String heading) {
        var choices = words.choices().getOrDefault(heading, List.of());
        var list = String.join(",", choices);
        if (choices.isEmpty() || list.length() > LONGEST_CHOICE || list.contains("\"")) {
            return;
        }
        sheet.range(2, column, table.rows().size() + SPARE_ROWS, column)
                .validateWithListByFormula("\"" + list + "\"")
                .allowBlank(true)
                .showErrorMessage(true)
                .errorStyle(words.isFixed(heading) ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING)
                .errorTitle(heading)
                .error("Known values: " + list);
    }
}

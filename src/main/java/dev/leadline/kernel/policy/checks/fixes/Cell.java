package dev.leadline.kernel.policy.checks.fixes;

import dev.leadline.kernel.policy.TableKind;
import java.util.List;

/**
 * A cell of a table.
 *
 * @param table the table
 * @param row the name of its row
 * @param column the heading of its column
 */
public record Cell(TableKind table, String row, String column) {

    /** The column of the rows' names: a finding about a whole row is shown there. */
    private static final List<String> NAMES = List.of("row");

    /** The cells where rows and columns meet; of rows without columns, their names. */
    public static List<Cell> of(TableKind table, List<String> rows, List<String> columns) {
        var all = columns.isEmpty() ? NAMES : columns;
        return rows.stream()
                .flatMap(row -> all.stream().map(column -> new Cell(table, row, column)))
                .toList();
    }
}

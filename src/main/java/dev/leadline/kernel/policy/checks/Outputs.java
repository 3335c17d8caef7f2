package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the rows of a table say of the leads that they are for. */
final class Outputs {

    private final List<Row> rows;
    private final List<String> columns;
    /** A number per row, the same for rows that say the same. */
    private final int[] numbers;

    Outputs(DecisionTable table) {
        this.rows = table.rowsAsTheyWin();
        this.columns = table.columns().stream()
                .filter(column -> column.role() == Column.Role.OUTPUT)
                .map(Column::name)
                .toList();
        var known = new HashMap<List<Object>, Integer>();
        this.numbers = rows.stream()
                .map(row -> columns.stream().map(row::<Object>get).collect(Collectors.toList()))
                .mapToInt(cells -> known.computeIfAbsent(cells, key -> known.size()))
                .toArray();
    }

    boolean same(int one, int other) {
        return numbers[one] == numbers[other];
    }

    /** The number that says which rows win over it; 0 where the table has none. */
    int priority(int place) {
        Integer priority = rows.get(place).get("priority");
        return priority == null ? 0 : priority;
    }

    List<String> columns() {
        return columns;
    }

    /** Whether one row says as much as another in a column: as many attempts, or yes where the other does. */
    @SuppressWarnings("unchecked")
    boolean asMuch(int one, int other, String column) {
        return rows.get(one)
                        .<Comparable<Object>>get(column)
                        .compareTo(rows.get(other).get(column))
                >= 0;
    }

    /** The columns in which two rows differ. */
    List<String> differences(int one, int other) {
        var left = rows.get(one);
        var right = rows.get(other);
        return columns.stream()
                .filter(name -> !Objects.equals(left.get(name), right.get(name)))
                .toList();
    }
}

package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.DecisionTable;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the rows of a table say of the leads that they are for. */
final class Outputs {

    private final DecisionTable table;
    private final List<String> columns;
    /** A number per row, the same for rows that say the same. */
    private final int[] numbers;

    Outputs(DecisionTable table) {
        this.table = table;
        this.columns = table.columns().stream()
                .filter(column -> column.role() == Column.Role.OUTPUT)
                .map(Column::name)
                .toList();
        var known = new HashMap<List<Object>, Integer>();
        this.numbers = table.rows().stream()
                .map(row -> columns.stream().map(row::<Object>get).collect(Collectors.toList()))
                .mapToInt(cells -> known.computeIfAbsent(cells, key -> known.size()))
                .toArray();
    }

    boolean same(int one, int other) {
        return numbers[one] == numbers[other];
    }

    /** The columns in which two rows differ. */
    List<String> differences(int one, int other) {
        var left = table.rows().get(one);
        var right = table.rows().get(other);
        return columns.stream()
                .filter(name -> !Objects.equals(left.get(name), right.get(name)))
                .toList();
    }
}

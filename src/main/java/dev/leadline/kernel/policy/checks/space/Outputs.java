package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The results of a table's rows for the leads that they match. */
public final class Outputs {

    private final List<Row> rows;
    private final List<String> columns;
    private final boolean applyAlone;
    /** A number per row, the same for rows that say the same. */
    private final int[] numbers;

    public Outputs(DecisionTable table) {
        this.rows = table.rowsAsTheyWin();
        this.applyAlone = table.kind().onlyCollects();
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

    public boolean same(int one, int other) {
        return numbers[one] == numbers[other];
    }

    /** The number that says which rows win over it; 0 where the table has none. */
    public int priority(int place) {
        Integer priority = rows.get(place).get("priority");
        return priority == null ? 0 : priority;
    }

    /**
     * The columns that are put together where rows are collected, each by itself; where every row applies by itself, all
     * columns are one saying.
     */
    public List<List<String>> sayings() {
        return applyAlone ? List.of(columns) : columns.stream().map(List::of).toList();
    }

    /** Returns whether one row says as much as another: the same, or as many attempts, or yes where the other does. */
    public boolean asMuch(int one, int other, List<String> saying) {
        return applyAlone ? same(one, other) : saying.stream().allMatch(column -> asMuch(one, other, column));
    }

    @SuppressWarnings("unchecked")
    private boolean asMuch(int one, int other, String column) {
        return rows.get(one)
                        .<Comparable<Object>>require(column)
                        .compareTo(rows.get(other).require(column))
                >= 0;
    }

    /** The columns in which two rows differ. */
    public List<String> differences(int one, int other) {
        var left = rows.get(one);
        var right = rows.get(other);
        return columns.stream()
                .filter(name -> !Objects.equals(left.get(name), right.get(name)))
                .toList();
    }
}

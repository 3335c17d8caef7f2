package dev.leadline.kernel.policy.changes;

import dev.leadline.kernel.policy.WrittenTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table as it is written, whose cells are found by their heading; a cell that is not there is blank. */
final class HeadedTable implements Comparable<HeadedTable> {

    private static final String NAME = "row";

    private final WrittenTable table;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> shared = new HashSet<>();

    HeadedTable(WrittenTable table) {
        this.table = table;
        for (int i = 0; i < table.header().size(); i++) {
            columns.putIfAbsent(table.header().get(i), i);
        }
        var names = new HashSet<String>();
        for (int row = 0; row < rows(); row++) {
            if (!names.add(cell(row, NAME))) {
                shared.add(cell(row, NAME));
            }
        }
        shared.add("");
    }

    int rows() {
        return table.rows().size();
    }

    List<String> header() {
        return table.header();
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    String cell(int row, String column) {
        int place = columns.getOrDefault(column, Integer.MAX_VALUE);
        var cells = table.rows().get(row);
        return place < cells.size() ? cells.get(place) : "";
    }

    /** The name that the row says it has; it may be blank or that of another, too. */
    String name(int row) {
        return cell(row, NAME);
    }

    /** Returns whether no row, or more than one, goes by that name. */
    boolean isShared(String name) {
        return shared.contains(name);
    }

    /** Returns the title of a row: the name that only it has, or its place. */
    String title(int row) {
        return isShared(name(row)) ? "#" + (row + 1) : name(row);
    }

    /** Each cell of a row that is not blank, after its heading. */
    String cells(int row) {
        var cells = new ArrayList<String>();
        for (var column : header()) {
            var cell = cell(row, column);
            if (!cell.isEmpty() && !column.equals(NAME)) {
                cells.add(column + " " + cell);
            }
        }
        return cells.isEmpty() ? "blank" : String.join(", ", cells);
    }

    /** Some order that tells any two tables apart. */
    @Override
    public int compareTo(HeadedTable other) {
        int order = compare(header(), other.header());
        for (int row = 0; order == 0 && row < Math.min(rows(), other.rows()); row++) {
            order = compare(table.rows().get(row), other.table.rows().get(row));
        }
        return order != 0 ? order : Integer.compare(rows(), other.rows());
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}

package dev.leadline.kernel.policy.changes;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.changes.PolicyChange.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The differences between two tables of one kind as they are written. None means that they hold the same, but for the
 * order of their columns; from the second to the first they are the same changes, turned round.
 */
public final class TableDiff {

    private final String table;
    private final HeadedTable before;
    private final HeadedTable after;
    private final RowMatch match;
    private final List<PolicyChange> changes = new ArrayList<>();

    private TableDiff(TableKind kind, WrittenTable before, WrittenTable after) {
        this.table = kind.tableName();
        this.before = new HeadedTable(before);
        this.after = new HeadedTable(after);
        this.match = RowMatch.of(this.before, this.after);
    }

    /**
     * The changes that make the second table of the first: columns, then rows as they stand now, then rows that are gone.
     * It takes no longer than sorting the rows.
     */
    public static List<PolicyChange> between(TableKind kind, WrittenTable before, WrittenTable after) {
        return new TableDiff(kind, before, after).all();
    }

    private List<PolicyChange> all() {
        columns();
        var moved = moved();
        for (int now = 0; now < after.rows(); now++) {
            int old = match.before(now);
            if (old >= 0) {
                stayed(old, now, moved.contains(old));
            } else {
                var cells = after.cells(now);
                add(Kind.ROW_ADDED, after.title(now), null, null, cells, in(now) + " is added: " + cells + ".");
            }
        }
        for (int old = 0; old < before.rows(); old++) {
            if (match.after(old) < 0) {
                var cells = before.cells(old);
                var row = before.title(old);
                add(Kind.ROW_REMOVED, row, null, cells, null, "row " + row + " is removed: " + cells + ".");
            }
        }
        return List.copyOf(changes);
    }

    private void columns() {
        for (var column : after.header()) {
            if (!before.has(column)) {
                add(Kind.COLUMN_ADDED, null, column, null, column, "column " + column + " is added.");
            }
        }
        for (var column : before.header()) {
            if (!after.has(column)) {
                add(Kind.COLUMN_REMOVED, null, column, column, null, "column " + column + " is removed.");
            }
        }
    }

    /** Of two rows that changed places either may have moved. One way round is decided, the other is its mirror. */
    private Set<Integer> moved() {
        if (before.compareTo(after) <= 0) {
            return new HashSet<>(match.moved());
        }
        var moved = new HashSet<Integer>();
        RowMatch.of(after, before).moved().forEach(now -> moved.add(match.before(now)));
        return moved;
    }

    private void stayed(int old, int now, boolean moved) {
        var row = after.title(now);
        if (moved) {
            var from = String.valueOf(old + 1);
            var to = String.valueOf(now + 1);
            add(Kind.ROW_MOVED, row, null, from, to, in(now) + " moves from place " + from + " to " + to + ".");
        }
        var columns = new LinkedHashSet<>(after.header());
        columns.addAll(before.header());
        for (var column : columns) {
            var was = before.cell(old, column);
            var is = after.cell(now, column);
            if (!was.equals(is)) {
                var change = column + " changes from " + shown(was) + " to " + shown(is) + ".";
                add(Kind.CELL_CHANGED, row, column, was, is, in(now) + ": " + change);
            }
        }
    }

    private static String shown(String cell) {
        return cell.isEmpty() ? "blank" : cell;
    }

    private String in(int row) {
        return "row " + after.title(row);
    }

    private void add(
            Kind kind,
            @Nullable String row,
            @Nullable String column,
            @Nullable String before,
            @Nullable String after,
            String sentence) {
        changes.add(new PolicyChange(kind, table, row, column, before, after, "In " + table + ", " + sentence, null));
    }
}

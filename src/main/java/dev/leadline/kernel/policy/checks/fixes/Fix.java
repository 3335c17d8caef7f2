package dev.leadline.kernel.policy.checks.fixes;

import dev.leadline.kernel.policy.TableKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a table that makes a finding go. It follows from the tables alone, so that nobody has to think of a value.
 *
 * @param label says in a few words what it does, as a button does
 * @param changes what is changed, in this order
 */
public record Fix(String label, List<Change> changes) {

    public Fix {
        changes = List.copyOf(changes);
    }

    /** The kind of a change. */
    public enum Op {
        /** A cell gets another text. */
        SET,
        /** A row is put in at the end. */
        INSERT,
        /** A row is taken out. */
        REMOVE
    }

    /**
     * One change.
     *
     * @param table the table that is changed
     * @param op what is done
     * @param row the name of the row that it is done to; {@code null} for one that is put in
     * @param column the column of a cell; {@code null} for a whole row
     * @param value the new text of a cell; {@code null} for a whole row
     * @param cells the cells of a row that is put in; otherwise none
     */
    public record Change(
            TableKind table,
            Op op,
            @Nullable String row,
            @Nullable String column,
            @Nullable String value,
            Map<String, String> cells) {

        public Change {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        /** A cell gets another text. */
        public static Change set(TableKind table, String row, String column, String value) {
            return new Change(table, Op.SET, row, column, value, Map.of());
        }
    }

    /** A cell gets another text. */
    public static Fix set(TableKind table, String row, String column, String value) {
        return new Fix(
                "Set " + column + " of row " + row + " to " + value, List.of(Change.set(table, row, column, value)));
    }

    /** A row is taken out. */
    public static Fix remove(TableKind table, String row) {
        return new Fix("Delete row " + row, List.of(new Change(table, Op.REMOVE, row, null, null, Map.of())));
    }

    /** A row is put in. */
    public static Fix insert(String label, TableKind table, Map<String, String> cells) {
        return new Fix(label, List.of(new Change(table, Op.INSERT, null, null, null, cells)));
    }
}

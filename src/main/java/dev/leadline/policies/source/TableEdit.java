package dev.leadline.policies.source;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.tables.TableLimits;
import dev.leadline.web.QuotedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One edit of a table.
 *
 * @param op what is done
 * @param row the row it is done to: its name, or its place such as {@code #3}
 * @param column the column of a {@code SET}
 * @param value the new text of the cell; absent: blank
 * @param at the place, from 1, at which an inserted or moved row then stands; absent: the end
 * @param cells the cells of an inserted row, by heading
 */
@Schema(name = "TableEdit", examples = "{\"op\": \"SET\", \"row\": \"A\", \"column\": \"PHONE\", \"value\": \"8\"}")
public record TableEdit(
        @Schema(required = true) Op op,
        String row,
        String column,
        String value,
        Integer at,
        Map<String, String> cells) {

    /** The kind of edit of a table. */
    @Schema(name = "TableEditOp")
    public enum Op {
        /** A cell gets another text. */
        SET("row", "column", "value"),
        /** A row is put in. */
        INSERT("at", "cells"),
        /** A row is taken out. */
        REMOVE("row"),
        /** A row is moved to another place. */
        MOVE("row", "at");

        private final List<String> reads;

        Op(String... reads) {
            this.reads = List.of(reads);
        }
    }

    /**
     * The table after the edit.
     *
     * @param limits how large the table may become
     * @param pointer where the edit stands in the request
     * @throws Invalid when there is no such row or column
     */
    public WrittenTable apply(WrittenTable table, TableLimits limits, String pointer) {
        if (op == null) {
            throw new Invalid(pointer + "/op", null, "The edit's `op` is missing.\nUse SET, INSERT, REMOVE or MOVE.");
        }
        refuseUnread(pointer);
        var rows = new ArrayList<>(table.rows());
        switch (op) {
            case SET -> {
                int place = place(table, pointer);
                var cells = new ArrayList<>(rows.get(place));
                cells.set(columnOf(table, pointer), TableForms.cell(value, pointer + "/value"));
                rows.set(place, cells);
            }
            case INSERT -> {
                if (rows.size() >= limits.rows()) {
                    throw new Invalid(pointer, null, "The table has " + rows.size() + " rows, the maximum.");
                }
                rows.add(target(rows.size() + 1, pointer), TableForms.cells(cells, table.header(), pointer + "/cells"));
            }
            case REMOVE -> rows.remove(place(table, pointer));
            default -> {
                var moved = rows.remove(place(table, pointer));
                rows.add(target(rows.size() + 1, pointer), moved);
            }
        }
        return new WrittenTable(table.header(), rows);
    }

    /** What an edit of this kind does not read would be passed over in silence. */
    private void refuseUnread(String pointer) {
        var given = new LinkedHashMap<String, Object>();
        given.put("row", row);
        given.put("column", column);
        given.put("value", value);
        given.put("at", at);
        given.put("cells", cells);
        given.forEach((field, content) -> {
            if (content != null && !op.reads.contains(field)) {
                throw new Invalid(
                        pointer + "/" + field,
                        content instanceof Map ? null : content,
                        op == Op.INSERT && field.equals("row")
                                ? "The row's name (" + QuotedText.of(row) + ") must be one of the `cells` of an INSERT."
                                        + "\nUse \"cells\": {\"row\": \"" + QuotedText.of(row) + "\", ...}."
                                : "An edit with the `op` " + op + " has no `" + field + "`.\nUse "
                                        + String.join(", ", op.reads) + ".");
            }
        });
    }

    private int target(int last, String pointer) {
        if (at == null) {
            return last - 1;
        }
        if (at < 1 || at > last) {
            throw new Invalid(pointer + "/at", at, "The place (" + at + ") must be between 1 and " + last + ".");
        }
        return at - 1;
    }

    private int columnOf(WrittenTable table, String pointer) {
        int place = column == null ? -1 : table.header().indexOf(column);
        if (place < 0) {
            throw new Invalid(
                    pointer + "/column",
                    column,
                    "There is no column (" + column + ").\nUse one of " + String.join(", ", table.header()) + ".");
        }
        return place;
    }

    private int place(WrittenTable table, String pointer) {
        if (row == null) {
            throw new Invalid(
                    pointer + "/row",
                    null,
                    "The edit's `row` is missing.\nUse the row's name, or its place such as #1.");
        }
        int found = row.matches("#[1-9][0-9]{0,4}")
                ? Integer.parseInt(row.substring(1)) - 1
                : names(table).indexOf(row);
        if (found < 0 || found >= table.rows().size()) {
            throw new Invalid(
                    pointer + "/row",
                    row,
                    "There is no row (" + row + ") in the table.\nUse the name of a row, or its place such as #1.");
        }
        return found;
    }

    private static List<String> names(WrittenTable table) {
        int column = table.header().indexOf("row");
        return column < 0
                ? List.of()
                : table.rows().stream().map(cells -> cells.get(column)).toList();
    }
}

package dev.leadline.kernel.policy.changes;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two policies as they are written, drafts or versions, whether or not their cells make sense.
 *
 * @param kind what differs
 * @param table the name of the table it is in; {@code null} for a setting
 * @param row the name of the row, or {@code #} and its place where it has none of its own; {@code null} for a change of
 *     the whole table
 * @param column the heading of the column, or the JSON pointer of the setting; {@code null} for a whole row or table
 * @param before what was there: the text of the cell or setting, the cells of a row that was removed, the place of one
 *     that moved; {@code null} when nothing was
 * @param after what is there now, in the same way
 * @param sentence the change in a sentence about the table
 * @param meaning the change in a sentence about leads; {@code null} unless both policies could be read
 */
public record PolicyChange(
        Kind kind,
        @Nullable String table,
        @Nullable String row,
        @Nullable String column,
        @Nullable String before,
        @Nullable String after,
        String sentence,
        @Nullable String meaning) {

    /** The kind of difference. */
    public enum Kind {
        /** A setting is another, is new or is gone. */
        SETTING_CHANGED,
        /** The policy has a table that it had not. */
        TABLE_ADDED,
        /** The policy lacks a table that it had. */
        TABLE_REMOVED,
        /** The table has a column that it had not. */
        COLUMN_ADDED,
        /** The table lacks a column that it had. */
        COLUMN_REMOVED,
        /** The table has a row that it had not. */
        ROW_ADDED,
        /** The table lacks a row that it had. */
        ROW_REMOVED,
        /** The row stands elsewhere among those that stayed. */
        ROW_MOVED,
        /** A cell of a row that stayed holds another text. */
        CELL_CHANGED
    }

    PolicyChange withMeaning(@Nullable String other) {
        return new PolicyChange(kind, table, row, column, before, after, sentence, other);
    }
}

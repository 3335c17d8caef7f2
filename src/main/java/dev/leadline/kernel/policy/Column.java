package dev.leadline.kernel.policy;

/**
 * A column of a decision table.
 *
 * @param name its heading; also the key of its cells in JSON
 * @param type what its cells may hold
 * @param role what they are for
 * @param required whether a cell may not be blank; a blank input means any
 */
public record Column(String name, ColumnType type, Role role, boolean required) {

    /** What a column is for. */
    public enum Role {
        /** Names the row. */
        ROW,
        /** Says which leads the row is for; a blank cell means any. */
        INPUT,
        /** Says what follows for them. */
        OUTPUT,
        /** Says which rows win over which: the lowest number over all others. */
        PRIORITY,
        /** Is for people only. */
        NOTE
    }
}

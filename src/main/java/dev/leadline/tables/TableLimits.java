package dev.leadline.tables;

import dev.leadline.kernel.Invalid;

/**
 * The maximum size of a table in a file.
 *
 * @param bytes the size of the file, and the characters of all its cells together
 * @param rows the rows below the headings
 * @param columns the columns
 */
public record TableLimits(int bytes, int rows, int columns) {

    /** No column takes as much; what is longer is no cell of a table. */
    static final int LONGEST_CELL = 1_000;

    /** The limits of a table that someone sends. */
    public static final TableLimits USUAL = new TableLimits(1024 * 1024, 2_000, 50);

    /** The limits of a table in the policies folder, which its operator has put there. */
    public static final TableLimits FOLDER = new TableLimits(1024 * 1024, 10_000, 200);

    /** @throws Invalid when an operator asks for more than a table in the folder of policies may have */
    public static TableLimits of(int rows, int columns) {
        if (rows < 1 || rows > FOLDER.rows()) {
            throw new Invalid(
                    "/leadline.tables.rows",
                    rows,
                    "The setting LEADLINE_TABLES_ROWS (" + rows + ") must be between 1 and " + FOLDER.rows() + ".");
        }
        if (columns < 1 || columns > FOLDER.columns()) {
            throw new Invalid(
                    "/leadline.tables.columns",
                    columns,
                    "The setting LEADLINE_TABLES_COLUMNS (" + columns + ") must be between 1 and " + FOLDER.columns()
                            + ".");
        }
        return new TableLimits(USUAL.bytes(), rows, columns);
    }
}

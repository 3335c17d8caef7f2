package dev.leadline.policies;

/**
 * How much of a table may come in as a file.
 *
 * @param bytes the size of the file, and the characters of all its cells together
 * @param rows the rows below the headings
 * @param columns the columns
 */
record TableLimits(int bytes, int rows, int columns) {

    /** No column takes as much; what is longer is no cell of a table. */
    static final int LONGEST_CELL = 1_000;

    /** For a table that someone sends. */
    static final TableLimits USUAL = new TableLimits(1024 * 1024, 2_000, 50);

    /** For a table in the folder of policies, which its operator has put there. */
    static final TableLimits FOLDER = new TableLimits(1024 * 1024, 10_000, 50);
}

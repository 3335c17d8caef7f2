package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.util.HashMap;
import java.util.Map;

/**
 * A row of the file to import.
 *
 * @param line the line of the file in which it begins
 * @param cells what stands in it, by column; empty cells are empty texts
 */
public record CsvRow(long line, Map<String, String> cells) {

    /** The most times that a row may repeat or move something. */
    private static final int MOST_TIMES = 1_000;

    /** The cell of a column that the mapping knows. */
    String cell(String column) {
        return cells.get(column);
    }

    /** The same row with one more column, or another value in it. */
    public CsvRow with(String column, String value) {
        var more = new HashMap<>(cells);
        more.put(column, value);
        return new CsvRow(line, more);
    }

    /**
     * A whole number from 0 to 1,000 that says how often something is.
     *
     * @throws Invalid at the column when the cell holds none
     */
    public int times(String column) {
        var cell = cell(column);
        boolean digits =
                !cell.isEmpty() && cell.length() <= 4 && cell.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        if (!digits || Integer.parseInt(cell) > MOST_TIMES) {
            throw refused(column, "must be a whole number from 0 to 1,000.");
        }
        return Integer.parseInt(cell);
    }

    /** Creates the refusal of a cell, as a sentence that names column and value. */
    Invalid refused(String column, String how) {
        return new Invalid(
                column, cell(column), "The column " + column + " (" + QuotedText.of(cell(column)) + ") " + how);
    }
}

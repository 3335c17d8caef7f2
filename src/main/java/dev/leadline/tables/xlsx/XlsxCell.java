package dev.leadline.tables.xlsx;

import dev.leadline.kernel.Invalid;
import java.util.regex.Pattern;

/**
 * A cell of a sheet that holds something.
 *
 * @param at where it is
 * @param text what it holds
 * @param refusal why no table may hold it, as the rest of a sentence after "The cell"; {@code null} when it may
 */
record XlsxCell(At at, String text, String refusal) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;

    /** The place of a cell: row and column, both from 1 on. */
    record At(int row, int column) {

        /** @throws Invalid when a sheet has no such cell */
        At {
            if (row < 1 || row > MOST_ROWS || column < 1 || column > MOST_COLUMNS) {
                throw new Invalid("", row + ", " + column, "No sheet has a row " + row + " and column " + column + ".");
            }
        }

        /** @throws Invalid when it is no reference such as {@code B7} */
        static At parse(String reference) {
            if (!REFERENCE.matcher(reference).matches()) {
                throw new Invalid("", reference, "The file has a cell with the invalid reference (" + reference + ").");
            }
            int column = 0;
            int next = 0;
            for (; Character.isLetter(reference.charAt(next)); next++) {
                column = 26 * column + reference.charAt(next) - 'A' + 1;
            }
            return new At(Integer.parseInt(reference.substring(next)), column);
        }

        @Override
        public String toString() {
            return letters(column) + row;
        }

        private static String letters(int column) {
            var last = String.valueOf((char) ('A' + (column - 1) % 26));
            return column <= 26 ? last : letters((column - 1) / 26) + last;
        }
    }
}

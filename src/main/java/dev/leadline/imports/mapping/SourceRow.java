package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What facts are made from: a row of a file, or an event of another system. A column of one is a field of the other.
 *
 * @param line the line of the file in which it begins, or the number of the event
 * @param cells what stands in it
 * @param noun what a column is called, for sentences
 * @param decimal the sign in decimal numbers, a point or a comma
 */
public record SourceRow(long line, Cells cells, String noun, char decimal) {

    /** The texts of a row by their columns; where there is nothing the text is empty. */
    public interface Cells {

        /** @throws Invalid at the column when what stands there is no text, number or boolean */
        String at(String column);
    }

    /** The most times that a row may repeat or move something. */
    private static final int MOST_TIMES = 1_000;

    /** A row of a file whose decimal numbers have a point. */
    public SourceRow(long line, Map<String, String> cells) {
        this(line, cells::get, "column", '.');
    }

    /** The cell of a column that the mapping knows. */
    String cell(String column) {
        return cells.at(column);
    }

    /** The same row with one more column, or another value in it. */
    public SourceRow with(String column, String value) {
        return new SourceRow(line, each -> each.equals(column) ? value : cells.at(each), noun, decimal);
    }

    /** A number of the source; empty when the text is none. */
    Optional<BigDecimal> number(String text) {
        return decimal == '.' || text.indexOf('.') < 0 ? Numbers.find(decimalPoint(text)) : Optional.empty();
    }

    /** The same text, with a decimal point if it is a number of the source. */
    String decimalPoint(String text) {
        boolean isNumber = decimal == ','
                && text.chars().filter(sign -> sign == ',').count() == 1
                && text.chars().allMatch(sign -> sign >= '0' && sign <= '9' || sign == ',' || sign == '-');
        return isNumber ? text.replace(',', '.') : text;
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
                column, cell(column), "The " + noun + " " + column + " (" + QuotedText.of(cell(column)) + ") " + how);
    }
}

package dev.leadline.imports.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import java.util.List;

/**
 * A condition on one cell for a row to make a fact. All that is named must hold.
 *
 * @param column the column
 * @param equalTo what stands there exactly; {@code null}: anything
 * @param oneOf the texts one of which stands there; {@code null}: anything
 * @param notEmpty true: something stands there; false: nothing does; {@code null}: either
 * @param atLeast the least number; {@code null}: any, or none
 * @param below the first number that is too large; {@code null}: any, or none
 */
public record Condition(
        String column,
        @JsonProperty("equals") String equalTo,
        List<String> oneOf,
        Boolean notEmpty,
        BigDecimal atLeast,
        BigDecimal below) {

    /** @throws Invalid when it names no column, or asks nothing of it */
    public Condition {
        if (column == null) {
            throw new Invalid("/column", null, "The condition must have a `column`.");
        }
        if (equalTo == null && oneOf == null && notEmpty == null && atLeast == null && below == null) {
            throw new Invalid(
                    "",
                    column,
                    "The condition on " + column
                            + " has no test.\nUse `equals`, `oneOf`, `notEmpty`, `atLeast` or `below`.");
        }
        oneOf = oneOf == null ? null : List.copyOf(oneOf);
    }

    /** @throws Invalid at the column when a number is asked for and something else stands there */
    public boolean holds(SourceRow row) {
        var cell = row.cell(column);
        return (equalTo == null || cell.equals(equalTo))
                && (oneOf == null || oneOf.contains(cell))
                && (notEmpty == null || cell.isEmpty() != notEmpty)
                && (atLeast == null && below == null || isWithin(row));
    }

    private boolean isWithin(SourceRow row) {
        if (row.cell(column).isEmpty()) {
            return false;
        }
        var number = row.number(row.cell(column)).orElseThrow(() -> row.refused(column, "must be a number."));
        return (atLeast == null || number.compareTo(atLeast) >= 0) && (below == null || number.compareTo(below) < 0);
    }
}

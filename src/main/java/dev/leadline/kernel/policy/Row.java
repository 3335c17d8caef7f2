package dev.leadline.kernel.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a decision table as it was written, cell by cell.
 *
 * @param name its name within the table
 * @param number where it stands, the first being 1
 * @param cells the typed value per column, {@code null} for a blank cell, in the order of the columns
 */
public record Row(String name, int number, Map<String, @Nullable Object> cells) {

    public Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The value of a cell, as its column's type reads it; {@code null} when it is blank. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(String column) {
        return (T) cells.get(column);
    }

    /** The value of a cell that its column requires, so that it is never blank. */
    public <T> T require(String column) {
        return Objects.requireNonNull(this.<T>get(column), column);
    }
}

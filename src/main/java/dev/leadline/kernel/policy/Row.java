package dev.leadline.kernel.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a decision table as it was written, cell by cell.
 *
 * @param name its name within the table
 * @param number where it stands, the first being 1
 * @param cells the typed value per column, {@code null} for a blank cell, in the order of the columns
 */
public record Row(String name, int number, Map<String, Object> cells) {

    public Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The value of a cell, as its column's type reads it; {@code null} when it is blank. */
    @SuppressWarnings("unchecked")
    public <T> T get(String column) {
        return (T) cells.get(column);
    }
}

package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import java.util.HashSet;
import java.util.List;

/**
 * The form of the file to import.
 *
 * @param delimiter what stands between cells: a comma when absent
 * @param columns its headings, all of them and in order
 */
public record CsvForm(String delimiter, List<String> columns) {

    private static final String ALLOWED = ",;\t|";
    private static final int MOST_COLUMNS = 500;

    /** @throws Invalid when the delimiter is none, or a heading is blank or stands twice */
    public CsvForm {
        delimiter = delimiter == null ? "," : delimiter;
        if (delimiter.length() != 1 || ALLOWED.indexOf(delimiter) < 0) {
            throw new Invalid(
                    "/delimiter",
                    delimiter,
                    "The delimiter (" + delimiter + ") must be a comma, semicolon, tab or vertical bar.");
        }
        if (columns == null || columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new Invalid("/columns", null, "The file must have 1 to " + MOST_COLUMNS + " `columns`.");
        }
        columns = List.copyOf(columns);
        var seen = new HashSet<String>();
        for (int i = 0; i < columns.size(); i++) {
            var name = columns.get(i);
            if (name.isBlank() || name.indexOf('}') >= 0 || !seen.add(name)) {
                throw new Invalid(
                        "/columns/" + i, name, "The column (" + name + ") must have a unique name without braces.");
            }
        }
    }
}

package dev.leadline.database;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** How rows are added to a table, their values being texts as the database reads them. */
public final class NewRows {

    /** From so many on rows are copied, which costs two journeys, and per row half. */
    static final int MANY = 16;

    private final List<String> columns;
    private final String insert;
    private final String copy;

    /** @param key the columns of which there is one row; a new one takes the place of that which is there */
    public NewRows(String table, List<String> columns, String key) {
        var names = String.join(", ", columns);
        var places = ":" + String.join(", :", columns);
        var sets = columns.stream().map(each -> each + " = excluded." + each).collect(Collectors.joining(", "));
        this.columns = columns;
        this.insert = "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(table, names, places, key, sets);
        this.copy = "copy %s (%s) from stdin".formatted(table, names);
    }

    /** Adds rows on a journey. Few rows cost less so than copied. */
    public void addTo(Journey journey, List<List<String>> rows) {
        rows.forEach(row -> journey.and(insert, parameters(row)));
    }

    private Parameters parameters(List<String> row) {
        var parameters = Parameters.none();
        for (int i = 0; i < columns.size(); i++) {
            parameters.and(columns.get(i), row.get(i));
        }
        return parameters;
    }

    void copy(Connection connection, List<List<String>> rows) throws SQLException, IOException {
        var lines = new StringBuilder(rows.size() * 600);
        for (var row : rows) {
            var before = "";
            for (var value : row) {
                lines.append(before);
                write(value, lines);
                before = "\t";
            }
            lines.append('\n');
        }
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(lines.toString()));
    }

    private static void write(String value, StringBuilder to) {
        if (value == null) {
            to.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '\\' -> to.append("\\\\");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                default -> to.append(each);
            }
        }
    }
}

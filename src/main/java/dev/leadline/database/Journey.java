package dev.leadline.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Statements that are sent to the database together, and answered together: each costs a journey less. Their values are texts as
 * the database reads them, in the place of each {@code ?}; so every value has the type of its column, and {@code null} too. (The
 * driver has a statement planned anew when a value comes with another type than before, and null comes with none.)
 */
public final class Journey {

    private final StringJoiner statements = new StringJoiner("; ");
    private final List<String> values = new ArrayList<>();

    /** One statement more, run after those before it. */
    public Journey and(String statement, List<String> its) {
        statements.add(statement);
        values.addAll(its);
        return this;
    }

    void send(Connection connection) throws SQLException {
        if (statements.length() == 0) {
            return;
        }
        try (var statement = connection.prepareStatement(statements.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i), Types.OTHER);
            }
            statement.execute();
        }
    }
}

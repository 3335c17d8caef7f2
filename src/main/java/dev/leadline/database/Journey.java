package dev.leadline.database;

import dev.leadline.database.Queries.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Statements that are sent to the database together, and answered together: each costs a journey less. They are run in their
 * order, each as the one before left things. What changes rows is given texts as the database reads them; so every value has the
 * type of its column, and {@code null} too. (The driver has a statement planned anew when a value comes with another type than
 * before, and null comes with none.) What finds rows is given typed values, none of them null. (Before a question whose values have
 * no type the driver waits for all answers so far, once it knows that there is no bound to its own.)
 */
public final class Journey {

    private final List<Step<?>> steps = new ArrayList<>();

    private record Step<T>(String statement, Parameters parameters, RowReader<T> reader, List<T> found) {

        void read(ResultSet rows) throws SQLException {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
    }

    /** One statement more, with named parameters. */
    public Journey and(String statement, Parameters parameters) {
        steps.add(new Step<>(statement, parameters, null, null));
        return this;
    }

    /** Keeps rows, each the components of a record; for none nothing is sent. */
    public Journey keep(KeptRows how, Collection<? extends Record> rows) {
        return keep(how, rows, Parameters::of);
    }

    /** Keeps rows; for none nothing is sent. */
    public <R> Journey keep(KeptRows how, Collection<R> rows, Function<R, Parameters> parameters) {
        if (rows.isEmpty()) {
            return this;
        }
        var names = how.names();
        return and(
                how.insert(),
                how.of(rows.stream()
                        .map(row -> parameters.apply(row).texts(names))
                        .toList()));
    }

    /** A question more. What it finds is in the list once the journey was sent. */
    public <T> List<T> list(String select, Parameters parameters, RowReader<T> reader) {
        var found = new ArrayList<T>();
        steps.add(new Step<>(select, parameters, reader, found));
        return found;
    }

    /** @param written how the driver takes a statement */
    void send(Connection connection, Function<String, WrittenStatement> written) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        var all = steps.stream().map(step -> written.apply(step.statement())).toList();
        var together = all.stream().map(WrittenStatement::sql).collect(Collectors.joining("; "));
        try (var statement = connection.prepareStatement(together)) {
            set(statement, all);
            statement.execute();
            for (var step : steps) {
                if (step.reader() != null) {
                    step.read(statement.getResultSet());
                }
                statement.getMoreResults();
            }
        }
    }

    private void set(PreparedStatement statement, List<WrittenStatement> written) throws SQLException {
        int before = 0;
        for (int i = 0; i < written.size(); i++) {
            var step = steps.get(i);
            var names = written.get(i).names();
            if (step.reader() == null) {
                setTexts(statement, before, step.parameters().texts(names));
            } else {
                step.parameters().set(statement, before, names);
            }
            before += names.size();
        }
    }

    private static void setTexts(PreparedStatement statement, int before, List<String> texts) throws SQLException {
        for (int i = 0; i < texts.size(); i++) {
            statement.setObject(before + i + 1, texts.get(i), Types.OTHER);
        }
    }
}

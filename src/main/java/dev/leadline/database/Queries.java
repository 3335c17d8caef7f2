package dev.leadline.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** SQL statements, within the transaction of whoever asks where there is one: for rooms that write many rows at once. */
@ApplicationScoped
public class Queries {

    private final AgroalDataSource database;

    Queries(AgroalDataSource database) {
        this.database = database;
    }

    /** Sets the parameters of a statement by their positions. */
    public interface Positions {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Sets the parameters of a statement for one of many rows. */
    public interface RowParameters<R> {
        void set(PreparedStatement statement, R row) throws SQLException;
    }

    /** Makes something of the present row. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A statement whose parameters are named, such as {@code :lead_id}, as the driver takes it. */
    private record Statement(String sql, List<String> names) {

        private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][a-z_]*)");

        static Statement parse(String named) {
            var names =
                    NAME.matcher(named).results().map(found -> found.group(1)).toList();
            return new Statement(NAME.matcher(named).replaceAll("?"), names);
        }
    }

    /** The rows that a query finds. */
    public <T> List<T> list(String select, Parameters parameters, RowReader<T> reader) {
        var parsed = Statement.parse(select);
        return list(parsed.sql(), statement -> parameters.set(statement, parsed.names()), reader);
    }

    /** The rows that a query without parameters finds. */
    public <T> List<T> list(String select, RowReader<T> reader) {
        return list(select, Parameters.none(), reader);
    }

    /** The first row that a query finds. */
    public <T> Optional<T> first(String select, Parameters parameters, RowReader<T> reader) {
        return list(select, parameters, reader).stream().findFirst();
    }

    /**
     * Changes rows.
     *
     * @return how many rows there were to change
     */
    public int update(String change, Parameters parameters) {
        var parsed = Statement.parse(change);
        return update(parsed.sql(), statement -> parameters.set(statement, parsed.names()));
    }

    /** The same change for each of many rows, sent in one go. */
    public <R> void updateEach(String change, Collection<R> rows, Function<R, Parameters> binder) {
        var parsed = Statement.parse(change);
        updateEach(parsed.sql(), rows, (statement, row) -> binder.apply(row).set(statement, parsed.names()));
    }

    /** The same change for each of many records, whose components are the parameters. */
    public <R extends Record> void updateEach(String change, Collection<R> rows) {
        updateEach(change, rows, row -> Parameters.of(row));
    }

    /** The rows that a query finds. */
    public <T> List<T> list(String select, Positions parameters, RowReader<T> reader) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(select)) {
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new QueryFailed(failed);
        }
    }

    /**
     * Changes rows.
     *
     * @return how many rows there were to change
     */
    public int update(String change, Positions parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(change)) {
            parameters.set(statement);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new QueryFailed(failed);
        }
    }

    /** The same change for each of many rows, sent in one go. */
    public <R> void updateEach(String change, Collection<R> rows, RowParameters<R> parameters) {
        if (rows.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(change)) {
            for (R row : rows) {
                parameters.set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new QueryFailed(failed);
        }
    }

    /** A list of texts as PostgreSQL's array. */
    public static void setTexts(PreparedStatement statement, int index, Collection<String> texts) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
    }

    /** A moment as the database keeps it. */
    public static Timestamp timestamp(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    /** A moment of the present row; {@code null} where there is none. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var found = row.getTimestamp(column);
        return found == null ? null : found.toInstant();
    }

    /** Finds the error of the database behind a failure, if there is one. */
    public static Optional<SQLException> findSqlException(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }

    /** The database did not do it; its cause says why. */
    public static final class QueryFailed extends RuntimeException {
        QueryFailed(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}

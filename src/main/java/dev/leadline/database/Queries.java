package dev.leadline.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * SQL statements with named parameters, such as {@code :lead_id}, within the transaction of whoever asks where there is
 * one: for what every fact goes through, and for rooms that read or write many rows at once.
 */
@ApplicationScoped
public class Queries {

    private static final int MANY = 1_000;

    private final Connections database;
    private final Map<String, WrittenStatement> written = new ConcurrentHashMap<>();

    @Inject
    Queries(AgroalDataSource database) {
        this(database::getConnection);
    }

    /** For a command, which has no pool. */
    public Queries(Connections database) {
        this.database = database;
    }

    /** Where connections come from. Each is closed when its statement is done. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** Makes something of the present row. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Statements of a room's own, over one connection. */
    public interface Statements<T> {
        T run(Connection connection) throws SQLException;
    }

    private interface Work<T> {
        T with(PreparedStatement statement, List<String> names) throws SQLException;
    }

    /** Statements that were made for one question must not stay for good. */
    private WrittenStatement written(String sql) {
        if (written.size() > MANY) {
            written.clear();
        }
        return written.computeIfAbsent(sql, WrittenStatement::of);
    }

    private <T> T run(String sql, Work<T> work) {
        var written = written(sql);
        try (Connection connection = database.open();
                var statement = connection.prepareStatement(written.sql())) {
            return work.with(statement, written.names());
        } catch (SQLException failed) {
            throw new QueryFailed(failed);
        }
    }

    /** Runs statements that are made without named parameters. */
    public <T> T over(Statements<T> statements) {
        try (var connection = database.open()) {
            return statements.run(connection);
        } catch (SQLException failed) {
            throw new QueryFailed(failed);
        }
    }

    /** The rows that a query finds. */
    public <T> List<T> list(String select, Parameters parameters, RowReader<T> reader) {
        return run(select, (statement, names) -> found(statement, names, parameters, reader));
    }

    /**
     * The rows that a query finds that may take longer than others. The driver waits so long for its answer; the statement
     * timeout is the caller's own to set, in the same transaction.
     */
    public <T> List<T> list(String select, Parameters parameters, Duration most, RowReader<T> reader) {
        return run(select, (statement, names) -> {
            var connection = statement.getConnection();
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) most.toMillis());
            try {
                return found(statement, names, parameters, reader);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        });
    }

    private static <T> List<T> found(
            PreparedStatement statement, List<String> names, Parameters parameters, RowReader<T> reader)
            throws SQLException {
        parameters.set(statement, names);
        var found = new ArrayList<T>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
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
        return run(change, (statement, names) -> {
            parameters.set(statement, names);
            return statement.executeUpdate();
        });
    }

    /** The same change for each of many records, sent in one go; their components are the parameters. */
    public <R extends Record> void updateEach(String change, Collection<R> rows) {
        updateEach(change, rows, row -> Parameters.of(row));
    }

    /** The same change for each of many rows, sent in one go. */
    public <R> void updateEach(String change, Collection<R> rows, Function<R, Parameters> parameters) {
        if (rows.isEmpty()) {
            return;
        }
        run(change, (statement, names) -> {
            for (R row : rows) {
                parameters.apply(row).set(statement, names);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** Sends statements, which are run in their order. */
    public void send(Journey journey) {
        over(connection -> {
            journey.send(connection, this::written);
            return null;
        });
    }

    /** Adds rows, whose values are texts as the database reads them, {@code null} for none. Many are copied: it costs less. */
    public void add(NewRows to, List<List<String>> rows) {
        if (rows.size() < NewRows.MANY) {
            var journey = new Journey();
            to.addTo(journey, rows);
            send(journey);
            return;
        }
        try (var connection = database.open()) {
            to.copy(connection, rows);
        } catch (SQLException | IOException failed) {
            throw new QueryFailed(failed);
        }
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
        QueryFailed(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}

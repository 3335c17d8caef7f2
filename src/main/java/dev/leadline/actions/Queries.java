package dev.leadline.actions;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements of this room, within the transaction of whoever asks, where there is one. */
@ApplicationScoped
class Queries {

    private final AgroalDataSource database;

    Queries(AgroalDataSource database) {
        this.database = database;
    }

    /** Sets the parameters of a statement. */
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Makes something of the present row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String select, Parameters parameters, RowReader<T> reader) {
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

    /** @return how many rows there were to change */
    int update(String change, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(change)) {
            parameters.set(statement);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new QueryFailed(failed);
        }
    }

    /** The database did not answer; its cause says why. */
    static final class QueryFailed extends RuntimeException {
        QueryFailed(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}

package dev.leadline.web;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** Finds, however deeply wrapped, that the database could not be reached or could not give way in time. */
final class DatabaseProblems {

    private static final int DEEPEST = 50;

    private DatabaseProblems() {}

    static Optional<Problem> find(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST; depth++, at = at.getCause()) {
            if (at instanceof SQLException sql) {
                for (SQLException each = sql; each != null; each = each.getNextException()) {
                    if (isOutOfReach(each)) {
                        return Optional.of(Problem.unavailable(
                                "The database is out of reach; nothing was kept.\nMaybe it answers again in a moment.",
                                thrown));
                    }
                    if (isBusy(each)) {
                        return Optional.of(Problem.unavailable(
                                "Others are changing the same thing; nothing was kept.\nMaybe it works at the next try.",
                                thrown));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** 08: connection, 53: out of resources, 57P0x: shutting down or starting; Agroal's timeout has no state. */
    private static boolean isOutOfReach(SQLException thrown) {
        String state = thrown.getSQLState();
        if (state == null) {
            return isAcquisitionTimeout(thrown) || thrown.getCause() instanceof ConnectException;
        }
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P0")
                || thrown instanceof SQLTransientException && state.isEmpty();
    }

    private static boolean isAcquisitionTimeout(SQLException thrown) {
        return thrown instanceof SQLTimeoutException
                || thrown instanceof SQLTransientException
                || String.valueOf(thrown.getMessage()).contains("Acquisition timeout")
                || String.valueOf(thrown.getMessage()).contains("This pool is closed");
    }

    /** 40: rolled back by a deadlock or serialisation, 55P03: lock timeout, 57014: statement timeout. */
    private static boolean isBusy(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        return state.startsWith("40") || state.equals("55P03") || state.equals("57014");
    }
}

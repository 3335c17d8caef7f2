package dev.leadline.web.problems;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds, however deeply wrapped, that the database could not be reached or could not give way in time. */
final class DatabaseProblems {

    private static final int MOST = 100;

    private DatabaseProblems() {}

    static Optional<Problem> find(Throwable thrown) {
        for (Throwable each : allWithin(thrown)) {
            if (each instanceof SQLException sql && isOutOfReach(sql)) {
                return Optional.of(
                        Problem.unavailable("The database cannot be reached.\nTry again in a moment.", thrown));
            }
            if (each instanceof SQLException sql && isBusy(sql)) {
                return Optional.of(Problem.unavailable(
                        "Another request is changing the same data, so nothing was stored.\nTry again.", thrown));
            }
        }
        return Optional.empty();
    }

    /** Causes, the further exceptions of a batch, and those suppressed: a failed commit keeps its reason there. */
    private static Set<Throwable> allWithin(Throwable thrown) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
        while (!open.isEmpty() && found.size() < MOST) {
            Throwable at = open.pop();
            if (found.add(at)) {
                Stream.concat(Stream.of(at.getSuppressed()), Stream.of(at.getCause(), next(at)))
                        .filter(Objects::nonNull)
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static Throwable next(Throwable thrown) {
        return thrown instanceof SQLException sql ? sql.getNextException() : null;
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

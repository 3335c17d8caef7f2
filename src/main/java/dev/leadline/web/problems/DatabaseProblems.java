package dev.leadline.web.problems;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds, however deeply wrapped, that the database failed and not the request: it is away, says nothing, has no room, gives no
 * connection, accepts no changes, or could not give way in time. What it says of values and of our own statements is no failure
 * of the database; everything else is.
 */
final class DatabaseProblems {

    private static final int MOST = 100;

    /** The classes of SQLState that speak of values, and of statements that cannot be. */
    private static final Set<String> OF_THE_STATEMENT = Set.of(
            "07", "09", "0A", "0B", "0F", "0L", "0P", "0Z", "20", "21", "22", "23", "24", "26", "27", "2B", "2D", "2F",
            "34", "38", "39", "3B", "3F", "42", "44", "54", "P0");

    /** Of the class 42, but a matter of the database: someone took a right away. */
    private static final String NO_RIGHT = "42501";

    private DatabaseProblems() {}

    static Optional<Problem> find(Throwable thrown) {
        for (Throwable each : allWithin(thrown)) {
            if (each instanceof SQLException sql && isBusy(sql)) {
                return Optional.of(Problem.unavailable(
                        "Another request is changing the same data, so nothing was stored.\nTry again.", thrown));
            }
            if (each instanceof SQLException sql && isFull(sql)) {
                return Optional.of(Problem.unavailable(
                        "The disk of the database is full, so nothing was stored.\nTry again once there is room on it.",
                        thrown));
            }
            if (each instanceof SQLException sql && isOfTheDatabase(sql) || isOfTheTransaction(each)) {
                return Optional.of(
                        Problem.unavailable("The database cannot be reached.\nTry again in a moment.", thrown));
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

    /** Also what has no state, as of the pool, or one of the driver's own, such as 99999. */
    private static boolean isOfTheDatabase(SQLException thrown) {
        var state = thrown.getSQLState();
        return state == null
                || state.length() < 2
                || state.equals(NO_RIGHT)
                || !OF_THE_STATEMENT.contains(state.substring(0, 2));
    }

    /** A commit of which nothing is known but that it failed. */
    private static boolean isOfTheTransaction(Throwable thrown) {
        return thrown instanceof RollbackException
                || thrown instanceof HeuristicRollbackException
                || thrown instanceof HeuristicMixedException
                || thrown instanceof SystemException;
    }

    /** 53100: disk full. While it writes its log it says 58030, an error of input and output, and the words of the system. */
    private static boolean isFull(SQLException thrown) {
        return "53100".equals(thrown.getSQLState())
                || String.valueOf(thrown.getMessage()).contains("No space left");
    }

    /** 40: rolled back by a deadlock or serialisation, 55P03: lock timeout, 57014: statement timeout. */
    private static boolean isBusy(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        return state.startsWith("40") || state.equals("55P03") || state.equals("57014");
    }
}

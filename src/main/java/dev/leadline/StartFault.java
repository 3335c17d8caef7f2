package dev.leadline;

import dev.leadline.database.CannotStart;
import dev.leadline.kernel.Invalid;
import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Explains why the server did not start, in one sentence for its operator where we know one, otherwise with the whole
 * trace.
 */
final class StartFault {

    private StartFault() {}

    /** Standard error and no logger: whoever fails this early may have none yet. */
    static void report(Throwable fault) {
        Optional<String> sentence = sentence(fault);
        if (sentence.isPresent()) {
            System.err.println("Leadline did not start. " + sentence.get());
        } else {
            System.err.println("Leadline did not start:");
            fault.printStackTrace(System.err);
        }
    }

    static Optional<String> sentence(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart || cause instanceof Invalid) {
                return Optional.of(cause.getMessage());
            }
            if (cause instanceof QuarkusBindException taken) {
                return Optional.of("The HTTP port cannot be opened. " + taken.getMessage() + "."
                        + "\nSet QUARKUS_HTTP_PORT to a free port and QUARKUS_HTTP_HOST to an address of"
                        + " this machine.");
            }
            if (cause instanceof SQLException sql && cannotConnect(sql)) {
                return Optional.of("The database cannot be reached: " + sql.getMessage()
                        + "\nCheck LEADLINE_DATABASE_URL, LEADLINE_DATABASE_USERNAME and"
                        + " LEADLINE_DATABASE_PASSWORD.");
            }
        }
        return Optional.empty();
    }

    /** SQLSTATE classes 08 (connection), 28 (login) and 3D (no such database). */
    private static boolean cannotConnect(SQLException fault) {
        return fault.getSQLState() != null && fault.getSQLState().matches("(08|28|3D).*");
    }
}

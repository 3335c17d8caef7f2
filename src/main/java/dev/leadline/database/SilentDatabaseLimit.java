package dev.leadline.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Gives up a connection on which the database says nothing. The driver's own setting has whole seconds, of which two would be
 * less than a statement may take, and three more than an answer may.
 */
@Singleton
final class SilentDatabaseLimit implements AgroalPoolInterceptor {

    /** Longer than a statement has, shorter than the 3 s within which every request is answered. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(2_700);

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_SILENCE.toMillis());
        } catch (SQLException closed) {
            throw new IllegalStateException("The connection was closed before it was used.", closed);
        }
    }
}

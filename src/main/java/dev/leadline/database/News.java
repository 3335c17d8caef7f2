package dev.leadline.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Hears PostgreSQL's notifications for all {@link NewsReader}s, on the one connection that is kept for them. */
@ApplicationScoped
class News {

    private static final Logger LOG = Logger.getLogger(News.class);

    /** How long one wait for a notification lasts: below the socket's own limit. */
    private static final int WAIT_MILLIS = 1_000;

    private final AgroalDataSource database;
    private final List<NewsReader> readers;
    private volatile boolean stopped;
    private Thread listener;

    News(AgroalDataSource database, @Any Instance<NewsReader> readers) {
        this.database = database;
        this.readers = readers.stream().toList();
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        listener = new Thread(this::listen, "news");
        listener.setDaemon(true);
        listener.start();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopped = true;
        if (listener != null) {
            listener.interrupt();
            listener.join(2L * WAIT_MILLIS);
        }
    }

    private void listen() {
        while (!stopped) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException lost) {
                LOG.debugf("The connection for notifications was lost: %s", lost);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        for (var reader : readers) {
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + reader.channel());
            }
        }
        var postgres = connection.unwrap(PGConnection.class);
        try {
            while (!stopped) {
                var heard = postgres.getNotifications(WAIT_MILLIS);
                for (int i = 0; heard != null && i < heard.length; i++) {
                    tell(heard[i].getName());
                }
            }
        } finally {
            if (!connection.isClosed()) {
                forget(connection);
            }
        }
    }

    private void tell(String channel) {
        for (var reader : readers) {
            if (reader.channel().equals(channel)) {
                try {
                    reader.hear();
                } catch (RuntimeException away) {
                    LOG.debugf("What was said on %s cannot be read now: %s", channel, away);
                }
            }
        }
    }

    /** The connection goes back to the pool, where nobody expects notifications. */
    private static void forget(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.leadline.policies.publications;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Hears of what other replicas publish. PostgreSQL's notifications are a hint, which is lost when the connection is; so
 * the database is also asked at short intervals, and either is enough.
 */
@ApplicationScoped
class PublicationNews {

    private static final Logger LOG = Logger.getLogger(PublicationNews.class);

    /** How long one wait for a notification lasts: below the socket's own limit. */
    private static final int WAIT_MILLIS = 1_000;

    private final Policies policies;
    private final AgroalDataSource database;
    private volatile boolean stopped;
    private Thread listener;

    PublicationNews(Policies policies, AgroalDataSource database) {
        this.policies = policies;
        this.database = database;
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        listener = new Thread(this::listen, "publications");
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

    @Scheduled(every = "{leadline.policies.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            policies.refreshIfStale();
        } catch (RuntimeException away) {
            LOG.debugf("The publications of other replicas cannot be read now: %s", away);
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
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Publications.CHANNEL);
        }
        var postgres = connection.unwrap(PGConnection.class);
        try {
            while (!stopped) {
                var heard = postgres.getNotifications(WAIT_MILLIS);
                if (heard != null && heard.length > 0) {
                    policies.refreshIfStale();
                }
            }
        } finally {
            if (!connection.isClosed()) {
                forget(connection);
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

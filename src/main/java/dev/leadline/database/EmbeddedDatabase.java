package dev.leadline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL of our own, for whoever has none: durable, behind a password, on loopback. While it is open it is kept
 * running: a postmaster that dies is started again on the same port.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final DataFolder folder;
    private final Postmaster postmaster;
    private final int port;
    private final String password;
    private boolean open = true;

    private EmbeddedDatabase(DataFolder folder, Postmaster postmaster, int port, String password) {
        this.folder = folder;
        this.postmaster = postmaster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts PostgreSQL in the folder, creating what is missing there and stopping what an earlier server left running.
     *
     * @throws CannotStart when another server uses the folder, or it cannot be written, or PostgreSQL does not start
     */
    public static EmbeddedDatabase start(Path path) {
        DataFolder folder = DataFolder.claim(path);
        try {
            EmbeddedDatabase database = startIn(folder);
            Thread supervisor = new Thread(database::supervise, "postgresql-supervisor");
            supervisor.setDaemon(true);
            supervisor.start();
            return database;
        } catch (IOException e) {
            release(folder);
            throw DataFolder.unusable(path, e);
        } catch (RuntimeException e) {
            release(folder);
            throw e;
        }
    }

    private static EmbeddedDatabase startIn(DataFolder folder) throws IOException {
        Path home = PostgresPrograms.unpackInto(folder.path());
        Postmaster postmaster = new Postmaster(folder, home);
        postmaster
                .find()
                .ifPresent(orphan -> LOG.warnf(
                        "PostgreSQL (process %d) outlived the server that started it in %s: stopping it",
                        orphan.pid(), folder.path()));
        postmaster.stop();
        PostgresPrograms.removeOthers(folder.path(), home);
        Cluster.createIfAbsent(folder, home);
        Cluster.permitBackups(folder, home);
        EmbeddedDatabase database = new EmbeddedDatabase(folder, postmaster, folder.freePort(), folder.password());
        postmaster.start(database.port);
        LOG.infof("PostgreSQL runs in %s on port %d", folder.path(), database.port);
        return database;
    }

    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.NAME;
    }

    public String username() {
        return Cluster.NAME;
    }

    public String password() {
        return password;
    }

    private void supervise() {
        boolean failing = false;
        while (glance(failing)) {
            failing = postmaster.find().isEmpty();
            Postmaster.sleep(GLANCE);
        }
    }

    /** Restarts a dead postmaster; false once the database is closed. */
    private synchronized boolean glance(boolean failing) {
        if (!open || postmaster.find().isPresent()) {
            return open;
        }
        if (!failing) {
            LOG.warnf("PostgreSQL ended unexpectedly: starting it again on port %d; until then answers are 503", port);
        }
        try {
            postmaster.clearRemains();
            postmaster.start(port);
            LOG.infof("PostgreSQL runs again on port %d", port);
        } catch (IOException | CannotStart e) {
            if (!failing) {
                LOG.errorf("%s; trying again until it does", e.getMessage());
            }
        }
        return true;
    }

    /** Stops PostgreSQL and gives the folder back. */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            postmaster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(folder);
        }
    }

    private static void release(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            LOG.warnf("The lock on %s could not be given back: %s", folder.path(), e.getMessage());
        }
    }
}

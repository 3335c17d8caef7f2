package dev.leadline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database of a data folder, for a command: that of the server which runs over the folder, or, where none does, one that is
 * started for as long as this is open.
 */
public final class FolderDatabase implements AutoCloseable {

    private static final int LINE_OF_PORT = 3;

    private final Path folder;
    private final Optional<EmbeddedDatabase> started;
    private final String url;
    private final String password;

    private FolderDatabase(Path folder, Optional<EmbeddedDatabase> started, String url, String password) {
        this.folder = folder;
        this.started = started;
        this.url = url;
        this.password = password;
    }

    /**
     * Reaches the database of a folder.
     *
     * @throws CannotStart when there is none in it, or it cannot be started
     */
    public static FolderDatabase reach(Path path) {
        if (Files.notExists(path.resolve("pgdata"))) {
            throw new CannotStart("The data folder " + path + " holds no database.\nSet LEADLINE_DATA_DIR to the data"
                    + " folder of the server.");
        }
        try {
            Path folder = path.toRealPath();
            return DataFolder.isInUse(folder) ? served(folder) : started(folder);
        } catch (IOException e) {
            throw DataFolder.unusable(path, e);
        }
    }

    private static FolderDatabase served(Path folder) throws IOException {
        Path file = folder.resolve("pgdata").resolve("postmaster.pid");
        if (Files.notExists(file)) {
            throw new CannotStart(
                    "The server of the data folder " + folder + " is starting or stopping.\nTry again in a moment.");
        }
        String port = Files.readAllLines(file).get(LINE_OF_PORT).strip();
        return new FolderDatabase(
                folder,
                Optional.empty(),
                EmbeddedDatabase.jdbcUrl(Integer.parseInt(port)),
                Files.readString(folder.resolve("password")).strip());
    }

    private static FolderDatabase started(Path folder) {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        // Ctrl-C must leave no PostgreSQL behind.
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-database"));
        return new FolderDatabase(folder, Optional.of(database), database.jdbcUrl(), database.password());
    }

    /** Returns the data folder. */
    public Path folder() {
        return folder;
    }

    /** Opens a connection, which is the caller's to close. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, Cluster.NAME, password);
    }

    @Override
    public void close() {
        started.ifPresent(EmbeddedDatabase::close);
    }
}

package dev.leadline.database.backup;

import dev.leadline.database.FolderDatabase;
import dev.leadline.database.SchemaVersion;
import dev.leadline.database.secrets.KeySource;
import dev.leadline.database.secrets.NeededKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A backup of the database that the server brings, taken while it is at work or at rest: PostgreSQL's files, and the WAL from when
 * their copying began to when it ended. What was acknowledged before the end is in it.
 */
public final class Backup {

    /** How the name of a folder ends whose backup is not whole. */
    static final String UNFINISHED = ".unfinished";

    /** The folder of PostgreSQL's files within a backup. */
    static final String CLUSTER = "pgdata";

    /** What lies beside them: the password that PostgreSQL wants to hear, and the keys of secrets where they are ours. */
    static final List<String> BESIDE = List.of("password", KeySource.FILE);

    private final FolderDatabase database;
    private final String build;
    private final InstantSource clock;

    /**
     * @param build the version of this server
     */
    public Backup(FolderDatabase database, String build, InstantSource clock) {
        this.database = database;
        this.build = build;
        this.clock = clock;
    }

    /**
     * Takes it.
     *
     * @param to a folder that does not exist; it does once the backup is whole and on the disk
     * @throws BackupFault when it cannot be taken; then nothing is left of it
     */
    public BackupManifest take(Path to) {
        try (var unfinished = UnfinishedFolder.of(to.toAbsolutePath().normalize());
                var connection = database.connect()) {
            var manifest = copyTo(unfinished.path(), connection);
            manifest.write(unfinished.path());
            unfinished.finish();
            return manifest;
        } catch (SQLException e) {
            throw new BackupFault(
                    "The database ended the backup: " + e.getMessage() + ".\nNothing is left of it. Try again.", e);
        } catch (IOException e) {
            throw new BackupFault(
                    "The backup cannot be taken: " + e + ".\nNothing is left of it. Use a --to with room for a copy of "
                            + database.folder() + ", and the user that runs the server.",
                    e);
        }
    }

    private BackupManifest copyTo(Path folder, Connection connection) throws SQLException, IOException {
        var copy = new ClusterCopy(database.folder().resolve(CLUSTER), folder.resolve(CLUSTER));
        var begun = clock.instant();
        var session = BackupSession.begin(connection);
        copy.copyFiles();
        var ended = clock.instant();
        int schema = SchemaVersion.of(connection);
        var missing = NeededKeys.missingIn(database.folder().resolve(KeySource.FILE), connection);
        var end = session.end();
        copy.copyWal(end.wal());
        copy.add("backup_label", end.label());
        if (!end.tablespaces().isEmpty()) {
            copy.add("tablespace_map", end.tablespaces());
        }
        var files = new ArrayList<>(copy.files());
        for (var name : BESIDE) {
            if (Files.exists(database.folder().resolve(name))) {
                try (var in = Files.newInputStream(database.folder().resolve(name))) {
                    files.add(DurableFiles.copy(in, folder.resolve(name), name));
                }
            }
        }
        return new BackupManifest(
                BackupManifest.FORMAT,
                UUID.randomUUID().toString(),
                new BackupManifest.Versions(build, session.ask("show server_version"), schema),
                new BackupManifest.Span(begun, ended, session.start(), end.stop()),
                copy.folders(),
                files,
                missing);
    }
}

package dev.leadline.database.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What a restore leaves in the data folder for the next start of a server, which keeps it in the database: what was acknowledged
 * between the end of the backup and the restore is not there any more, and whoever reads the ledger must know.
 *
 * @param id tells restores apart, also two of the same backup
 * @param backup the id of the backup
 * @param takenAt what was acknowledged before it was restored
 * @param restoredAt when it was restored
 * @param wal the last position of the WAL that was restored
 */
public record RestoreNote(String id, String backup, Instant takenAt, Instant restoredAt, String wal) {

    private static final String FILE = "restored.json";

    void write(Path dataFolder) throws IOException {
        var draft = dataFolder.resolve(FILE + ".draft");
        Files.write(draft, BackupManifest.JSON.writeValueAsBytes(this));
        DurableFiles.forceOne(draft);
        Files.move(draft, dataFolder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Finds that of a data folder which no server has kept yet. */
    public static Optional<RestoreNote> find(Path dataFolder) throws IOException {
        var file = dataFolder.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(BackupManifest.JSON.readValue(file.toFile(), RestoreNote.class))
                : Optional.empty();
    }

    /** Forgets it, once it is kept in the database. */
    public static void forget(Path dataFolder) throws IOException {
        Files.deleteIfExists(dataFolder.resolve(FILE));
    }
}

package dev.leadline.database.backup;

import dev.leadline.database.Cluster;
import dev.leadline.database.DataFolder;
import dev.leadline.database.PostgresPrograms;
import dev.leadline.database.SchemaVersion;
import dev.leadline.database.secrets.KeySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts a backup into a data folder that holds nothing: whole, and as it was taken, or not at all. */
public final class Restore {

    /** What may lie in a folder that holds nothing: the lock, and the remains of a restore that was killed. */
    private static final Set<String> NOTHING = Set.of(
            "lock", Backup.CLUSTER + ".restoring", "password", KeySource.FILE, "restored.json", "restored.json.draft");

    private final Path backup;
    private final InstantSource clock;

    public Restore(Path backup, InstantSource clock) {
        this.backup = backup.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /**
     * Does it.
     *
     * @throws BackupFault when the backup is damaged, unfinished or of a later build, or the data folder holds something; then
     *     nothing was restored
     * @throws dev.leadline.database.CannotStart when a server runs over the data folder, or it cannot be used
     */
    public BackupManifest into(Path dataFolder) {
        try {
            var manifest = BackupManifest.read(backup);
            check(manifest);
            try (var folder = DataFolder.claim(dataFolder)) {
                refuseContent(folder.path());
                restore(manifest, folder);
            }
            return manifest;
        } catch (IOException e) {
            throw new BackupFault(
                    "The backup " + backup + " cannot be restored: " + e + ".\nNothing was restored. Use a data folder"
                            + " with room for it.",
                    e);
        }
    }

    private void check(BackupManifest manifest) {
        var major = manifest.versions().postgresql().replaceFirst("\\..*", "");
        if (!major.equals(Cluster.MAJOR)) {
            throw new BackupFault("The backup " + backup + " was taken from PostgreSQL " + major
                    + ", and this build brings PostgreSQL " + Cluster.MAJOR
                    + ".\nRestore it with the build that took it ("
                    + manifest.versions().leadline() + ").");
        }
        int newest = SchemaVersion.ofThisBuild();
        if (manifest.versions().schema() > newest) {
            throw new BackupFault("The schema of the backup " + backup + " ("
                    + manifest.versions().schema()
                    + ") is newer than that of this build (" + newest + ").\nRestore it with the build that took it ("
                    + manifest.versions().leadline() + ") or a later one.");
        }
    }

    private static void refuseContent(Path folder) throws IOException {
        List<String> content;
        try (var files = Files.list(folder)) {
            content = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        // a password or a note without a database is what is left of a restore, too
        var found = content.contains(Backup.CLUSTER)
                ? content
                : content.stream().filter(name -> !isNothing(name)).toList();
        if (!found.isEmpty()) {
            throw new BackupFault("The data folder " + folder + " is not empty: it holds "
                    + found.stream().limit(5).collect(Collectors.joining(", "))
                    + ".\nMove it away, or set LEADLINE_DATA_DIR to another folder.");
        }
    }

    /** A start that was refused has unpacked PostgreSQL's programs. */
    private static boolean isNothing(String name) {
        return NOTHING.contains(name) || name.startsWith(PostgresPrograms.PREFIX);
    }

    private void restore(BackupManifest manifest, DataFolder folder) throws IOException {
        var draft = folder.restoring();
        PostgresPrograms.delete(draft);
        try {
            for (var name : manifest.folders()) {
                DurableFiles.createFolder(target(draft, folder.path(), name));
            }
            for (var file : manifest.files()) {
                restore(file, target(draft, folder.path(), file.path()));
            }
            var span = manifest.span();
            new RestoreNote(UUID.randomUUID().toString(), manifest.id(), span.ended(), clock.instant(), span.stopWal())
                    .write(folder.path());
            DurableFiles.force(draft);
            for (var name : Backup.BESIDE) {
                if (Files.exists(folder.path().resolve(name))) {
                    DurableFiles.forceOne(folder.path().resolve(name));
                }
            }
        } catch (IOException | BackupFault failed) {
            PostgresPrograms.delete(draft);
            for (var name : Backup.BESIDE) {
                Files.deleteIfExists(folder.path().resolve(name));
            }
            RestoreNote.forget(folder.path());
            throw failed;
        }
        Files.move(draft, folder.cluster());
        DurableFiles.forceOne(folder.path());
    }

    /** PostgreSQL's files go to where they wait until all are there. */
    private Path target(Path draft, Path dataFolder, String name) {
        var within = Path.of(name).normalize();
        if (within.startsWith(Backup.CLUSTER)) {
            return draft.resolve(Path.of(Backup.CLUSTER).relativize(within).toString());
        }
        if (Backup.BESIDE.contains(name)) {
            return dataFolder.resolve(name);
        }
        throw new BackupFault("The backup " + backup + " is damaged: its " + BackupManifest.FILE + " names " + name
                + ", which belongs to no backup.\nUse another backup.");
    }

    private void restore(BackupManifest.Entry entry, Path to) throws IOException {
        var from = backup.resolve(entry.path());
        if (Files.notExists(from)) {
            throw damaged(entry, "is missing");
        }
        Files.deleteIfExists(to);
        try (var in = Files.newInputStream(from)) {
            var copied = DurableFiles.copy(in, to, entry.path());
            if (!copied.equals(entry)) {
                throw damaged(entry, "is not what was written");
            }
        }
    }

    private BackupFault damaged(BackupManifest.Entry entry, String what) {
        return new BackupFault("The backup " + backup + " is damaged: its file " + entry.path() + " " + what
                + ".\nNothing was restored. Use another backup.");
    }
}

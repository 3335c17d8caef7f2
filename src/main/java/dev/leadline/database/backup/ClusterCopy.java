package dev.leadline.database.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies the files of a PostgreSQL that may be at work: they change, grow and vanish meanwhile, and the WAL makes up for it. What
 * its start makes anew is left out, as {@code pg_basebackup} does.
 */
final class ClusterCopy {

    /** Their folders are wanted, and nothing in them. */
    private static final Set<String> EMPTY = Set.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    private static final Pattern LEFT_OUT = Pattern.compile("postmaster\\.(pid|opts)|current_logfiles(\\.tmp)?"
            + "|backup_label(\\.old)?|tablespace_map(\\.old)?|backup_manifest(\\.tmp)?|postgresql\\.auto\\.conf\\.tmp"
            + "|(.*/)?pg_internal\\.init.*|(.*/)?pgsql_tmp.*");

    private static final String CONTROL = "global/pg_control";

    private final Path cluster;
    private final Path copy;
    private final List<String> folders = new ArrayList<>();
    private final List<BackupManifest.Entry> files = new ArrayList<>();

    ClusterCopy(Path cluster, Path copy) {
        this.cluster = cluster;
        this.copy = copy;
    }

    List<String> folders() {
        return folders;
    }

    List<BackupManifest.Entry> files() {
        return files;
    }

    /** Everything but the WAL. */
    void copyFiles() throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return enter(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                take(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
        addFolder("pg_wal/archive_status");
        add(CONTROL, control());
    }

    private FileVisitResult enter(Path folder) throws IOException {
        var name = name(folder);
        if (LEFT_OUT.matcher(name).matches()) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        addFolder(name);
        return EMPTY.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private void take(Path file, BasicFileAttributes attributes) throws IOException {
        var name = name(file);
        if (name.equals("pg_wal")) {
            // an operator has moved it and left a link
            addFolder(name);
        } else if (attributes.isSymbolicLink()) {
            throw new BackupFault("The database keeps data outside its folder (" + file + " is a link), which `backup`"
                    + " does not follow.\nUse pg_basebackup, as docs/operations/backup.md describes.");
        } else if (!name.equals(CONTROL) && !LEFT_OUT.matcher(name).matches()) {
            try (var in = Files.newInputStream(file)) {
                add(name, in);
            } catch (NoSuchFileException dropped) {
                // a table that is gone: the WAL says so, too
            }
        }
    }

    /** Last, as PostgreSQL's own backups have it; read until it is twice the same, since it may be written just now. */
    private InputStream control() throws IOException {
        var file = cluster.resolve(CONTROL);
        var read = Files.readAllBytes(file);
        for (var before = new byte[0]; !Arrays.equals(before, read); ) {
            before = read;
            read = Files.readAllBytes(file);
        }
        return new ByteArrayInputStream(read);
    }

    /**
     * The WAL that the copy needs.
     *
     * @throws BackupFault when some of it is gone
     */
    void copyWal(List<String> segments) throws IOException {
        for (var segment : segments) {
            try (var in = Files.newInputStream(cluster.resolve("pg_wal").resolve(segment))) {
                add("pg_wal/" + segment, in);
            } catch (NoSuchFileException e) {
                throw new BackupFault(
                        "PostgreSQL has removed the WAL file " + segment + ", which the backup needs.\nTry again.", e);
            }
        }
    }

    /** What was handed out for it, such as its label. */
    void add(String name, String content) throws IOException {
        add(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private void add(String name, InputStream in) throws IOException {
        files.add(DurableFiles.copy(in, copy.resolve(name), copy.getFileName() + "/" + name));
    }

    private void addFolder(String name) throws IOException {
        DurableFiles.createFolder(copy.resolve(name));
        folders.add(name.isEmpty() ? copy.getFileName().toString() : copy.getFileName() + "/" + name);
    }

    private String name(Path path) {
        return cluster.relativize(path).toString().replace('\\', '/');
    }
}

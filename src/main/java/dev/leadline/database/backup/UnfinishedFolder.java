package dev.leadline.database.backup;

import dev.leadline.database.PostgresPrograms;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which a backup comes into being, beside the one that it becomes when it is whole. It is locked for as long as its
 * process lives, so that the remains of a killed one are told from a backup that is under way.
 */
final class UnfinishedFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path folder;
    private final Path whole;
    private final FileChannel lock;

    private UnfinishedFolder(Path folder, Path whole, FileChannel lock) {
        this.folder = folder;
        this.whole = whole;
        this.lock = lock;
    }

    /** @throws BackupFault when there is something where it is to be, or another backup to there is under way */
    static UnfinishedFolder of(Path whole) throws IOException {
        if (Files.exists(whole)) {
            throw new BackupFault(
                    "The folder " + whole + " exists.\nUse --to with a folder that does not exist, such as "
                            + whole.resolveSibling(whole.getFileName() + "-2") + ".");
        }
        var folder = whole.resolveSibling(whole.getFileName() + Backup.UNFINISHED);
        if (Files.exists(folder)) {
            takeAway(folder, whole);
        }
        DurableFiles.createFolder(folder);
        var lock = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        lock.lock();
        return new UnfinishedFolder(folder, whole, lock);
    }

    private static void takeAway(Path folder, Path whole) throws IOException {
        var lock = folder.resolve(LOCK);
        if (Files.notExists(lock)) {
            throw new BackupFault("The folder " + folder + " exists, and no backup has made it.\nUse another --to than "
                    + whole + ".");
        }
        if (isLocked(lock)) {
            throw new BackupFault("Another backup to " + whole + " is under way.\nUse another --to.");
        }
        PostgresPrograms.delete(folder);
    }

    private static boolean isLocked(Path lock) throws IOException {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        }
    }

    Path path() {
        return folder;
    }

    /** Gives it its name, now that it is whole and on the disk. */
    void finish() throws IOException {
        lock.close();
        Files.delete(folder.resolve(LOCK));
        DurableFiles.force(folder);
        Files.move(folder, whole, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.forceOne(whole.toAbsolutePath().getParent());
    }

    /** Deletes what is left of it, unless it is finished. */
    @Override
    public void close() throws IOException {
        lock.close();
        PostgresPrograms.delete(folder);
    }
}

package dev.leadline.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Files and folders that their owner alone may read, written so that they can be told from damaged ones. */
final class DurableFiles {

    private static final int BLOCK = 1 << 20;
    private static final int AT_ONCE = 32;

    private DurableFiles() {}

    /** Makes a folder, and its parents as the system has them. */
    static void createFolder(Path folder) throws IOException {
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
    }

    /**
     * Copies what can be read to its end, into a file that is new.
     *
     * @param path how the manifest names the file
     */
    static BackupManifest.Entry copy(InputStream from, Path to, String path) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] block = new byte[BLOCK];
        Files.createFile(to, ownerOnly(to, "rw-------"));
        try (var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            for (int read = from.read(block); read >= 0; read = from.read(block)) {
                digest.update(block, 0, read);
                var bytes = ByteBuffer.wrap(block, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                size += read;
            }
        }
        return new BackupManifest.Entry(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Has the system write all files within a folder, and the folders themselves, to the disk: many at once, because a file
     * system writes down once what is asked of it meanwhile.
     */
    static void force(Path folder) throws IOException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try (var walked = Files.walk(folder)) {
            for (var forced :
                    threads.invokeAll(walked.map(DurableFiles::forcing).toList())) {
                forced.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> forcing(Path path) {
        return () -> {
            forceOne(path);
            return null;
        };
    }

    /** The same of one file or folder; Windows opens no folder, and keeps their entries by itself. */
    static void forceOne(Path path) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        if (isFolder && !path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (var file = FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}

package dev.leadline.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked from the jar of this platform into the data folder, once per version. */
public final class PostgresPrograms {

    static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

    /** How the folders with the programs of each build begin. */
    public static final String PREFIX = "postgresql-";

    private PostgresPrograms() {}

    /** The folder that holds {@code bin/postgres}. */
    static Path unpackInto(Path folder) throws IOException {
        String archive = "postgres-" + platform() + ".txz";
        Path home = folder.resolve(PREFIX + digest(archive));
        if (Files.notExists(home)) {
            Path draft = folder.resolve("postgresql.unpacking");
            delete(draft);
            unpack(archive, draft);
            Files.move(draft, home);
        }
        return home;
    }

    /** Removes what earlier builds unpacked; not before nothing runs from there any more. */
    static void removeOthers(Path folder, Path home) throws IOException {
        try (var others = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path other : others) {
                if (!other.equals(home)) {
                    delete(other);
                }
            }
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("windows") ? "windows" : os.contains("mac") ? "darwin" : os;
        return system + "-" + (arch.matches("aarch64|arm64") ? "arm_64" : arch.matches("amd64|x64") ? "x86_64" : arch);
    }

    private static InputStream open(String archive) {
        InputStream found = PostgresPrograms.class.getResourceAsStream("/" + archive);
        if (found == null) {
            throw new CannotStart("This build brings no PostgreSQL for this platform (" + archive + ")."
                    + "\nSet LEADLINE_DATABASE_URL to a PostgreSQL that runs elsewhere.");
        }
        return found;
    }

    private static String digest(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(
                            "the archive " + archive + " has an entry outside itself: " + entry.getName());
                }
                put(tar, entry, path);
            }
        }
    }

    private static void put(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if (!WINDOWS && (entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Deletes a folder with everything in it; one that is not there is left alone. */
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

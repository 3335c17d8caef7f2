package dev.leadline.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The folder an embedded database lives in. Claiming it takes an exclusive lock that the operating system gives back
 * when this process ends, however it ends; PostgreSQL itself never holds it.
 */
public final class DataFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** Beyond any content, so that the process id in the file stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Takes the folder for this process, making it (and its parents) when it is not there. */
    public static DataFolder claim(Path wanted) {
        try {
            Path path = create(wanted.toAbsolutePath().normalize()).toRealPath();
            FileChannel lockFile = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(lockFile, path);
            return new DataFolder(path, lockFile);
        } catch (IOException e) {
            throw unusable(wanted, e);
        }
    }

    /** Whether a process, such as a server, has the folder. */
    static boolean isInUse(Path path) {
        var file = path.resolve("lock");
        if (Files.notExists(file)) {
            return false;
        }
        try (var lockFile = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = lockFile.tryLock(LOCKED_BYTE, 1, false)) {
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    static CannotStart unusable(Path path, IOException e) {
        return new CannotStart(
                "The data folder " + path + " cannot be used: " + reason(e) + ".\nSet LEADLINE_DATA_DIR to a folder of"
                        + " the server's own with 300 MB free, or LEADLINE_DATABASE_URL to a PostgreSQL that runs"
                        + " elsewhere.",
                e);
    }

    private static String reason(IOException e) {
        String file = e instanceof FileSystemException f ? f.getFile() : null;
        if (e instanceof AccessDeniedException) {
            return "this user may not write " + file;
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return file + " is not a folder";
        }
        return e.getMessage();
    }

    private static Path create(Path path) throws IOException {
        if (!posix(path)) {
            return Files.createDirectories(path);
        }
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.setPosixFilePermissions(path, OWNER_ONLY);
        return path;
    }

    private static void lock(FileChannel lockFile, Path path) throws IOException {
        FileLock lock = null;
        try {
            lock = lockFile.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            // Held by this very process: refused below like any other holder.
        }
        if (lock == null) {
            String holder = read(lockFile);
            lockFile.close();
            throw new CannotStart("The data folder " + path + " is in use by another running server (process " + holder
                    + ")." + "\nStop that server first, or set LEADLINE_DATA_DIR to another folder.");
        }
        lockFile.truncate(0);
        lockFile.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        file.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    public Path path() {
        return path;
    }

    /** Returns the folder of PostgreSQL's files. */
    public Path cluster() {
        return path.resolve("pgdata");
    }

    /** Returns the folder in which a restore puts PostgreSQL's files together. */
    public Path restoring() {
        return path.resolve("pgdata.restoring");
    }

    Path log() {
        return path.resolve("postgresql.log");
    }

    /** The password of the database, 256 random bits, made at the first call and kept in a file only its owner reads. */
    String password() throws IOException {
        Path file = path.resolve("password");
        if (Files.notExists(file)) {
            if (Files.exists(cluster())) {
                throw new CannotStart("The file " + file + " with the password of the database is missing."
                        + "\nRestore it from the backup of this data folder.");
            }
            byte[] bits = new byte[32];
            new SecureRandom().nextBytes(bits);
            Path draft = Files.createTempFile(path, "password", ".draft", ownerOnlyFile());
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
            Files.move(draft, file);
        }
        return Files.readString(file).strip();
    }

    /** The port of the last start when it is still free, else any free one. */
    int freePort() throws IOException {
        Path file = path.resolve("port");
        int port = 0;
        if (Files.exists(file)) {
            port = openFor(Integer.parseInt(Files.readString(file).strip()));
        }
        if (port == 0) {
            port = openFor(0);
        }
        Files.writeString(file, String.valueOf(port));
        return port;
    }

    private static int openFor(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    private FileAttribute<?>[] ownerOnlyFile() {
        return posix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Gives the folder back. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}

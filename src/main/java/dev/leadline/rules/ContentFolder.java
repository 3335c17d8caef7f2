package dev.leadline.rules;

import dev.leadline.kernel.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** A folder of files that an operator has mounted, or else the one that ships within the server. */
public final class ContentFolder {

    /** A folder larger than this is not one of ours. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final String name;
    private final Optional<Path> mounted;

    private ContentFolder(String name, Optional<Path> mounted) {
        this.name = name;
        this.mounted = mounted;
    }

    /**
     * @param name what ships, such as {@code rules}
     * @param mounted what is used instead
     */
    public static ContentFolder of(String name, Optional<Path> mounted) {
        return new ContentFolder(name, mounted);
    }

    /** Returns whether an operator may change it while the server runs. */
    public boolean isMounted() {
        return mounted.isPresent();
    }

    /** Describes where the folder is, for people. */
    public String origin() {
        return mounted.map(path -> path.toAbsolutePath().normalize().toString()).orElse("the shipped " + name);
    }

    /**
     * Every file in it, as it is now.
     *
     * @return content by path within the folder, with {@code /} between names
     * @throws Invalid when a mounted folder cannot be read
     */
    public SortedMap<String, byte[]> read() {
        var files = new TreeMap<String, byte[]>();
        try {
            if (mounted.isPresent()) {
                if (!Files.isDirectory(mounted.get())) {
                    throw new Invalid(
                            "/" + name,
                            origin(),
                            "The folder of " + name + " (" + origin()
                                    + ") does not exist.\nCheck the setting LEADLINE_" + name.toUpperCase(Locale.ROOT)
                                    + "_DIR.");
                }
                readInto(files, mounted.get());
            } else {
                readShipped(files);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            var why = unreadable instanceof UncheckedIOException wrapped ? wrapped.getCause() : unreadable;
            throw new Invalid("/" + name, origin(), "The folder " + origin() + " cannot be read: " + why);
        }
        return files;
    }

    /** What ships is a folder of classes, or within a jar. */
    private void readShipped(SortedMap<String, byte[]> files) throws IOException {
        for (var url : Collections.list(ContentFolder.class.getClassLoader().getResources(name))) {
            if (!url.getProtocol().equals("jar")) {
                readInto(files, Path.of(URI.create(url.toString())));
                continue;
            }
            var file = url.getFile().substring(0, url.getFile().indexOf("!/"));
            try (var jar = FileSystems.newFileSystem(Path.of(URI.create(file)))) {
                readInto(files, jar.getPath(name));
            }
        }
    }

    /** Links are followed and hidden names passed over: a mounted ConfigMap holds links into a hidden folder. */
    private void readInto(SortedMap<String, byte[]> files, Path folder) {
        try (var paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            long bytes = 0;
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                if (isHidden(folder.relativize(path))) {
                    continue;
                }
                bytes += Files.size(path);
                if (bytes > MOST_BYTES) {
                    throw new IOException("it contains more than " + MOST_BYTES + " bytes");
                }
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isHidden(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .anyMatch(name -> name.toString().startsWith("."));
    }
}

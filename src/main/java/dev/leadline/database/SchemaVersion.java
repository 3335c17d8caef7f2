package dev.leadline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.regex.Pattern;

/** The number of the newest migration: of those that this build brings, and of those that a database has had. */
public final class SchemaVersion {

    private static final String MIGRATIONS = "db/migration";
    private static final Pattern NAME = Pattern.compile("V(\\d+)__.+\\.sql");

    private SchemaVersion() {}

    /** Returns the newest that this build brings. */
    public static int ofThisBuild() {
        int newest = 0;
        try {
            for (var url : Collections.list(SchemaVersion.class.getClassLoader().getResources(MIGRATIONS))) {
                newest = Math.max(newest, newestOf(URI.create(url.toString())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations of this build cannot be read.", e);
        }
        return newest;
    }

    /** What ships is a folder of classes, or within a jar. */
    private static int newestOf(URI folder) throws IOException {
        if (!folder.getScheme().equals("jar")) {
            return newestOf(Path.of(folder));
        }
        String text = folder.getRawSchemeSpecificPart();
        Path file = Path.of(URI.create(text.substring(0, text.indexOf("!/"))));
        try (var jar = FileSystems.newFileSystem(file)) {
            return newestOf(jar.getPath(MIGRATIONS));
        }
    }

    private static int newestOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    /** Returns the newest that a database has had; 0 before the first start of a server over it. */
    public static int of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
                found.next();
                if (!found.getBoolean(1)) {
                    return 0;
                }
            }
            try (var newest = statement.executeQuery("select coalesce(max(split_part(version, '.', 1)::integer), 0)"
                    + " from flyway_schema_history where success and version is not null")) {
                newest.next();
                return newest.getInt(1);
            }
        }
    }
}

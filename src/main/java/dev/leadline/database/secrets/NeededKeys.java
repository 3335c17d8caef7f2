package dev.leadline.database.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The keys without which a copy of the database cannot be served. */
public final class NeededKeys {

    private NeededKeys() {}

    /**
     * Returns the ids of those that a file does not have.
     *
     * @param file with keys, which need not exist
     */
    public static List<String> missingIn(Path file, Connection connection) throws SQLException, IOException {
        var there = Files.exists(file) ? KeySource.of(file).read() : new SecretsKeys(List.of());
        return new KeptSecrets(connection)
                .inUse().sealedWith().stream().filter(id -> !there.know(id)).toList();
    }
}

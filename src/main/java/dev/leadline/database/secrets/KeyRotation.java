package dev.leadline.database.secrets;

import dev.leadline.database.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Has all secrets sealed by another key, beside running servers: they read the file again before they seal, and when they meet a
 * key that they do not know.
 */
public final class KeyRotation {

    private final KeySource source;

    public KeyRotation(KeySource source) {
        this.source = source;
    }

    /**
     * What was done.
     *
     * @param key the id of the key that seals now
     * @param sealed how many secrets are sealed by it that were not before
     */
    public record Result(String key, int sealed) {}

    /**
     * Writes a file with one new key.
     *
     * @return its id
     * @throws CannotStart when the file exists, or cannot be written
     */
    public static String createKey(Path file) {
        if (Files.exists(file)) {
            throw new CannotStart(
                    "The file " + file + " exists.\nUse another one: without its keys, secrets cannot be opened.");
        }
        var made = new SecretsKeys(List.of(SecretsKey.random()));
        write(file, made);
        return made.ids().get(0);
    }

    /**
     * Puts a new key before the others, seals all secrets by it, and then keeps the key that was the first until the next rotation:
     * a server may have sealed with it just now.
     *
     * @throws CannotStart when the keys are not in a file that this user may write
     */
    public Result withNewKey(Connection connection) throws SQLException {
        var file = source.file()
                .orElseThrow(
                        () -> new CannotStart(
                                "The keys of secrets are not in a file.\nPut a new key before the"
                                        + " others in LEADLINE_SECRETS_KEY of every replica, restart them, and use `secrets rotate --reseal`."));
        var before = source.lines();
        var key = SecretsKey.random();
        write(file, with(key, before));
        var result = reseal(connection);
        if (new KeptSecrets(connection).inUse().sealedWith().stream().allMatch(key.id()::equals)) {
            write(file, with(key, before.stream().limit(1).toList()));
        }
        return result;
    }

    /**
     * Seals all secrets by the first key that there is.
     *
     * @throws CannotStart when there is none, or a secret does not open
     */
    public Result reseal(Connection connection) throws SQLException {
        var keys = source.read();
        var first = keys.first()
                .orElseThrow(
                        () -> new CannotStart("There is no key of secrets.\nSet LEADLINE_SECRETS_KEY_FILE; `secrets"
                                + " create-key` makes the file."));
        try {
            return new Result(first.id(), new KeptSecrets(connection).sealAll(keys));
        } catch (UnreadableSecret e) {
            throw new CannotStart(
                    e.getMessage() + "\nRestore its key into " + source + ", or delete it and make it anew.", e);
        }
    }

    private static SecretsKeys with(SecretsKey first, List<SecretsKey> others) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return new SecretsKeys(all);
    }

    private static void write(Path file, SecretsKeys keys) {
        try {
            KeySource.write(file, keys);
        } catch (IOException e) {
            throw new CannotStart(
                    "The file " + file + " cannot be written: " + e + ".\nUse a folder that this user may write.", e);
        }
    }
}

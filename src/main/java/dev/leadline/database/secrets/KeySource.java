package dev.leadline.database.secrets;

import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the keys of secrets come from: the file that {@code leadline.secrets.key-file} names, the text of
 * {@code leadline.secrets.key}, or the file in the data folder of the database that the server brings. A key a line, the one
 * that seals first.
 */
public final class KeySource {

    /** The file within a data folder, which a backup takes along. */
    public static final String FILE = "secrets.key";

    private static final String KEY_FILE = "leadline.secrets.key-file";
    private static final String KEY = "leadline.secrets.key";
    private static final String ADVICE = "\nUse `secrets create-key`, which writes a file that is right.";

    private final Optional<Path> file;
    private final Optional<String> text;
    private final boolean isOurs;

    private KeySource(Optional<Path> file, Optional<String> text, boolean isOurs) {
        this.file = file;
        this.text = text;
        this.isOurs = isOurs;
    }

    /**
     * @param isEmbedded whether the database is the one that the server brings
     * @throws CannotStart when both settings are given
     */
    public static KeySource of(Config config, boolean isEmbedded) {
        var named = find(config, KEY_FILE).map(Path::of);
        var given = find(config, KEY);
        if (named.isPresent() && given.isPresent()) {
            throw new CannotStart(
                    "Both LEADLINE_SECRETS_KEY_FILE and LEADLINE_SECRETS_KEY are set.\nLeave one of them out.");
        }
        if (named.isPresent() || given.isPresent() || !isEmbedded) {
            return new KeySource(named, given, false);
        }
        return new KeySource(
                Optional.of(new DatabaseSettings(config).dataFolder().resolve(FILE)), given, true);
    }

    /** The keys of one file. */
    static KeySource of(Path file) {
        return new KeySource(Optional.of(file), Optional.empty(), false);
    }

    private static Optional<String> find(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    /**
     * Reads the keys as they are now; none where nothing is set, or our own file was not made yet.
     *
     * @throws CannotStart when a file cannot be read, or a line is no key
     */
    SecretsKeys read() {
        return new SecretsKeys(lines());
    }

    /** The same as a list. */
    List<SecretsKey> lines() {
        if (text.isPresent()) {
            return parse(List.of(text.get().strip().split("[,\\s]+")));
        }
        if (file.isEmpty() || isOurs && Files.notExists(file.get())) {
            return List.of();
        }
        try {
            return parse(Files.readAllLines(file.get()));
        } catch (IOException e) {
            throw new CannotStart("The keys of secrets cannot be read from " + this + ": " + e + "." + ADVICE, e);
        }
    }

    /** A message names the line and not what stands in it. */
    private List<SecretsKey> parse(List<String> lines) {
        var keys = new ArrayList<SecretsKey>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            int number = i + 1;
            keys.add(SecretsKey.find(line)
                    .orElseThrow(() -> new CannotStart("Line " + number + " of " + this
                            + " is no key: a key is 43 letters, digits, - and _." + ADVICE)));
        }
        if (keys.isEmpty()) {
            throw new CannotStart("There is no key in " + this + "." + ADVICE);
        }
        return keys;
    }

    /** Whether it is the file in the data folder, which the server makes by itself. */
    boolean isOurs() {
        return isOurs;
    }

    /** Finds the file in which keys can be replaced. */
    Optional<Path> file() {
        return file;
    }

    /** Writes a key file that its owner alone may read: whole, or as it was. */
    static void write(Path file, SecretsKeys keys) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        FileAttribute<?>[] ownerOnly =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        var draft = Files.createTempFile(folder, "secrets", ".draft", ownerOnly);
        try {
            Files.writeString(draft, keys.text(), StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** As messages name it. */
    @Override
    public String toString() {
        return file.map(path -> "the file " + path).orElse("LEADLINE_SECRETS_KEY");
    }
}

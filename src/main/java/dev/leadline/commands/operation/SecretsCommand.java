package dev.leadline.commands.operation;

import dev.leadline.database.FolderDatabase;
import dev.leadline.database.secrets.KeyRotation;
import dev.leadline.database.secrets.KeySource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The keys by which secrets in the database are sealed. */
@Command(name = "secrets", description = "Make and rotate the key by which secrets in the database are sealed.")
public final class SecretsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Use `secrets create-key` or `secrets rotate`.");
    }

    @Command(
            name = "create-key",
            description = "Write a new key to a file that only its owner may read, for LEADLINE_SECRETS_KEY_FILE.")
    int createKey(
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "FILE",
                            description = "The file, which must not exist.")
                    Path to) {
        return ServerFolder.report(
                spec, () -> "The file " + to + " has a new key (" + KeyRotation.createKey(to) + ").");
    }

    @Command(
            name = "rotate",
            description = "Put a new key first in the key file, and seal all secrets by it. Servers may run meanwhile.")
    int rotate(
            @Option(names = "--reseal", description = "Make no key: seal all secrets by the first key that there is.")
                    boolean reseal) {
        return ServerFolder.report(spec, () -> {
            var settings = ServerFolder.settings();
            var rotation = new KeyRotation(KeySource.of(ConfigProvider.getConfig(), !settings.isNamed()));
            if (settings.isNamed()) {
                try (var connection = settings.connectToNamed()) {
                    return rotate(rotation, connection, reseal);
                }
            }
            try (var database = FolderDatabase.reach(settings.dataFolder());
                    var connection = database.connect()) {
                return rotate(rotation, connection, reseal);
            }
        });
    }

    private static String rotate(KeyRotation rotation, Connection connection, boolean reseal) throws SQLException {
        var done = reseal ? rotation.reseal(connection) : rotation.withNewKey(connection);
        return done.sealed() + " secrets were sealed anew. The key is now " + done.key() + ".";
    }
}

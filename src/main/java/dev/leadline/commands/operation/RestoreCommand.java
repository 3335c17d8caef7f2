package dev.leadline.commands.operation;

import dev.leadline.database.backup.Restore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a backup into an empty data folder. */
@Command(
        name = "restore",
        description =
                "Put a backup into the data folder (LEADLINE_DATA_DIR), which must be empty or absent. The next start of the"
                        + " server notes that it was restored.")
public final class RestoreCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "The folder of the backup.")
    private Path from;

    public RestoreCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return ServerFolder.carryOut(spec, folder -> {
            var restored = new Restore(from, clock).into(folder);
            return "The backup " + from + " is in the data folder " + folder
                    + ". It holds what was acknowledged before "
                    + restored.span().ended() + ". "
                    + (restored.missingKeys().isEmpty()
                            ? "Start the server over it."
                            : "Its secrets need the key " + String.join(", ", restored.missingKeys())
                                    + ", which the backup does not hold: set LEADLINE_SECRETS_KEY_FILE, and start the server.");
        });
    }
}

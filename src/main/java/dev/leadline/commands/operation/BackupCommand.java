package dev.leadline.commands.operation;

import dev.leadline.database.FolderDatabase;
import dev.leadline.database.backup.Backup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a backup of the database that the server brings. */
@Command(
        name = "backup",
        description =
                "Take a backup of the database that the server brings, while the server runs or not. Whoever can read the"
                        + " backup can read everything in it.")
public final class BackupCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder of the backup. It must not exist, and does once the backup is whole.")
    private Path to;

    public BackupCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return ServerFolder.carryOut(spec, folder -> {
            try (var database = FolderDatabase.reach(folder)) {
                var taken = new Backup(database, ServerFolder.build(), clock).take(to);
                return "The backup " + to + " is whole: " + taken.files().size() + " files, "
                        + taken.bytes() / 1_000_000 + " MB, schema "
                        + taken.versions().schema()
                        + ". It holds what was acknowledged before "
                        + taken.span().ended() + "."
                        + (taken.missingKeys().isEmpty()
                                ? ""
                                : " Keep the key of its secrets (" + String.join(", ", taken.missingKeys())
                                        + ") elsewhere: it is not in the backup.");
            }
        });
    }
}

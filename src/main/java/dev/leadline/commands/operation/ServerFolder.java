package dev.leadline.commands.operation;

import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import dev.leadline.database.backup.BackupFault;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The data folder of the server, for commands about it: the settings are those of the server. */
final class ServerFolder {

    private static final int OK = 0;
    private static final int CANNOT = 2;

    private ServerFolder() {}

    /** What a command does with the folder; it answers with a sentence. */
    interface Work {
        String with(Path folder);
    }

    /** Does it, and says what became of it. */
    static int carryOut(CommandSpec spec, Work work) {
        var line = spec.commandLine();
        var settings = new DatabaseSettings(ConfigProvider.getConfig());
        try {
            if (settings.isNamed()) {
                throw new BackupFault("The settings name a database of yours, and `" + spec.name()
                        + "` is for the one that the server brings.\nUse PostgreSQL's own programs, as"
                        + " docs/operations/backup.md describes.");
            }
            line.getOut().println(work.with(settings.dataFolder()));
            return OK;
        } catch (BackupFault | CannotStart refused) {
            line.getErr().println(refused.getMessage());
            return CANNOT;
        }
    }

    /** Returns the version of this build. */
    static String build() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.application.version", String.class)
                .orElse("unknown");
    }
}

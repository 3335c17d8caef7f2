package dev.leadline.commands.operation;

import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import dev.leadline.database.backup.BackupFault;
import java.nio.file.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The data folder of the server, for commands about it: the settings are those of the server. */
final class ServerFolder {

    private static final int OK = 0;
    private static final int CANNOT = 2;

    private ServerFolder() {}

    /** What a command does; it answers with a sentence. */
    interface Work {
        String done() throws SQLException;
    }

    /** The same with the data folder. */
    interface FolderWork {
        String with(Path folder);
    }

    /** Does it with the data folder, and says what became of it. */
    static int carryOut(CommandSpec spec, FolderWork work) {
        return report(spec, () -> {
            var settings = settings();
            if (settings.isNamed()) {
                throw new BackupFault("The settings name a database of yours, and `" + spec.name()
                        + "` is for the one that the server brings.\nUse PostgreSQL's own programs, as"
                        + " docs/operations/backup.md describes.");
            }
            return work.with(settings.dataFolder());
        });
    }

    /** Does it, and says what became of it. */
    static int report(CommandSpec spec, Work work) {
        var line = spec.commandLine();
        try {
            line.getOut().println(work.done());
            return OK;
        } catch (BackupFault | CannotStart refused) {
            line.getErr().println(refused.getMessage());
        } catch (SQLException away) {
            line.getErr()
                    .println("The database did not do it: " + away.getMessage()
                            + ".\nTry again when it can be reached.");
        }
        return CANNOT;
    }

    static DatabaseSettings settings() {
        return new DatabaseSettings(ConfigProvider.getConfig());
    }

    /** Returns the version of this build; outside of its jar there is none. */
    static String build() {
        var version = ServerFolder.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}

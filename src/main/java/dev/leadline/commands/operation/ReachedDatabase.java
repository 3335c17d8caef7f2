package dev.leadline.commands.operation;

import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import dev.leadline.database.FolderDatabase;
import dev.leadline.database.Queries;
import dev.leadline.kernel.Invalid;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The server's database, as its settings say, whether the server runs or not. */
final class ReachedDatabase {

    private static final int CANNOT = 2;

    private ReachedDatabase() {}

    /**
     * Does some work over it.
     *
     * @return the exit code of the work; 2 when it cannot be done, and why is told
     */
    static int over(CommandSpec spec, ToIntFunction<Queries> work) {
        var settings = new DatabaseSettings(ConfigProvider.getConfig());
        try {
            if (settings.useNamed()) {
                return work.applyAsInt(new Queries(ReachedDatabase::named));
            }
            try (var folder = FolderDatabase.reach(settings.dataFolder())) {
                return work.applyAsInt(new Queries(folder::connect));
            }
        } catch (CannotStart | Invalid | Queries.QueryFailed refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return CANNOT;
        }
    }

    /** As the settings were passed on for the server. */
    private static Connection named() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}

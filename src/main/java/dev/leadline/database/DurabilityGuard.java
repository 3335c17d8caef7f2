package dev.leadline.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Refuses a database, ours or another's, that would forget what it has acknowledged when its machine fails. */
@Singleton
final class DurabilityGuard {

    private static final List<String> MUST_BE_ON = List.of("fsync", "full_page_writes", "synchronous_commit");

    /** First of all observers, and before the HTTP port opens. */
    void refuseForgetfulDatabase(@Observes @Priority(1) StartupEvent start, DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            check(connection);
        }
    }

    static void check(Connection connection) throws SQLException {
        for (String setting : MUST_BE_ON) {
            try (Statement show = connection.createStatement();
                    ResultSet row = show.executeQuery("show " + setting)) {
                row.next();
                if (row.getString(1).equals("off")) {
                    throw new CannotStart("The database "
                            + connection.getMetaData().getURL() + " has `" + setting
                            + "` off: a power failure would lose what was acknowledged."
                            + "\nSwitch it on: alter system set " + setting + " = on; select pg_reload_conf();");
                }
            }
        }
    }
}

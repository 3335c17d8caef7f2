package dev.leadline.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Refuses a database that a later build has migrated: this one would write rows that the later one does not expect. */
@Singleton
final class SchemaGuard {

    /** First of all observers, and before the HTTP port opens. Flyway changes nothing in a newer schema. */
    void refuseNewerSchema(@Observes @Priority(1) StartupEvent start, DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            check(SchemaVersion.of(connection), SchemaVersion.ofThisBuild());
        }
    }

    static void check(int present, int known) {
        if (present > known) {
            throw new CannotStart(
                    "The schema of the database (" + present + ") is newer than that of this build (" + known
                            + ").\nStart the build that migrated it or a later one, or restore a backup of before the upgrade.");
        }
    }
}

package dev.leadline.database;

import java.sql.SQLException;

/** Refuses a database that a later build has migrated: this one would write rows that the later one does not expect. */
public final class SchemaGuard {

    private SchemaGuard() {}

    /**
     * Before anything else is done with the database: Flyway would refuse it too, in words that do not say what to do. A
     * database that cannot be reached is left to whoever reaches for it next, and says so.
     *
     * @throws CannotStart when its schema is newer
     */
    public static void refuseNewerSchema(DatabaseSettings settings) {
        int present;
        try (var connection = settings.connectToNamed()) {
            present = SchemaVersion.of(connection);
        } catch (SQLException away) {
            return;
        }
        check(present, SchemaVersion.ofThisBuild());
    }

    static void check(int present, int known) {
        if (present > known) {
            throw new CannotStart(
                    "The schema of the database (" + present + ") is newer than that of this build ("
                            + known
                            + ").\nStart the build that migrated it or a later one, or restore a backup of before the upgrade.");
        }
    }
}

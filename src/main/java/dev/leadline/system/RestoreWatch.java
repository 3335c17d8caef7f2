package dev.leadline.system;

import dev.leadline.database.DatabaseSettings;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.database.backup.RestoreNote;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Recognises at the start that the data is not what it was when a server last ran over it. A restore by our command leaves a
 * note. Whatever else brings data back shows in PostgreSQL itself: a dump is read into another system, and a recovery begins
 * another timeline.
 */
@Singleton
class RestoreWatch {

    private static final Logger LOG = Logger.getLogger(RestoreWatch.class);

    private static final String PRESENT =
            """
            select system_identifier::text as system_identifier, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline
            from pg_control_system()
            """;
    private static final String KEPT = "select system_identifier, timeline from database_identity for update";
    private static final String KEEP =
            """
            insert into database_identity (system_identifier, timeline) values (:system_identifier, :timeline)
            on conflict (only_one) do update
              set system_identifier = excluded.system_identifier, timeline = excluded.timeline
            """;

    private final Queries queries;
    private final SystemEvents events;

    RestoreWatch(Queries queries, SystemEvents events) {
        this.queries = queries;
        this.events = events;
    }

    /** Which PostgreSQL this is. */
    record DatabaseIdentity(String systemIdentifier, String timeline) {}

    /** Before anything is answered. */
    void look(
            @Observes @Priority(2) StartupEvent start,
            @ConfigProperty(name = DatabaseSettings.EMBEDDED, defaultValue = "false") boolean embedded,
            Config config) {
        if (embedded) {
            noteRestore(new DatabaseSettings(config).dataFolder());
        }
        present().ifPresent(this::noteReplacement);
    }

    /** The note goes only after the commit: a start that is cut short leaves it, and it is noted once all the same. */
    void noteRestore(Path dataFolder) {
        try {
            RestoreNote.find(dataFolder).ifPresent(this::note);
            RestoreNote.forget(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("The note of a restore in " + dataFolder + " cannot be read.", e);
        }
    }

    private void note(RestoreNote note) {
        var said = "The database was restored from the backup " + note.backup() + ". What was acknowledged from "
                + note.takenAt() + " to " + note.restoredAt() + " is not in it.";
        if (events.note("restored", note.id(), said, note.takenAt(), note.restoredAt())) {
            LOG.warn(said);
        }
    }

    /** Some services do not tell; then it is not known. */
    private Optional<DatabaseIdentity> present() {
        try {
            return queries.first(PRESENT, Parameters.none(), row -> identity(row.getString(1), row.getString(2)));
        } catch (Queries.QueryFailed denied) {
            LOG.infof(
                    "The database does not tell which one it is, so a restore is not recognised: %s",
                    denied.getMessage());
            return Optional.empty();
        }
    }

    private static DatabaseIdentity identity(String system, String timeline) {
        return new DatabaseIdentity(system, timeline);
    }

    /** One replica after the other: the first notes it. */
    void noteReplacement(DatabaseIdentity present) {
        QuarkusTransaction.requiringNew().run(() -> {
            var before = queries.first(KEPT, Parameters.none(), row -> identity(row.getString(1), row.getString(2)));
            if (!before.equals(Optional.of(present))) {
                before.ifPresent(known -> note(known, present));
                queries.update(KEEP, Parameters.of(present));
            }
        });
    }

    private void note(DatabaseIdentity before, DatabaseIdentity present) {
        var said = before.systemIdentifier().equals(present.systemIdentifier())
                ? "The database was recovered, or a standby took over: its timeline is " + present.timeline()
                        + ", and was " + before.timeline() + " when a server last started."
                : "The data is in another PostgreSQL (system " + present.systemIdentifier()
                        + ") than when a server last" + " started (system " + before.systemIdentifier()
                        + "), as after a restore of a dump.";
        var reference = present.systemIdentifier() + "/" + present.timeline();
        if (events.note("replaced", reference, said + " What was acknowledged last may be missing.", null, null)) {
            LOG.warn(said);
        }
    }
}

package dev.leadline.access.sessions;

import dev.leadline.access.HeldRows;
import dev.leadline.access.Identity;
import dev.leadline.access.Role;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every statement on the table of sessions. */
@ApplicationScoped
class SessionTable implements HeldRows.Table<SessionRow> {

    /** Told whenever sessions have changed. */
    static final String CHANNEL = "leadline_sessions";

    private static final String CHANGED = "change = nextval('session_change')";
    private static final String OF_SUBJECT = " where kind = :kind and subject = :subject and ended_at is null";

    private final Queries queries;

    SessionTable(Queries queries) {
        this.queries = queries;
    }

    /** Another text after each change, whoever made it: a row that changes gets a higher number, and one that goes counts. */
    @Override
    public String state() {
        return queries.list("select coalesce(sum(change), 0) || '/' || count(*) from session", row -> row.getString(1))
                .get(0);
    }

    /** Those that are open. */
    @Override
    public List<SessionRow> rows() {
        return queries.list("select * from session where ended_at is null", SessionTable::row);
    }

    /**
     * Sessions that nobody has ended, newest first.
     *
     * @param of whose; null for everybody's
     */
    List<SessionRow> page(@Nullable SessionOwner of, Instant now, long before, int most) {
        return queries.list(
                """
                select * from session
                where ended_at is null and expires_at > :now and number < :before
                  and (:kind::text is null or kind = :kind and subject = :subject)
                order by number desc limit :most
                """,
                Parameters.of("now", now)
                        .and("before", before)
                        .and("kind", of == null ? null : of.kind())
                        .and("subject", of == null ? null : of.id())
                        .and("most", most),
                SessionTable::row);
    }

    Optional<SessionRow> find(String id) {
        return queries.first("select * from session where id = :id", Parameters.of("id", id), SessionTable::row);
    }

    void add(SessionText text, Identity who, Instant now, Instant expires) {
        queries.update(
                """
                insert into session
                    (id, hash, kind, subject, name, roles, sides, person, started_at, seen_at, expires_at)
                values (:id, :hash, :kind, :subject, :name, :roles, :sides, :person, :now, :now, :expires)
                """,
                of(who).and("id", text.id())
                        .and("hash", text.hash())
                        .and("now", now)
                        .and("expires", expires));
        tell();
    }

    /** @return whether it was open until then */
    boolean end(String id, String by, Instant now) {
        int ended = queries.update(
                "update session set ended_at = :now, ended_by = :by, " + CHANGED
                        + " where id = :id and ended_at is null",
                Parameters.of("id", id).and("by", by).and("now", now));
        tell();
        return ended > 0;
    }

    void endAll(SessionOwner of, String by, Instant now) {
        queries.update(
                "update session set ended_at = :now, ended_by = :by, " + CHANGED + OF_SUBJECT,
                Parameters.of("kind", of.kind())
                        .and("subject", of.id())
                        .and("by", by)
                        .and("now", now));
        tell();
    }

    /** Whoever comes with an open session is somebody else to us from now on. */
    void change(Identity who) {
        queries.update(
                "update session set name = :name, roles = :roles, sides = :sides, person = :person, " + CHANGED
                        + OF_SUBJECT,
                of(who));
        tell();
    }

    /** No change of a session: nobody needs to hear of it. */
    @Override
    public void noteUses(Collection<Map.Entry<String, Instant>> uses) {
        queries.updateEach(
                "update session set seen_at = :at where id = :id and seen_at < :at",
                uses,
                use -> Parameters.of("id", use.getKey()).and("at", use.getValue()));
    }

    void forget(Instant before) {
        queries.update("delete from session where expires_at < :before", Parameters.of("before", before));
    }

    private static Parameters of(Identity who) {
        return Parameters.of("kind", who.kind())
                .and("subject", who.id())
                .and("name", who.name())
                .and("roles", who.roles().stream().map(Role::word).sorted().toList())
                .and("sides", who.person().sides())
                .and("person", who.person().id());
    }

    private void tell() {
        queries.list("select pg_notify('" + CHANNEL + "', '')", row -> null);
    }

    private static SessionRow row(ResultSet row) throws SQLException {
        return new SessionRow(
                row.getString("id"),
                row.getLong("number"),
                row.getBytes("hash"),
                Identity.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("name"),
                List.of((String[]) row.getArray("roles").getArray()),
                List.of((String[]) row.getArray("sides").getArray()),
                row.getString("person"),
                Queries.instant(row, "started_at"),
                Queries.instant(row, "seen_at"),
                Queries.instant(row, "expires_at"),
                Queries.instant(row, "ended_at"));
    }
}

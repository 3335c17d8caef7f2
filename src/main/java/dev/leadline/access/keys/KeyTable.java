package dev.leadline.access.keys;

import dev.leadline.access.HeldRows;
import dev.leadline.access.SignIns;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every statement on the table of keys: for the server, and for the command that makes the first key without one. */
@ApplicationScoped
public class KeyTable implements HeldRows.Table<KeyRow> {

    /** Told whenever keys have changed. */
    static final String CHANNEL = "leadline_keys";

    private static final String CHANGED = "change = nextval('access_key_change')";

    private final Queries queries;

    public KeyTable(Queries queries) {
        this.queries = queries;
    }

    /** Whether there is a table: the first start of a server makes it. */
    boolean exists() {
        return queries.list("select to_regclass('access_key') is not null", row -> row.getBoolean(1))
                .get(0);
    }

    /** Another number after each change, whoever made it. */
    @Override
    public Long state() {
        return queries.list("select coalesce(sum(change), 0) from access_key", row -> row.getLong(1))
                .get(0);
    }

    @Override
    public List<KeyRow> rows() {
        return queries.list("select * from access_key order by number desc", KeyTable::row);
    }

    List<KeyRow> page(long before, int most) {
        return queries.list(
                "select * from access_key where number < :before order by number desc limit :most",
                Parameters.of("before", before).and("most", most),
                KeyTable::row);
    }

    Optional<KeyRow> find(String id) {
        return queries.first("select * from access_key where id = :id", Parameters.of("id", id), KeyTable::row);
    }

    /** Within a transaction: nobody else changes keys, or shuts a way in, until its end. */
    void lock() {
        SignIns.lock(queries);
        queries.update("lock table access_key in share row exclusive mode", Parameters.none());
    }

    void add(NewKey key, KeyText text, KeyMaker by, Instant now) {
        queries.update(
                """
                insert into access_key
                    (id, name, roles, sides, policies, request_limit, hash, created_at, created_by, person, expires_at)
                values (:id, :name, :roles, :sides, :policies, :request_limit, :hash, :now, :by, :person, :expires_at)
                """,
                Parameters.of("id", text.id())
                        .and("name", key.name())
                        .and("roles", key.roles())
                        .and("sides", key.sides())
                        .and("policies", key.policies())
                        .and("request_limit", key.limit())
                        .and("hash", text.hash())
                        .and("now", now)
                        .and("by", by.text())
                        .and("person", by.person())
                        .and("expires_at", key.expires()));
        tell();
    }

    void rotate(String id, byte[] hash, Instant earlierUntil) {
        queries.update(
                "update access_key set earlier_hash = hash, earlier_until = :until, hash = :hash, " + CHANGED
                        + " where id = :id",
                Parameters.of("id", id).and("hash", hash).and("until", earlierUntil));
        tell();
    }

    void revoke(String id, String by, Instant now) {
        queries.update(
                "update access_key set revoked_at = :now, revoked_by = :by, " + CHANGED
                        + " where id = :id and revoked_at is null",
                Parameters.of("id", id).and("by", by).and("now", now));
        tell();
    }

    /** No change of a key: nobody needs to hear of it. */
    @Override
    public void noteUses(Collection<Map.Entry<String, Instant>> uses) {
        queries.updateEach(
                "update access_key set used_at = :at where id = :id and (used_at is null or used_at < :at)",
                uses,
                use -> Parameters.of("id", use.getKey()).and("at", use.getValue()));
    }

    private void tell() {
        queries.list("select pg_notify('" + CHANNEL + "', '')", row -> null);
    }

    private static KeyRow row(ResultSet row) throws SQLException {
        return new KeyRow(
                row.getString("id"),
                row.getLong("number"),
                row.getString("name"),
                texts(row.getArray("roles")),
                texts(row.getArray("sides")),
                texts(row.getArray("policies")),
                row.getObject("request_limit", Integer.class),
                row.getBytes("hash"),
                row.getBytes("earlier_hash"),
                Queries.instant(row, "earlier_until"),
                Queries.instant(row, "created_at"),
                row.getString("created_by"),
                row.getString("person"),
                Queries.instant(row, "expires_at"),
                Queries.instant(row, "revoked_at"),
                row.getString("revoked_by"),
                Queries.instant(row, "used_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}

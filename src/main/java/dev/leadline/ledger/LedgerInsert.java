package dev.leadline.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Rows of the ledger on their way into the database: any number in one statement, which claims their keys too. */
final class LedgerInsert {

    /**
     * Of two rows with one key the first claims it. Keys are claimed in their own order, so that two writers who have the same
     * ones never wait for each other.
     */
    private static final String INSERT =
            """
            with claimed as (
              insert into idempotency_key (key, request_hash, decision_id)
              select * from unnest(?, ?, ?)
              on conflict do nothing
              returning decision_id)
            insert into decision (%1$s)
            select * from unnest(%2$s) as told (%1$s)
            where told.id <> all (?) or told.id in (select decision_id from claimed)
            returning id
            """
                    .formatted(LedgerRow.NAMES, String.join(", ", Collections.nCopies(LedgerRow.TYPES.size(), "?")));

    private static final String CLAIMED =
            "select key, request_hash, decision_id from idempotency_key where key = any (?)";

    private LedgerInsert() {}

    /**
     * Writes rows, all or none, but for those whose key was claimed before.
     *
     * @return the ids of those that were written
     */
    static Set<UUID> write(Connection connection, List<LedgerRow> rows) throws SQLException {
        var keyed = rows.stream()
                .filter(row -> row.key() != null)
                .sorted((one, other) -> one.key().key().compareTo(other.key().key()))
                .toList();
        try (var insert = connection.prepareStatement(INSERT)) {
            int at = 0;
            set(insert, ++at, "text", texts(keyed, row -> row.key().key()));
            set(insert, ++at, "text", texts(keyed, row -> row.key().requestHash()));
            set(insert, ++at, "uuid", texts(keyed, row -> row.entry().id().toString()));
            for (int i = 0; i < LedgerRow.TYPES.size(); i++) {
                set(insert, ++at, LedgerRow.TYPES.get(i), LedgerRow.values(rows, i));
            }
            set(insert, ++at, "uuid", texts(keyed, row -> row.entry().id().toString()));
            var written = new HashSet<UUID>();
            try (var ids = insert.executeQuery()) {
                while (ids.next()) {
                    written.add(ids.getObject(1, UUID.class));
                }
            }
            return written;
        }
    }

    /**
     * What was claimed by keys, by key.
     *
     * @param hash that of the request
     * @param decision the one that answered it
     */
    record Claim(String hash, UUID decision) {}

    static Map<String, Claim> claims(Connection connection, List<LedgerRow> rows) throws SQLException {
        try (var select = connection.prepareStatement(CLAIMED)) {
            set(select, 1, "text", texts(rows, row -> row.key().key()));
            var found = new HashMap<String, Claim>();
            try (var claims = select.executeQuery()) {
                while (claims.next()) {
                    found.put(
                            claims.getString("key"),
                            new Claim(claims.getString("request_hash"), claims.getObject("decision_id", UUID.class)));
                }
            }
            return found;
        }
    }

    private static String[] texts(List<LedgerRow> rows, Function<LedgerRow, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static void set(PreparedStatement statement, int at, String type, String[] values) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    }
}

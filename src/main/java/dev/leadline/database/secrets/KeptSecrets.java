package dev.leadline.database.secrets;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** All secrets in the database. This is the one list of the columns that hold some. */
final class KeptSecrets {

    private static final List<Column> COLUMNS =
            List.of(new Column("receiver", "name", "secret"), new Column("receiver", "name", "old_secret"));

    private final Connection connection;

    KeptSecrets(Connection connection) {
        this.connection = connection;
    }

    /**
     * A column with secrets, each of them null, plain or sealed.
     *
     * @param row the column that names the row
     */
    private record Column(String table, String row, String name) {}

    private record Kept(Column column, SecretPlace place, String text) {}

    /** Returns the ids of the keys that sealed texts need, and how many texts are not sealed. */
    KeysInUse inUse() throws SQLException {
        var ids = new TreeSet<String>();
        int plain = 0;
        for (var kept : all()) {
            if (SecretsKeys.isSealed(kept.text())) {
                ids.add(SecretsKeys.keyOf(kept.text()));
            } else {
                plain++;
            }
        }
        return new KeysInUse(List.copyOf(ids), plain);
    }

    /**
     * @param sealedWith the ids of the keys that are needed
     * @param plain how many secrets are not sealed
     */
    record KeysInUse(List<String> sealedWith, int plain) {}

    /**
     * Seals with the first key whatever is not. Each secret is a step of its own, and one that was changed meanwhile is left to
     * whoever changed it: so it can be stopped and begun again, beside other servers.
     *
     * @return how many were sealed
     * @throws UnreadableSecret when one does not open; those before it are sealed
     */
    int sealAll(SecretsKeys keys) throws SQLException {
        var first = keys.first().orElseThrow().id();
        int sealed = 0;
        for (var kept : all()) {
            boolean isSealed = SecretsKeys.isSealed(kept.text());
            if (isSealed && SecretsKeys.keyOf(kept.text()).equals(first)) {
                continue;
            }
            var plain = isSealed ? keys.open(kept.text(), kept.place()) : kept.text();
            sealed += replace(kept, keys.seal(plain, kept.place()).orElseThrow());
        }
        return sealed;
    }

    private List<Kept> all() throws SQLException {
        var all = new ArrayList<Kept>();
        for (var column : COLUMNS) {
            if (exists(column)) {
                read(column, all);
            }
        }
        return all;
    }

    /** Not before the first start of a server. */
    private boolean exists(Column column) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, column.table());
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private void read(Column column, List<Kept> into) throws SQLException {
        var select = "select %s, %s from %s where %2$s is not null order by 1"
                .formatted(column.row(), column.name(), column.table());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            while (rows.next()) {
                into.add(new Kept(column, new SecretPlace(column.table(), rows.getString(1)), rows.getString(2)));
            }
        }
    }

    private int replace(Kept kept, String sealed) throws SQLException {
        var column = kept.column();
        var update =
                "update %s set %s = ? where %s = ? and %2$s = ?".formatted(column.table(), column.name(), column.row());
        try (var statement = connection.prepareStatement(update)) {
            statement.setString(1, sealed);
            statement.setString(2, kept.place().row());
            statement.setString(3, kept.text());
            return statement.executeUpdate();
        }
    }
}

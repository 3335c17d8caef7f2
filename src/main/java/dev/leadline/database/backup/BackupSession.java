package dev.leadline.database.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * PostgreSQL, told that its files are being copied. It keeps the WAL until the connection ends, however it ends, and writes whole
 * pages meanwhile.
 */
final class BackupSession {

    private static final Pattern TIMELINE = Pattern.compile("START TIMELINE: (\\d+)");

    private final Connection connection;
    private final String start;

    private BackupSession(Connection connection, String start) {
        this.connection = connection;
        this.start = start;
    }

    static BackupSession begin(Connection connection) throws SQLException {
        var slot = "backup_" + UUID.randomUUID().toString().replace('-', '_');
        ask(connection, "select pg_create_physical_replication_slot('" + slot + "', true, true)::text");
        return new BackupSession(connection, ask(connection, "select pg_backup_start('leadline', true)::text"));
    }

    /**
     * What PostgreSQL says at the end of the copying.
     *
     * @param stop up to where the WAL is needed
     * @param label what its start must find in {@code backup_label}
     * @param tablespaces the same of {@code tablespace_map}; empty without any
     * @param wal the files of the WAL that are needed, which are complete
     */
    record End(String stop, String label, String tablespaces, List<String> wal) {}

    End end() throws SQLException {
        long size = Long.parseLong(ask(connection, "select setting from pg_settings where name = 'wal_segment_size'"));
        try (var statement = connection.createStatement();
                var end = statement.executeQuery(
                        "select lsn::text as stop, labelfile, coalesce(spcmapfile, '') as spaces from pg_backup_stop(true)")) {
            end.next();
            var stop = end.getString("stop");
            var label = end.getString("labelfile");
            return new End(
                    stop, label, end.getString("spaces"), new WalSegments(timeline(label), size).between(start, stop));
        }
    }

    private static long timeline(String label) {
        var found = TIMELINE.matcher(label);
        if (!found.find()) {
            throw new IllegalStateException("PostgreSQL's label of a backup names no timeline: " + label);
        }
        return Long.parseLong(found.group(1));
    }

    String start() {
        return start;
    }

    String ask(String query) throws SQLException {
        return ask(connection, query);
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}

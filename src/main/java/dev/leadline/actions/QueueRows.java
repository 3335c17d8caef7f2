package dev.leadline.actions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A queued action as a row, in and out. */
final class QueueRows {

    /** In the order of the record. */
    static final List<String> COLUMNS = List.of(
            "lead_id",
            "stage",
            "policy",
            "tier",
            "owner",
            "team",
            "type",
            "channel",
            "responsible",
            "state",
            "warned",
            "due_at",
            "earliest_at",
            "received_at",
            "decision_id",
            "action",
            "source",
            "attributes",
            "zone",
            "clock");

    /** Those that are kept as JSON, to be asked within the database too. */
    static final Set<String> JSON = Set.of("attributes", "clock");

    private QueueRows() {}

    /** The columns of a table, for a {@code select}. */
    static String columnsOf(String table) {
        return COLUMNS.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
    }

    /** The row whose columns follow after so many others; {@code null} when there is none. */
    static QueuedAction read(ResultSet row, int after) throws SQLException {
        if (row.getString(after + 1) == null) {
            return null;
        }
        return new QueuedAction(
                row.getString(after + 1),
                row.getString(after + 2),
                row.getString(after + 3),
                row.getString(after + 4),
                row.getString(after + 5),
                row.getString(after + 6),
                row.getString(after + 7),
                row.getString(after + 8),
                row.getString(after + 9),
                row.getString(after + 10),
                row.getBoolean(after + 11),
                instant(row, after + 12),
                instant(row, after + 13),
                instant(row, after + 14),
                row.getObject(after + 15, UUID.class),
                row.getString(after + 16),
                row.getString(after + 17),
                row.getString(after + 18),
                row.getString(after + 19),
                row.getString(after + 20));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

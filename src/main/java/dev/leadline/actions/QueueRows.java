package dev.leadline.actions;

import dev.leadline.database.Columns;
import dev.leadline.database.KeptRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A queued action as a row, in and out. */
final class QueueRows {

    private static final String TYPED =
            """
            lead_id text, stage text, policy text, tier text, owner text, team text, type text, channel text,
            responsible text, state text, warned boolean, due_at timestamptz, earliest_at timestamptz,
            received_at timestamptz, decision_id uuid, action text, source text, attributes jsonb, zone text,
            clock jsonb""";

    /** In the order of the record. */
    static final List<String> COLUMNS = Columns.of(TYPED).names();

    /** A lead has one, with the words by which it is found. */
    static final KeptRows PUT = KeptRows.replacing("queued_action", TYPED + ", words tsvector", "lead_id");

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

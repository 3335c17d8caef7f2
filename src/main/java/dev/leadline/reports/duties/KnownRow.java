package dev.leadline.reports.duties;

import static dev.leadline.database.Queries.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A row that is known now, without what it says.
 *
 * @param kind the kind of duty; {@code null} for a row of a cycle
 * @param fingerprint tells whether another row says the same; {@code null} when that is not known
 * @param decisionId the decision that says so; {@code null} for none, and for a row of a cycle
 */
record KnownRow(String leadId, int cycle, String kind, Instant knownFrom, Long fingerprint, UUID decisionId) {

    /** What the next row takes the place of. */
    record Key(String leadId, int cycle, String kind) {}

    static KnownRow read(ResultSet row) throws SQLException {
        return new KnownRow(
                row.getString("lead_id"),
                row.getInt("cycle"),
                row.getString("kind"),
                instant(row, "known_from"),
                row.getObject("fingerprint", Long.class),
                row.getObject("decision_id", UUID.class));
    }

    Key key() {
        return new Key(leadId, cycle, kind);
    }
}

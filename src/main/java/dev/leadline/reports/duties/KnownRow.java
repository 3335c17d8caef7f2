package dev.leadline.reports.duties;

import dev.leadline.database.Queries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A row that says what is known now, as far as others are compared with it.
 *
 * @param fingerprint {@code null} where nobody knows
 * @param decisionId the decision that says so; {@code null} for none, and for a cycle
 */
record KnownRow(Key key, Instant knownFrom, Long fingerprint, UUID decisionId) {

    /**
     * What a row is of.
     *
     * @param kind the kind of a duty; {@code null} for a cycle
     */
    record Key(String leadId, int cycle, String kind) {

        boolean isDuty() {
            return kind != null;
        }
    }

    static KnownRow read(ResultSet row) throws SQLException {
        return new KnownRow(
                new Key(row.getString(1), row.getInt(2), row.getString(3)),
                Queries.instant(row, "known_from"),
                row.getObject("fingerprint", Long.class),
                row.getObject("decision_id", UUID.class));
    }

    boolean saysTheSameAs(SpannedRow told) {
        return fingerprint != null && fingerprint == told.fingerprint();
    }
}

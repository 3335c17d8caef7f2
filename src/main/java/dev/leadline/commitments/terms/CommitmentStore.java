package dev.leadline.commitments.terms;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.approvals.Approval;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Every statement on published terms. */
@ApplicationScoped
public class CommitmentStore {

    /** Publishers come one after the other. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7301319) as text)";

    private static final String COLUMNS =
            """
            select sequence, commitment_id, version, effective_from, terms, published_at, published_by, reason, proposal,
              consents
            from commitment_version
            """;
    private static final String LATEST =
            """
            select distinct on (commitment_id) sequence, commitment_id, version, effective_from, terms, published_at,
              published_by, reason, proposal, consents
            from commitment_version where commitment_id > :after order by commitment_id, sequence desc limit :most
            """;
    private static final String ADD =
            """
            insert into commitment_version (commitment_id, version, period_from, period_to, effective_from, terms,
              published_at, published_by, reason, proposal, consents)
            values (:id, :version, :period_from, :period_to, :effective_from, :terms, :at, :by, :reason, :proposal, :consents)
            """;

    private final Queries queries;
    private final ObjectMapper json;

    CommitmentStore(Queries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    void lock() {
        queries.list(LOCK, row -> "");
    }

    /** All versions of a commitment, the first one first; none when there is no such commitment. */
    public List<CommitmentVersion> versions(String id) {
        return queries.list(
                COLUMNS + " where commitment_id = :id order by sequence", Parameters.of("id", id), this::read);
    }

    /** The versions of a commitment before one, the newest first. */
    public List<CommitmentVersion> versionsBefore(String id, long sequence, int most) {
        return queries.list(
                COLUMNS + " where commitment_id = :id and sequence < :before order by sequence desc limit :most",
                Parameters.of("id", id).and("before", sequence).and("most", most),
                this::read);
    }

    /** The last version of each commitment after an id, by id. */
    public List<CommitmentVersion> latest(String after, int most) {
        return queries.list(LATEST, Parameters.of("after", after).and("most", most), this::read);
    }

    void add(CommitmentVersion version) {
        queries.update(
                ADD,
                Parameters.of("id", version.id())
                        .and("version", version.version())
                        .and("period_from", version.period().from())
                        .and("period_to", version.period().to())
                        .and("effective_from", version.effectiveFrom())
                        .and("terms", JsonText.write(json, version.terms()))
                        .and("at", version.imprint().publishedAt())
                        .and("by", version.imprint().publishedBy())
                        .and("reason", version.imprint().reason())
                        .and("proposal", version.imprint().approval().proposal())
                        .and("consents", version.imprint().approval().consents()));
    }

    private CommitmentVersion read(ResultSet row) throws SQLException {
        return new CommitmentVersion(
                row.getLong("sequence"),
                row.getString("commitment_id"),
                JsonText.read(json, row.getString("terms"), CommitmentDefinition.class),
                row.getString("version"),
                row.getObject("effective_from", LocalDate.class),
                new CommitmentVersion.Imprint(
                        Queries.instant(row, "published_at"),
                        row.getString("published_by"),
                        row.getString("reason"),
                        new Approval(row.getObject("proposal", Long.class), row.getString("consents"), null)));
    }
}

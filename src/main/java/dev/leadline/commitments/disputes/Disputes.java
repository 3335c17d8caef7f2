package dev.leadline.commitments.disputes;

import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.commitments.terms.Commitments;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** Disputes about leads, and what was decided: each lead of a commitment once per cycle. */
@ApplicationScoped
class Disputes {

    private static final String KNOWN =
            """
            select 1 from lead_cycle where lead_id = :lead and cycle = :cycle and stage = any(:stages::text[])
            and known_until = 'infinity'
            """;
    private static final String RAISE =
            """
            insert into commitment_dispute (commitment_id, lead_id, cycle, raised_at, raised_by, reason)
            values (:commitment, :lead, :cycle, :at, :by, :reason)
            on conflict do nothing
            """;
    private static final String DECIDE =
            """
            update commitment_dispute set counts = :counts, decided_at = :at, decided_by = :by, decided_reason = :reason
            where commitment_id = :commitment and lead_id = :lead and cycle = :cycle and counts is null
            """;
    private static final String SELECT =
            """
            select lead_id, cycle, raised_at, raised_by, reason, counts, decided_at, decided_by, decided_reason
            from commitment_dispute where commitment_id = :commitment
            """;

    private final Queries queries;
    private final Commitments commitments;
    private final InstantSource clock;

    Disputes(Queries queries, Commitments commitments, InstantSource clock) {
        this.queries = queries;
        this.commitments = commitments;
        this.clock = clock;
    }

    /** @throws Problem 404 without the commitment, 422 without the lead, 409 when it is disputed already */
    DisputeBody raise(String id, DisputeRequest wanted, String by) {
        var stages = commitments.versions(id).stream()
                .map(CommitmentVersion::stage)
                .distinct()
                .toList();
        var place = place(id, wanted.leadId(), wanted.cycleOrFirst());
        return QuarkusTransaction.requiringNew().call(() -> {
            if (queries.list(KNOWN, place.and("stages", stages), row -> "").isEmpty()) {
                throw Problem.invalid(
                        "/leadId",
                        wanted.leadId(),
                        "No lead (%s) was received in cycle %d in the stage %s.\nSee /v1/commitments/%s/leads for all of them."
                                .formatted(
                                        QuotedText.of(wanted.leadId()),
                                        wanted.cycleOrFirst(),
                                        String.join(" or ", stages),
                                        id));
            }
            int raised = queries.update(
                    RAISE, place.and("at", clock.instant()).and("by", by).and("reason", wanted.reason()));
            if (raised == 0) {
                throw Problem.conflict(
                        "/leadId",
                        wanted.leadId(),
                        "The lead (%s) is disputed already.".formatted(QuotedText.of(wanted.leadId())));
            }
            return get(id, wanted.leadId(), wanted.cycleOrFirst());
        });
    }

    /** @throws Problem 404 when there is no such dispute, 409 when it is decided */
    DisputeBody decide(String id, String lead, int cycle, DisputeRequest.DecisionRequest decision, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            get(id, lead, cycle);
            int decided = queries.update(
                    DECIDE,
                    place(id, lead, cycle)
                            .and("counts", decision.counts())
                            .and("at", clock.instant())
                            .and("by", by)
                            .and("reason", decision.reason()));
            if (decided == 0) {
                throw Problem.conflict("The dispute about the lead (" + QuotedText.of(lead) + ") is decided already.");
            }
            return get(id, lead, cycle);
        });
    }

    /**
     * The disputes of a commitment after a lead, in the order of leads.
     *
     * @param decided whether only decided or only open ones are wanted; {@code null} for all
     */
    List<DisputeBody> page(String id, Boolean decided, String lead, int cycle, int most) {
        commitments.versions(id);
        return queries.list(
                SELECT
                        + """
                          and (lead_id, cycle) > (:lead, :cycle)
                          and (:decided::boolean is null or (counts is not null) = :decided::boolean)
                          order by lead_id, cycle limit :most
                          """,
                place(id, lead, cycle).and("decided", decided).and("most", most),
                Disputes::read);
    }

    private DisputeBody get(String id, String lead, int cycle) {
        return queries.first(SELECT + " and lead_id = :lead and cycle = :cycle", place(id, lead, cycle), Disputes::read)
                .orElseThrow(() -> Problem.notFound(
                        "There is no dispute about the lead (%s), cycle %d.\nSee /v1/commitments/%s/disputes for all of them."
                                .formatted(QuotedText.of(lead), cycle, QuotedText.of(id))));
    }

    private static Parameters place(String id, String lead, int cycle) {
        return Parameters.of("commitment", id).and("lead", lead).and("cycle", cycle);
    }

    private static DisputeBody read(ResultSet row) throws SQLException {
        return new DisputeBody(
                row.getString("lead_id"),
                row.getInt("cycle"),
                Queries.instant(row, "raised_at"),
                row.getString("raised_by"),
                row.getString("reason"),
                row.getObject("counts", Boolean.class),
                Queries.instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("decided_reason"));
    }
}

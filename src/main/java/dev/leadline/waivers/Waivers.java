package dev.leadline.waivers;

import dev.leadline.approvals.Approval;
import dev.leadline.approvals.UsualApprovals;
import dev.leadline.approvals.Warrant;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.approval.Person;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Exceptions from what was promised: asked for, approved, withdrawn. */
@ApplicationScoped
public class Waivers {

    private static final String COLUMNS =
            """
            select id, kind, policy_id, tier, team, source, duty, from_at, to_at, reason, requested_by, requested_at,
              approved_by, approved_at, withdrawn_by, withdrawn_at, person, proposal, consents,
              case when withdrawn_at is not null then 'withdrawn' when approved_at is not null then 'approved'
                else 'requested' end as state
            from waiver
            """;
    private static final String ADD =
            """
            insert into waiver (kind, policy_id, tier, team, source, duty, from_at, to_at, reason, requested_by, requested_at,
              person)
            values (:kind, :policy, :tier, :team, :source, :duty, :from, :to, :reason, :by, :at, :person) returning id
            """;
    private static final String APPROVE =
            """
            update waiver set approved_by = :by, approved_at = :at, proposal = :proposal, consents = :consents
            where id = :id and approved_at is null and withdrawn_at is null
            """;
    private static final String WITHDRAW =
            "update waiver set withdrawn_by = :by, withdrawn_at = :at where id = :id and withdrawn_at is null";
    private static final String SCOPES =
            """
            select policy_id, tier, team, source, duty, from_at, to_at from waiver
            where approved_at is not null and withdrawn_at is null and from_at < :to and to_at > :from order by id
            """;

    private final Queries queries;
    private final UsualApprovals approvals;
    private final Event<WaiverChange> changes;
    private final InstantSource clock;

    Waivers(Queries queries, UsualApprovals approvals, Event<WaiverChange> changes, InstantSource clock) {
        this.queries = queries;
        this.approvals = approvals;
        this.changes = changes;
        this.clock = clock;
    }

    /** What is excused of the duties whose deadline lies in some time: approved waivers that were not withdrawn. */
    public List<WaiverScope> scopes(Instant from, Instant to) {
        return queries.list(
                SCOPES,
                Parameters.of("from", from).and("to", to),
                row -> new WaiverScope(
                        row.getString("policy_id"),
                        row.getString("tier"),
                        row.getString("team"),
                        row.getString("source"),
                        row.getString("duty"),
                        new WaiverScope.Time(Queries.instant(row, "from_at"), Queries.instant(row, "to_at"))));
    }

    WaiverBody request(WaiverRequest wanted, Person person, String by) {
        wanted.check();
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var parameters = Parameters.of(wanted).and("by", by).and("at", now).and("person", person.id());
            long id = queries.list(ADD, parameters, row -> row.getLong("id")).get(0);
            changes.fire(new WaiverChange(WaiverChange.What.REQUESTED, asked(id), by));
            return get(id);
        });
    }

    /** @throws Problem 404 when there is none, 409 when it is approved or withdrawn, or others must consent */
    WaiverBody approve(long id, String by) {
        return approve(id, by, Warrant.NOBODY, () -> {});
    }

    /**
     * The same by the consents of others.
     *
     * @param within what else belongs to the same transaction
     */
    public WaiverBody approve(long id, String by, Warrant warrant, Runnable within) {
        return change(APPROVE, id, by, warrant.approval(), () -> {
            warrant.demand(approvals.get(), "waiver (" + id + ")", "/v1/waivers/" + id + "/approval");
            within.run();
        });
    }

    /** @throws Problem 404 when there is none, 409 when it is withdrawn */
    public WaiverBody withdraw(long id, String by) {
        return change(
                WITHDRAW,
                id,
                by,
                Approval.NONE,
                () -> changes.fire(new WaiverChange(WaiverChange.What.WITHDRAWN, asked(id), by)));
    }

    private WaiverBody change(String change, long id, String by, Approval approval, Runnable within) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var before = get(id);
            int changed = queries.update(
                    change,
                    Parameters.of("id", id)
                            .and("by", by)
                            .and("at", clock.instant())
                            .and("proposal", approval.proposal())
                            .and("consents", approval.consents()));
            if (changed == 0) {
                throw Problem.conflict("The waiver (%d) is %s already.".formatted(id, before.state()));
            }
            within.run();
            return get(id);
        });
    }

    /**
     * A waiver as it was asked for.
     *
     * @throws Problem 404 when there is none, 409 when it is approved or withdrawn
     */
    public AskedWaiver open(long id) {
        var waiver = get(id);
        if (!waiver.state().equals("requested")) {
            throw Problem.conflict("The waiver (%d) is %s already.".formatted(id, waiver.state()));
        }
        return asked(id);
    }

    private AskedWaiver asked(long id) {
        return queries.first(
                        COLUMNS + " where id = :id",
                        Parameters.of("id", id),
                        row -> new AskedWaiver(id, row.getString("person"), row.getString("requested_by"), body(row)))
                .orElseThrow();
    }

    private static WaiverRequest body(ResultSet row) throws SQLException {
        return new WaiverRequest(
                row.getString("kind"),
                row.getString("policy_id"),
                row.getString("tier"),
                row.getString("team"),
                row.getString("source"),
                row.getString("duty"),
                Queries.instant(row, "from_at"),
                Queries.instant(row, "to_at"),
                row.getString("reason"));
    }

    /** Waivers before a number, the newest first. */
    List<WaiverBody> page(String state, long before, int most) {
        return queries.list(
                "select * from (" + COLUMNS + ") as waivers"
                        + " where id < :before and (:state::text is null or state = :state::text)"
                        + " order by id desc limit :most",
                Parameters.of("state", state).and("before", before).and("most", most),
                Waivers::read);
    }

    /** @throws Problem 404 when there is none */
    WaiverBody get(long id) {
        return queries.first(COLUMNS + " where id = :id", Parameters.of("id", id), Waivers::read)
                .orElseThrow(() -> Problem.notFound("There is no waiver (" + QuotedText.of(String.valueOf(id))
                        + ").\nSee /v1/waivers for all of them."));
    }

    private static WaiverBody read(ResultSet row) throws SQLException {
        return new WaiverBody(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("policy_id"),
                row.getString("tier"),
                row.getString("team"),
                row.getString("source"),
                row.getString("duty"),
                Queries.instant(row, "from_at"),
                Queries.instant(row, "to_at"),
                row.getString("reason"),
                row.getString("state"),
                row.getString("requested_by"),
                Queries.instant(row, "requested_at"),
                row.getString("approved_by"),
                Queries.instant(row, "approved_at"),
                row.getString("withdrawn_by"),
                Queries.instant(row, "withdrawn_at"),
                row.getObject("proposal", Long.class),
                row.getString("consents"));
    }
}

package dev.leadline.leads.store;

import static dev.leadline.database.Queries.instant;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.tracking.InFlightChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of transitions. Everything here joins the caller's transaction, where there is one. */
@ApplicationScoped
public class TransitionStore {

    /** A replica that has not been heard of for so long is gone, and another goes on where it stopped. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /**
     * The open leads that a transition is for and that come after the last it has visited. What is for new leads is for
     * those whose clock had not started when it came. Where that was not kept, by an earlier version of the server, the
     * clock has started within a month of receipt.
     */
    private static final String LEFT =
            """
            standing = 'OPEN' and (cast(:policy as text) is null or policy_id = :policy) and id > :after
            and (cast(:starts_from as timestamptz) is null
                 or coalesce(clock_starts_at, received_at + interval '30 days') >= :starts_from)
            """;

    private final Queries queries;

    TransitionStore(Queries queries) {
        this.queries = queries;
    }

    /** Begins to carry a publication over, unless that was begun before; of rules, those before are then done with. */
    public void begin(InFlightChange arrival, Instant now) {
        queries.update(
                """
                insert into transition (publication, policy_id, calendar_id, transition, reason, started_at, rules,
                       starts_from)
                values (:publication, :policy_id, :calendar_id, :transition, :reason, :now, :rules, :starts_from)
                on conflict do nothing
                """,
                Parameters.of(arrival).and("now", now).and("starts_from", arrival.startsFrom()));
        if (arrival.rules() != null) {
            queries.update(
                    "update transition set ended_at = :now, leased_until = null"
                            + " where ended_at is null and rules is not null and publication <> :publication",
                    Parameters.of("now", now).and("publication", arrival.publication()));
        }
    }

    /**
     * One that is not done and that no other replica is at; from now on it is ours.
     *
     * @param rules the revision by which this replica decides: other rules it cannot carry over
     */
    public Optional<TransitionRow> claim(Instant now, String rules) {
        return queries.first(
                """
                update transition set leased_until = :until where publication = (
                  select publication from transition
                  where ended_at is null and (leased_until is null or leased_until < :now)
                    and (rules is null or rules = :rules)
                  order by started_at, publication limit 1 for update skip locked)
                returning *
                """,
                Parameters.of("now", now).and("until", now.plus(LEASE)).and("rules", rules),
                TransitionStore::read);
    }

    /** The next leads that it may be for, in the order of their ids, locked. */
    public List<String> lockNext(TransitionRow transition, String after, int limit) {
        return queries.list(
                "select id from lead where " + LEFT + " order by id limit :most for update",
                left(transition, after).and("most", limit),
                row -> row.getString(1));
    }

    /** Remembers how far it is. */
    public void reached(String publication, String lead, int done, int failed, Instant now) {
        queries.update(
                """
                update transition set reached = :lead, leads_done = leads_done + :done,
                       leads_failed = leads_failed + :failed, leased_until = :until
                where publication = :publication
                """,
                Parameters.of("publication", publication)
                        .and("lead", lead)
                        .and("done", done)
                        .and("failed", failed)
                        .and("until", now.plus(LEASE)));
    }

    public void end(String publication, Instant now) {
        queries.update(
                "update transition set ended_at = :now, leased_until = null where publication = :publication",
                Parameters.of("now", now).and("publication", publication));
    }

    /**
     * What is not carried over yet.
     *
     * @param oldest when the first of them began; null when there is none
     */
    public record Backlog(long open, Instant oldest) {}

    public Backlog backlog() {
        return queries.list(
                        "select count(*) as open, min(started_at) as oldest from transition where ended_at is null",
                        row -> new Backlog(row.getLong("open"), instant(row, "oldest")))
                .get(0);
    }

    /** Those begun last first. */
    public List<TransitionRow> all() {
        return queries.list(
                "select * from transition order by started_at desc, publication desc limit 200", TransitionStore::read);
    }

    public Optional<TransitionRow> find(String publication) {
        return queries.first(
                "select * from transition where publication = :publication",
                Parameters.of("publication", publication),
                TransitionStore::read);
    }

    /** Returns the number of open leads that it still has to visit. */
    public long left(TransitionRow transition) {
        return queries.list(
                        "select count(*) from lead where " + LEFT,
                        left(transition, transition.progress().reached()),
                        row -> row.getLong(1))
                .get(0);
    }

    private static Parameters left(TransitionRow transition, String after) {
        return Parameters.of("policy", transition.policyId())
                .and("after", after == null ? "" : after)
                .and("starts_from", transition.startsFrom());
    }

    private static TransitionRow read(ResultSet row) throws SQLException {
        return new TransitionRow(
                row.getString("publication"),
                row.getString("policy_id"),
                row.getString("calendar_id"),
                row.getString("transition"),
                row.getString("reason"),
                instant(row, "starts_from"),
                new TransitionRow.Progress(
                        instant(row, "started_at"),
                        row.getString("reached"),
                        row.getLong("leads_done"),
                        row.getLong("leads_failed"),
                        instant(row, "ended_at")));
    }
}

package dev.leadline.leads.store;

import static dev.leadline.database.Queries.instant;
import static dev.leadline.database.Queries.timestamp;

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

    private final Queries queries;

    TransitionStore(Queries queries) {
        this.queries = queries;
    }

    /** Begins to carry a publication over, unless that was begun before; of rules, those before are then done with. */
    public void begin(InFlightChange arrival, Instant now) {
        queries.update(
                """
                insert into transition (publication, policy_id, calendar_id, transition, reason, started_at, rules)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                statement -> {
                    statement.setString(1, arrival.publication());
                    statement.setString(2, arrival.policyId());
                    statement.setString(3, arrival.calendarId());
                    statement.setString(4, arrival.transition());
                    statement.setString(5, arrival.reason());
                    statement.setTimestamp(6, timestamp(now));
                    statement.setString(7, arrival.rules());
                });
        if (arrival.rules() != null) {
            queries.update(
                    "update transition set ended_at = ?, leased_until = null"
                            + " where ended_at is null and rules is not null and publication <> ?",
                    statement -> {
                        statement.setTimestamp(1, timestamp(now));
                        statement.setString(2, arrival.publication());
                    });
        }
    }

    /**
     * One that is not done and that no other replica is at; from now on it is ours.
     *
     * @param rules the revision by which this replica decides: other rules it cannot carry over
     */
    public Optional<TransitionRow> claim(Instant now, String rules) {
        var claimed = queries.list(
                """
                update transition set leased_until = ? where publication = (
                  select publication from transition
                  where ended_at is null and (leased_until is null or leased_until < ?)
                    and (rules is null or rules = ?)
                  order by started_at, publication limit 1 for update skip locked)
                returning *
                """,
                statement -> {
                    statement.setTimestamp(1, timestamp(now.plus(LEASE)));
                    statement.setTimestamp(2, timestamp(now));
                    statement.setString(3, rules);
                },
                TransitionStore::read);
        return claimed.stream().findFirst();
    }

    /** The next leads that it may be for, in the order of their ids, locked. */
    public List<String> lockNext(TransitionRow transition, String after, int limit) {
        return queries.list(
                "select id from lead where standing = 'OPEN' and (cast(? as text) is null or policy_id = ?) and id > ?"
                        + " order by id limit ? for update",
                statement -> {
                    statement.setString(1, transition.policyId());
                    statement.setString(2, transition.policyId());
                    statement.setString(3, after == null ? "" : after);
                    statement.setInt(4, limit);
                },
                row -> row.getString(1));
    }

    /** Remembers how far it is. */
    public void reached(String publication, String lead, int done, int failed, Instant now) {
        queries.update(
                """
                update transition set reached = ?, leads_done = leads_done + ?, leads_failed = leads_failed + ?,
                       leased_until = ?
                where publication = ?
                """,
                statement -> {
                    statement.setString(1, lead);
                    statement.setInt(2, done);
                    statement.setInt(3, failed);
                    statement.setTimestamp(4, timestamp(now.plus(LEASE)));
                    statement.setString(5, publication);
                });
    }

    public void end(String publication, Instant now) {
        queries.update("update transition set ended_at = ?, leased_until = null where publication = ?", statement -> {
            statement.setTimestamp(1, timestamp(now));
            statement.setString(2, publication);
        });
    }

    /** Those begun last first. */
    public List<TransitionRow> all() {
        return queries.list(
                "select * from transition order by started_at desc, publication desc limit 200",
                statement -> {},
                TransitionStore::read);
    }

    public Optional<TransitionRow> find(String publication) {
        return queries
                .list(
                        "select * from transition where publication = ?",
                        statement -> statement.setString(1, publication),
                        TransitionStore::read)
                .stream()
                .findFirst();
    }

    /** Returns the number of open leads that it still has to visit. */
    public long left(TransitionRow transition) {
        return queries.list(
                        "select count(*) from lead where standing = 'OPEN' and (cast(? as text) is null or policy_id = ?)"
                                + " and id > ?",
                        statement -> {
                            statement.setString(1, transition.policyId());
                            statement.setString(2, transition.policyId());
                            statement.setString(
                                    3,
                                    transition.progress().reached() == null
                                            ? ""
                                            : transition.progress().reached());
                        },
                        row -> row.getLong(1))
                .get(0);
    }

    private static TransitionRow read(ResultSet row) throws SQLException {
        return new TransitionRow(
                row.getString("publication"),
                row.getString("policy_id"),
                row.getString("calendar_id"),
                row.getString("transition"),
                row.getString("reason"),
                new TransitionRow.Progress(
                        instant(row, "started_at"),
                        row.getString("reached"),
                        row.getLong("leads_done"),
                        row.getLong("leads_failed"),
                        instant(row, "ended_at")));
    }
}

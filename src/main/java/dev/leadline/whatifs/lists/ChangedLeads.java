package dev.leadline.whatifs.lists;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The leads that what-ifs answer differently, as the database keeps them for a time. */
@ApplicationScoped
public class ChangedLeads {

    /** So long a list is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** Of so many what-ifs of a policy lists are kept. */
    public static final int MOST_LISTS = 20;

    private static final int REMOVED_AT_ONCE = 10_000;

    private static final String ADD =
            """
            insert into what_if_lead (what_if, lead_id, answer, closed, transitions, changes, team, owner, content)
            values (:what_if, :lead_id, :answer, :closed, cast(:transitions as text[]), cast(:changes as text[]), :team,
                    :owner, :content)
            """;

    private static final String PAGE =
            """
            select lead_id, answer, closed, transitions, changes, team, owner, content from what_if_lead
            where %s and lead_id > :after order by lead_id limit :most
            """;

    /** What-ifs with rows that nobody will ask for: old ones, those before many others, and those without a result. */
    private static final String OUTDATED =
            """
            select id from what_if w where policy_id = :policy and exists (select from what_if_lead l where l.what_if = w.id)
               and id not in (select id from what_if where policy_id = :policy and started_at > :since
                                 and (state = 'RUNNING' or lists_open or lists_closed) order by id desc limit :most)
            """;

    private final Queries queries;

    ChangedLeads(Queries queries) {
        this.queries = queries;
    }

    /** Adds to the list of a what-if, in a transaction of its own. */
    public void add(long whatIf, Collection<ChangedLeadRow> rows) {
        if (!rows.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> queries.updateEach(
                            ADD, rows, row -> Parameters.of(row).and("what_if", whatIf)));
        }
    }

    public long count(ChangedLeadFilter filter) {
        return queries.list(
                        "select count(*) from what_if_lead where " + filter.condition(),
                        filter.parameters(),
                        row -> row.getLong(1))
                .get(0);
    }

    /** A page by lead: those after one. */
    public List<ChangedLeadRow> page(ChangedLeadFilter filter, String after, int most) {
        return queries.list(
                PAGE.formatted(filter.condition()),
                filter.parameters().and("after", after).and("most", most),
                ChangedLeads::read);
    }

    private static ChangedLeadRow read(ResultSet row) throws SQLException {
        return new ChangedLeadRow(
                row.getString("lead_id"),
                row.getInt("answer"),
                row.getBoolean("closed"),
                List.of((String[]) row.getArray("transitions").getArray()),
                List.of((String[]) row.getArray("changes").getArray()),
                row.getString("team"),
                row.getString("owner"),
                row.getString("content"));
    }

    /** Removes lists of a policy's what-ifs that are outdated, some rows at a time. */
    public void removeOutdated(String policyId, Instant now) {
        var outdated = queries.list(
                OUTDATED,
                Parameters.of("policy", policyId).and("since", now.minus(KEPT)).and("most", MOST_LISTS),
                row -> row.getLong(1));
        outdated.forEach(this::remove);
    }

    private void remove(long whatIf) {
        var which = Parameters.of("what_if", whatIf);
        QuarkusTransaction.requiringNew()
                .run(() -> queries.update(
                        "update what_if set lists_open = false, lists_closed = false where id = :what_if", which));
        while (removeSome(whatIf, "true") == REMOVED_AT_ONCE) {
            // and on
        }
    }

    /** Removes the closed leads of a list. */
    public void removeClosed(long whatIf) {
        while (removeSome(whatIf, "closed") == REMOVED_AT_ONCE) {
            // and on
        }
    }

    private int removeSome(long whatIf, String condition) {
        return QuarkusTransaction.requiringNew()
                .call(() -> queries.update(
                        "delete from what_if_lead where ctid = any(array(select ctid from what_if_lead where what_if = :what_if"
                                + " and " + condition + " limit :most))",
                        Parameters.of("what_if", whatIf).and("most", REMOVED_AT_ONCE)));
    }
}

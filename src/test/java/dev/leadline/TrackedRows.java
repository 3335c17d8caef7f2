package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tables of tracked leads may never hold, however servers and database died (T4). */
final class TrackedRows implements AutoCloseable {

    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    static {
        NEVER.put(
                "a fact without the decision that it led to",
                """
                select f.lead_id, f.kind, f.id from lead_fact f
                where f.kind <> 'TRANSITION'
                  and exists (select 1 from lead_fact d
                              where d.lead_id = f.lead_id and d.kind = 'LEAD' and d.sequence <= f.sequence)
                  and not exists (select 1 from lead_decision x
                                  where x.lead_id = f.lead_id and x.decided_at = f.recorded_at)
                """);
        NEVER.put(
                "a lead that counts other facts than it has",
                """
                select l.id, l.revision from lead l where l.revision <>
                  (select count(*) from lead_fact f where f.lead_id = l.id and f.kind <> 'TRANSITION')
                """);
        NEVER.put(
                "a decision on a lead that is not in the ledger, or one in the ledger that is not the lead's",
                """
                select x.lead_id, x.decision_id, e.id from lead_decision x
                full join decision e on e.id = x.decision_id where x.lead_id is null or e.id is null
                """);
        NEVER.put(
                "a lead that stands by another decision than its last",
                """
                select l.id, l.decision_id from lead l where l.standing <> 'AWAITED' and l.decision_id is distinct from
                  (select x.decision_id from lead_decision x where x.lead_id = l.id
                   order by x.decided_at desc, x.cycle desc limit 1)
                """);
        NEVER.put(
                "a decision made from other attempts than those that stand",
                """
                select l.id, l.decision_id from lead l join decision e on e.id = l.decision_id
                where jsonb_array_length(coalesce(cast(e.facts as jsonb) -> 'attempts', '[]')) <>
                  (select count(*) from lead_fact f where f.lead_id = l.id and f.kind = 'ATTEMPT' and not exists
                    (select 1 from lead_fact w where w.lead_id = l.id and w.kind = 'WITHDRAWAL'
                     and cast(w.content as jsonb) ->> 'of' = f.id))
                """);
        NEVER.put(
                "a place in the queue that another decision gave, or none",
                """
                select l.id, l.standing, q.decision_id from lead l full join queued_action q on q.lead_id = l.id
                where (l.standing = 'OPEN') is distinct from (q.lead_id is not null)
                   or q.decision_id is distinct from case when l.standing = 'OPEN' then l.decision_id end
                """);
        NEVER.put(
                "a place in the queue that is not what its decision requires",
                """
                select q.lead_id, q.action, e.answer from queued_action q join decision e on e.id = q.decision_id
                where cast(q.action as jsonb) <> cast(e.answer as jsonb) -> 'requiredActions' -> 0
                """);
        NEVER.put(
                "an event or an obligation without its decision",
                """
                select lead_id, decision_id from lead_event where decision_id not in (select decision_id from lead_decision)
                union all
                select lead_id, decision_id from obligation where decision_id not in (select decision_id from lead_decision)
                """);
        NEVER.put(
                "something noticed that was told never or twice, or told and not noticed",
                """
                select e.lead_id, n.lead_id, e.kind, e.threshold, e.times, n.withdrawn from
                  (select lead_id, cycle, kind, threshold,
                          sum(case type when 'BREACH_WITHDRAWN' then -1 when 'BREACH_CORRECTED' then 0 else 1 end) as times
                   from lead_event group by 1, 2, 3, 4) e
                full join notice n using (lead_id, cycle, kind, threshold)
                where e.times is distinct from case when n.withdrawn then 0 else 1 end
                """);
        NEVER.put(
                "an event whose alert is in the outbox never or twice, or an alert of no event",
                """
                select e.lead_id, a.lead_id, e.type, a.type, e.times, a.times from
                  (select lead_id, 'obligation.' || replace(lower(type), '_', '-') as type, kind, threshold,
                          count(*) as times
                   from lead_event group by 1, 2, 3, 4) e
                full join
                  (select lead_id, type, cast(body as jsonb) -> 'data' ->> 'obligation' as kind,
                          cast(body as jsonb) -> 'data' ->> 'threshold' as threshold, count(*) as times
                   from alert group by 1, 2, 3, 4) a using (lead_id, type, kind, threshold)
                where e.times is distinct from a.times
                """);
        NEVER.put(
                "an alert that is on its way to nobody",
                "select a.id from alert a where not exists (select 1 from delivery d where d.alert_id = a.id)");
        NEVER.put("a key that was taken and never answered", "select key from fact_key where status is null");
    }

    private final Connection connection;

    private TrackedRows(Connection connection) {
        this.connection = connection;
    }

    static TrackedRows of(PackagedServer server) throws Exception {
        var database = server.database();
        return new TrackedRows(DriverManager.getConnection(
                database.get("LEADLINE_DATABASE_URL"),
                database.get("LEADLINE_DATABASE_USERNAME"),
                database.get("LEADLINE_DATABASE_PASSWORD")));
    }

    /** While nobody writes. One snapshot, since the watch may write at any time. */
    void assertWhole() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        for (var each : NEVER.entrySet()) {
            assertThat(rows(each.getValue())).as(each.getKey()).isEmpty();
        }
        connection.commit();
    }

    /** How many rows a query counts. */
    long count(String query) throws SQLException {
        connection.setAutoCommit(true);
        return Long.parseLong(rows(query).get(0));
    }

    private List<String> rows(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join(" ", row.stream().map(String::valueOf).toList()));
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package dev.leadline.leads.store;

import static dev.leadline.database.Queries.instant;

import dev.leadline.database.Journey;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The tables of tracked leads; what is written with each evaluation {@link LeadRecords} writes. Everything here joins the
 * caller's transaction; what is for many leads is one statement.
 */
@ApplicationScoped
public class LeadStore {

    private static final String LEAD =
            """
            select id, root, revision, standing, cycle, stage, policy_id, tier, owner, team, received_at,
                   decision_id, valid_until, publication, rules, watch_at, clock_starts_at, failure, is_sample
            from lead
            """;

    private static final String LEADS = LEAD + "where id = any(:ids)";

    private static final String DUE =
            LEAD + "where watch_at < :now order by watch_at limit :most for no key update skip locked";

    private static final String SHORTLY = "select set_config('lock_timeout', '2s', true)";

    /** What follows finds rows by their keys, one lead as any other: it need not be planned anew for each. */
    private static final String BY_KEYS =
            "select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off',"
                    + " true)";

    private static final String AWAIT =
            "insert into lead (id, root) select x, x from unnest(cast(:ids as text[])) x order by x"
                    + " on conflict do nothing";

    private static final String LOCK = "select id from lead where id = any(:ids) order by id for no key update";

    private final Queries queries;
    private final LeadList list;

    LeadStore(Queries queries, LeadList list) {
        this.queries = queries;
        this.list = list;
    }

    /** Waits two seconds at most for whatever is locked, in the present transaction; {@link #lock} does so by itself. */
    public void waitShortly() {
        queries.list(SHORTLY, row -> null);
    }

    /** The same leads, locked, where nothing else is to be read. */
    public Map<String, LeadRow> lock(Collection<String> ids) {
        return lock(ids, (roots, journey) -> null).leads();
    }

    /**
     * Leads, locked.
     *
     * @param leads by their ids: those that were asked for, and those that stand for them
     * @param read what else was read under the locks
     */
    public record Locked<T>(Map<String, LeadRow> leads, T read) {}

    /**
     * The leads that have these for members, locked, in the order of their ids: each by its root, since that one's lock
     * stands for all that were merged into it. What is not known yet begins to be awaited. Where some were merged while we
     * waited, all locks are given back before those are taken that count now: one more, out of order, could be a deadlock.
     * Where some were deleted with the sample while we waited, they begin anew. A fact that refers to a merged lead does not wait for its row, since no key is ever changed.
     *
     * @param reading reads more, on the journey that locks, of the leads that stand for them
     */
    public <T> Locked<T> lock(Collection<String> ids, BiFunction<Set<String>, Journey, T> reading) {
        var sorted = new TreeSet<>(ids);
        var found = await(sorted);
        while (true) {
            var roots = new TreeSet<String>();
            found.values().forEach(lead -> roots.add(lead.root()));
            var wanted = new TreeSet<>(sorted);
            wanted.addAll(roots);
            var journey = new Journey();
            journey.list(LOCK, Parameters.of("ids", roots), row -> null);
            var rows = journey.list(LEADS, Parameters.of("ids", wanted), LeadStore::lead);
            var read = reading.apply(roots, journey);
            queries.send(journey);
            found = byId(rows);
            boolean isGone = !found.keySet().containsAll(sorted);
            if (!isGone && found.values().stream().allMatch(lead -> roots.contains(lead.root()))) {
                return new Locked<>(found, read);
            }
            queries.update("rollback to savepoint unlocked", Parameters.none());
            if (isGone) {
                found = await(sorted);
            }
        }
    }

    private Map<String, LeadRow> await(Set<String> ids) {
        var which = Parameters.of("ids", ids);
        var journey = new Journey()
                .and(SHORTLY, Parameters.none())
                .and(BY_KEYS, Parameters.none())
                .and(AWAIT, which)
                .and("savepoint unlocked", Parameters.none());
        var found = journey.list(LEADS, which, LeadStore::lead);
        queries.send(journey);
        return byId(found);
    }

    private static Map<String, LeadRow> byId(List<LeadRow> leads) {
        var found = new TreeMap<String, LeadRow>();
        leads.forEach(lead -> found.put(lead.id(), lead));
        return found;
    }

    /** Deletes leads that were created for facts which were then refused. */
    public void forgetUntold(Collection<String> ids) {
        queries.update(
                """
                delete from lead where id = any(:ids) and revision = 0 and standing = 'AWAITED'
                   and not exists (select from lead_fact where lead_id = lead.id)
                   and not exists (select from lead other where other.root = lead.id and other.id <> lead.id)
                """,
                Parameters.of("ids", ids));
    }

    /** The leads of these ids that are known. */
    public Map<String, LeadRow> find(Collection<String> ids) {
        return byId(queries.list(LEADS, Parameters.of("ids", ids), LeadStore::lead));
    }

    public Optional<LeadRow> find(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** Those of these leads that are no leads any more: merged into another, or with a description that was withdrawn. */
    public Set<String> gone(Collection<String> ids) {
        return Set.copyOf(queries.list(
                "select id from lead where id = any(:ids) and standing in ('MERGED', 'AWAITED')",
                Parameters.of("ids", ids),
                row -> row.getString(1)));
    }

    private static LeadRow lead(ResultSet row) throws SQLException {
        return new LeadRow(
                row.getString("id"),
                row.getString("root"),
                row.getLong("revision"),
                LeadStatus.valueOf(row.getString("standing")),
                new LeadRow.Place(
                        row.getInt("cycle"),
                        row.getString("stage"),
                        row.getString("policy_id"),
                        row.getString("tier"),
                        row.getString("owner"),
                        row.getString("team"),
                        instant(row, "received_at")),
                new LeadRow.Held(
                        row.getObject("decision_id", UUID.class),
                        instant(row, "valid_until"),
                        row.getString("publication"),
                        row.getString("rules"),
                        instant(row, "watch_at"),
                        instant(row, "clock_starts_at"),
                        row.getString("failure")),
                row.getBoolean("is_sample"));
    }

    /** Locked leads for which something is to be noticed, those first that have waited longest; nobody else has them. */
    public List<LeadRow> lockDue(Instant now, int limit) {
        return queries.list(DUE, Parameters.of("now", now).and("most", limit), LeadStore::lead);
    }

    /** Reads what is known of leads. */
    public LeadReading read(Collection<String> roots, Journey on) {
        return new LeadReading(roots, on);
    }

    /** The same at once. */
    public LeadReading read(Collection<String> roots) {
        var journey = new Journey();
        var reading = read(roots, journey);
        queries.send(journey);
        return reading;
    }

    /** Everything told about leads and about those merged into them by others than this server, by the ids of the former. */
    public Map<String, List<RecordedFact>> facts(Collection<String> roots) {
        return read(roots).facts();
    }

    /** A kind as it is kept: what was told is never changed, so that rows may have the old name of a disposition. */
    public static FactKind kind(String kept) {
        return FactKind.find(kept.toLowerCase(Locale.ROOT)).orElseThrow();
    }

    /** The decision by which a lead stood at a moment, as it was said then. */
    public Optional<UUID> findSaid(String id, Instant moment) {
        return queries.first(
                "select decision_id from lead_decision where lead_id = :id and decided_at <= :moment"
                        + " order by decided_at desc, decision_id desc limit 1",
                Parameters.of("id", id).and("moment", LeadRecords.down(moment)),
                row -> row.getObject(1, UUID.class));
    }

    /** The decisions that were made on leads, in the order in which they were. */
    public List<DecisionRow> decisions(Collection<String> leads) {
        return queries.list(
                "select * from lead_decision where lead_id = any(:leads) order by decided_at, decision_id",
                Parameters.of("leads", leads),
                row -> new DecisionRow(
                        row.getString("lead_id"),
                        row.getInt("cycle"),
                        instant(row, "decided_at"),
                        row.getObject("decision_id", UUID.class)));
    }

    /** Merges a lead, and all that were merged into it, into another one. */
    public void merge(String goes, String stays) {
        queries.update(
                "update lead set root = :stays, standing = case when id = :goes then 'MERGED' else standing end,"
                        + " watch_at = null where root = :goes",
                Parameters.of("goes", goes).and("stays", stays));
        list.merge(goes, stays);
    }

    /**
     * Takes leads that were merged apart.
     *
     * @param root the lead that stood for all of them
     * @param roots the lead that stands now for each that is still merged
     * @return those that stand for themselves again
     */
    public List<LeadRow> regroup(String root, Map<String, String> roots) {
        var members = queries.list(
                "select id from lead where root = :root and id <> :root order by id",
                Parameters.of("root", root),
                row -> row.getString(1));
        var apart = members.stream()
                .filter(id -> !roots.getOrDefault(id, id).equals(root))
                .toList();
        for (var id : apart) {
            queries.update(
                    "update lead set root = :root where id = :id",
                    Parameters.of("id", id).and("root", roots.getOrDefault(id, id)));
        }
        list.regroup(apart);
        return find(apart).values().stream().filter(LeadRow::isRoot).toList();
    }
}

package dev.leadline.leads.store;

import static dev.leadline.database.Queries.instant;

import dev.leadline.access.Actor;
import dev.leadline.access.Caller;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.tracking.KeptNotice;
import dev.leadline.kernel.tracking.KeptObligation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The tables of tracked leads. Everything here joins the caller's transaction; what is for many leads is one statement. */
@ApplicationScoped
public class LeadStore {

    private static final String LEADS =
            """
            select id, root, revision, standing, cycle, stage, policy_id, tier, owner, team, received_at,
                   decision_id, valid_until, publication, rules, watch_at, clock_starts_at, failure, is_sample
            from lead where id = any(:ids)
            """;

    private static final String FACTS =
            """
            select f.lead_id, f.kind, f.id, f.occurred_at, f.recorded_at, f.sequence, f.content, l.root
            from lead_fact f join lead l on l.id = f.lead_id
            where l.root = any(:roots) and f.kind <> 'TRANSITION' order by f.sequence
            """;

    private final Queries queries;
    private final LeadList list;
    private final Caller caller;

    LeadStore(Queries queries, LeadList list, Caller caller) {
        this.queries = queries;
        this.list = list;
        this.caller = caller;
    }

    /** Waits two seconds for a lead at most, in the present transaction. */
    public void waitShortly() {
        queries.list("select set_config('lock_timeout', '2s', true)", row -> null);
    }

    /**
     * The leads that have these for members, locked, in the order of their ids: each by its root, since that one's lock
     * stands for all that were merged into it. What is not known yet begins to be awaited. Where some were merged while we
     * waited, all locks are given back before those are taken that count now: one more, out of order, could be a deadlock.
     * Where some were deleted with the sample while we waited, they begin anew. A fact that refers to a merged lead does not wait for its row, since no key is ever changed.
     */
    public Map<String, LeadRow> lock(Collection<String> ids) {
        var sorted = new TreeSet<>(ids);
        await(sorted);
        execute("savepoint unlocked");
        var found = find(sorted);
        while (true) {
            var roots = new TreeSet<String>();
            found.values().forEach(lead -> roots.add(lead.root()));
            var wanted = new TreeSet<>(sorted);
            wanted.addAll(roots);
            queries.list(
                    "select id from lead where id = any(:ids) order by id for no key update",
                    Parameters.of("ids", roots),
                    row -> row.getString(1));
            found = find(wanted);
            boolean isGone = !found.keySet().containsAll(sorted);
            if (!isGone && found.values().stream().allMatch(lead -> roots.contains(lead.root()))) {
                return found;
            }
            execute("rollback to savepoint unlocked");
            if (isGone) {
                await(sorted);
                execute("savepoint unlocked");
                found = find(sorted);
            }
        }
    }

    private void await(Collection<String> ids) {
        queries.update(
                "insert into lead (id, root) select x, x from unnest(cast(:ids as text[])) x order by x"
                        + " on conflict do nothing",
                Parameters.of("ids", ids));
    }

    private void execute(String command) {
        queries.update(command, Parameters.none());
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
        var found = new TreeMap<String, LeadRow>();
        queries.list(LEADS, Parameters.of("ids", ids), LeadStore::lead).forEach(lead -> found.put(lead.id(), lead));
        return found;
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
        var ids = queries.list(
                "select id from lead where watch_at < :now order by watch_at limit :most for no key update skip locked",
                Parameters.of("now", now).and("most", limit),
                row -> row.getString(1));
        return List.copyOf(find(ids).values());
    }

    /** Everything told about leads and about those merged into them by others than this server, by the ids of the former. */
    public Map<String, List<RecordedFact>> facts(Collection<String> roots) {
        var facts = new TreeMap<String, List<RecordedFact>>();
        roots.forEach(root -> facts.put(root, new ArrayList<>()));
        queries.list(FACTS, Parameters.of("roots", roots), row -> facts.get(row.getString("root"))
                .add(FactTexts.read(
                                new FactKey(kind(row.getString("kind")), row.getString("id")),
                                row.getString("lead_id"),
                                instant(row, "occurred_at"),
                                instant(row, "recorded_at"),
                                row.getString("content"))
                        .numbered(row.getLong("sequence"))));
        return facts;
    }

    /** A kind as it is kept: what was told is never changed, so that rows may have the old name of a disposition. */
    public static FactKind kind(String kept) {
        return FactKind.find(kept.toLowerCase(Locale.ROOT)).orElseThrow();
    }

    public List<KeptNotice> notices(Collection<String> leads) {
        return queries.list(
                "select * from notice where lead_id = any(:leads)",
                Parameters.of("leads", leads),
                row -> new KeptNotice(
                        row.getString("lead_id"),
                        row.getInt("cycle"),
                        row.getString("kind"),
                        row.getString("threshold"),
                        instant(row, "at"),
                        instant(row, "noticed_at"),
                        row.getBoolean("withdrawn"),
                        row.getString("rules"),
                        row.getBoolean("told")));
    }

    public List<KeptObligation> obligations(Collection<String> leads) {
        return queries.list(
                "select * from obligation where lead_id = any(:leads)",
                Parameters.of("leads", leads),
                row -> new KeptObligation(
                        row.getString("lead_id"),
                        row.getInt("cycle"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("tier"),
                        row.getString("responsible"),
                        instant(row, "deadline"),
                        instant(row, "met_at")));
    }

    /** Keeps what was told. */
    public void addFacts(Collection<RecordedFact> facts) {
        addFactRows(facts.stream().map(FactRow::from).toList(), caller.actor());
    }

    /** Keeps what this server itself tells of leads; what it told before it does not tell again. */
    public void addTransitions(Collection<FactRow> transitions) {
        addFactRows(transitions, Actor.SERVER);
    }

    private void addFactRows(Collection<FactRow> facts, Actor by) {
        var name = by.text();
        queries.updateEach(
                """
                insert into lead_fact (lead_id, kind, id, occurred_at, recorded_at, content, recorded_by)
                values (:lead_id, :kind, :id, :occurred_at, :recorded_at, :content, :by) on conflict do nothing
                """,
                facts,
                fact -> Parameters.of(fact).and("by", name));
    }

    /** Keeps leads as they stand now. What was never assessed before is counted from now on: there is nothing to fill in. */
    public void save(Collection<LeadRow> leads, Instant now) {
        queries.updateEach(
                """
                update lead set root = :root, revision = :revision, standing = :standing, cycle = :cycle,
                       stage = :stage, policy_id = :policy_id, tier = :tier, owner = :owner, team = :team,
                       received_at = :received_at, decision_id = :decision_id, valid_until = :valid_until,
                       publication = :publication, rules = :rules, watch_at = :watch_at,
                       clock_starts_at = :clock_starts_at, failure = :failure,
                       counted_from = case when decision_id is null then coalesce(counted_from, :now)
                                      else counted_from end
                where id = :id
                """,
                leads,
                lead -> Parameters.of(lead)
                        .and("valid_until", down(lead.held().validUntil()))
                        .and("watch_at", down(lead.held().watchAt()))
                        .and("now", now));
    }

    /** The database keeps microseconds and would round up; nothing may hold longer or come later for it. */
    private static Instant down(Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** Looks at a lead again later, since it cannot be assessed now. */
    public void postpone(String id, Instant until, String failure) {
        queries.update(
                "update lead set watch_at = :until, failure = :failure where id = :id",
                Parameters.of("id", id).and("until", until).and("failure", failure));
    }

    /** The decision by which a lead stood at a moment, as it was said then. */
    public Optional<UUID> findSaid(String id, Instant moment) {
        return queries.first(
                "select decision_id from lead_decision where lead_id = :id and decided_at <= :moment"
                        + " order by decided_at desc, decision_id desc limit 1",
                Parameters.of("id", id).and("moment", down(moment)),
                row -> row.getObject(1, UUID.class));
    }

    public void addDecisions(Collection<DecisionRow> decisions) {
        queries.updateEach(
                "insert into lead_decision (lead_id, cycle, decided_at, decision_id)"
                        + " values (:lead_id, :cycle, :decided_at, :decision_id)",
                decisions);
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

    /** Lists leads as they are now. */
    public void list(Collection<ListedLeadRow> leads) {
        list.put(leads);
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

    /** Those that are not owed any more in a cycle go. */
    public void forgetObligations(Collection<KeptObligation> gone) {
        queries.updateEach("delete from obligation where lead_id = :lead_id and cycle = :cycle and kind = :kind", gone);
    }

    public void saveObligations(Collection<ObligationRow> obligations) {
        queries.updateEach(
                """
                insert into obligation (lead_id, cycle, kind, state, tier, responsible, deadline, met_at, calendar_id,
                       calendar_version, policy_id, policy_version, decision_id)
                values (:lead_id, :cycle, :kind, :state, :tier, :responsible, :deadline, :met_at, :calendar_id,
                       :calendar_version, :policy_id, :policy_version, :decision_id)
                on conflict (lead_id, cycle, kind) do update set state = excluded.state, tier = excluded.tier,
                       responsible = excluded.responsible, deadline = excluded.deadline, met_at = excluded.met_at,
                       calendar_id = excluded.calendar_id, calendar_version = excluded.calendar_version,
                       policy_id = excluded.policy_id, policy_version = excluded.policy_version,
                       decision_id = excluded.decision_id
                """,
                obligations);
    }

    public void saveNotices(Collection<KeptNotice> notices) {
        queries.updateEach(
                """
                insert into notice (lead_id, cycle, kind, threshold, at, noticed_at, withdrawn, rules, told)
                values (:lead_id, :cycle, :kind, :threshold, :at, :noticed_at, :withdrawn, :rules, :told)
                on conflict (lead_id, cycle, kind, threshold) do update
                       set at = excluded.at, noticed_at = excluded.noticed_at, withdrawn = excluded.withdrawn,
                           rules = excluded.rules, told = excluded.told
                """,
                notices,
                notice -> Parameters.of(notice).and("at", down(notice.at())));
    }

    public void addEvents(Collection<EventRow> events) {
        queries.updateEach(
                """
                insert into lead_event (lead_id, cycle, type, kind, threshold, at, detected_at, decision_id, sentence)
                values (:lead_id, :cycle, :type, :kind, :threshold, :at, :detected_at, :decision_id, :sentence)
                """,
                events,
                event -> Parameters.of(event).and("at", down(event.at())));
    }
}

package dev.leadline.reports.duties;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A table whose rows say what was known in a span of time: its statements. What is known now has no end. */
final class SpannedTable {

    static final SpannedTable DUTY = new SpannedTable(
            "duty",
            "lead_id, cycle, kind",
            """
            fingerprint, decision_id, stage, policy_id, policy_version, calendar_id, calendar_version, zone, tier,
            tier_at_receipt, source, attributes, owner, team, received_at, received_on, received_hour, clock_started_at,
            deadline, at_risk_after, due_at, due_on, state, met_at, ended_at, cause, closed_at, warned_at, feasible,
            owner_deadline, handed_on, open_at_start, open_at_deadline, open_to_done, wall_to_done, done_while_closed,
            paused_seconds, paused_since, unassigned_seconds, unassigned_since""");

    static final SpannedTable CYCLE = new SpannedTable(
            "lead_cycle",
            "lead_id, cycle",
            """
            fingerprint, stage, policy_id, policy_version, calendar_id, calendar_version, zone, source, attributes,
            received_at, received_on, received_hour, received_open, rank_at_receipt, rank, tier_at_receipt, tier,
            is_unscored, is_nurtured, owner, team, disposition, reason, disposed_at, merged_into, reached_at,
            reached_attempt, reached_channel, required, attempt_at, attempt_channel, attempt_outcome, attempt_counts,
            attempt_owner, attempt_team""");

    /** What is known of some leads now: no more of it than must be known to see whether it is otherwise. */
    static final String KNOWN =
            """
            select lead_id, cycle, kind, known_from, fingerprint, decision_id from duty
            where lead_id = any(:leads) and known_until = 'infinity'
            union all
            select lead_id, cycle, null, known_from, fingerprint, null from lead_cycle
            where lead_id = any(:leads) and known_until = 'infinity'
            """;

    private final String name;
    private final String key;
    private final String columns;

    private SpannedTable(String name, String key, String columns) {
        this.name = name;
        this.key = key;
        this.columns = columns.replaceAll("\\s+", " ");
    }

    static List<SpannedTable> values() {
        return List.of(DUTY, CYCLE);
    }

    /** Those of some rows that are in this table. */
    List<KnownRow> of(Collection<KnownRow> rows) {
        return rows.stream()
                .filter(row -> (row.kind() == null) == (this == CYCLE))
                .toList();
    }

    /** Adds rows with their spans; one that begins with another takes its place. */
    String put() {
        return """
        insert into %1$s (%2$s, known_from, known_until, %3$s)
        select %2$s, known_from, coalesce(known_until, 'infinity'), %3$s
        from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))
        on conflict (%2$s, known_from) do update set known_until = excluded.known_until, %4$s
        """
                .formatted(name, key, columns, each(columns, "%1$s = excluded.%1$s", ", "));
    }

    /** Ends the span of a row. */
    String end() {
        return "update %s set known_until = :now where %s and known_from = :known_from"
                .formatted(name, each(key, "%1$s = :%1$s", " and "));
    }

    /** Removes a row that was known for no time. */
    String drop() {
        return "delete from %s where %s and known_from = :known_from"
                .formatted(name, each(key, "%1$s = :%1$s", " and "));
    }

    /** Removes everything that was ever known of some leads. */
    String forget() {
        return "delete from %s where lead_id = any(:leads)".formatted(name);
    }

    /**
     * Changes what is known of leads that were merged into another one, from now on.
     *
     * @param which the rows that are known otherwise, named {@code t}
     * @param change what they become, as pairs of a column and its value
     */
    String merge(String which, String change) {
        return """
        with found as (
          select t as was from %1$s t join lead on lead.id = t.lead_id
          where lead.root = :stays and lead.id <> :stays and t.known_until = 'infinity' and %2$s),
        closed as (
          update %1$s t set known_until = :now from found
          where %3$s and t.known_from = (found.was).known_from and t.known_from < :now)
        insert into %1$s
        select r.* from found cross join lateral jsonb_populate_record(was, jsonb_build_object(
          'known_from', greatest(cast(:now as timestamptz), (was).known_from), 'fingerprint', null, %4$s)) r
        on conflict (%5$s, known_from) do update set %6$s
        """
                .formatted(
                        name,
                        which,
                        each(key, "t.%1$s = (found.was).%1$s", " and "),
                        change,
                        key,
                        each(columns, "%1$s = excluded.%1$s", ", "));
    }

    private static String each(String names, String form, String between) {
        return Arrays.stream(names.split(", ")).map(form::formatted).collect(Collectors.joining(between));
    }
}

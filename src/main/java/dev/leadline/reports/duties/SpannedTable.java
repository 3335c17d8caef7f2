package dev.leadline.reports.duties;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table whose rows say what was known in a span of time: how its rows come to be, in one statement. */
final class SpannedTable {

    static final SpannedTable DUTY = new SpannedTable(
            "duty",
            "lead_id, cycle, kind",
            """
            stage, policy_id, policy_version, calendar_id, calendar_version, zone, tier, tier_at_receipt, source, attributes,
            owner, team, received_at, received_on, received_hour, clock_started_at, deadline, at_risk_after, due_at, due_on,
            state, met_at, ended_at, cause, closed_at, warned_at, feasible, owner_deadline, handed_on, open_at_start,
            open_at_deadline, open_to_done, wall_to_done, done_while_closed, paused_seconds, paused_since,
            unassigned_seconds, unassigned_since""");

    static final SpannedTable CYCLE = new SpannedTable(
            "lead_cycle",
            "lead_id, cycle",
            """
            stage, policy_id, policy_version, calendar_id, calendar_version, zone, source, attributes, received_at,
            received_on, received_hour, received_open, rank_at_receipt, rank, tier_at_receipt, tier, is_unscored,
            is_nurtured, owner, team, disposition, reason, disposed_at, merged_into, reached_at, reached_attempt,
            reached_channel, required, attempt_at, attempt_channel, attempt_outcome, attempt_counts, attempt_owner,
            attempt_team""");

    private final String name;
    private final String key;
    private final String columns;

    private SpannedTable(String name, String key, String columns) {
        this.name = name;
        this.key = key;
        this.columns = columns.replaceAll("\\s+", " ");
    }

    /**
     * Puts rows in the place of those known of some leads: a row that differs begins a new span, and ends that of the one
     * before. What was known for no time is replaced: nobody can have seen it. Only the columns that both have are compared.
     *
     * @param extra a column that goes with a row and makes no difference; empty for none
     */
    String keep(String extra) {
        var kept = extra.isEmpty() ? columns : columns + ", " + extra;
        return """
        with given as (select * from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))),
        known as (select * from %1$s where lead_id = any(:leads) and known_until = 'infinity'),
        gone as (
          select k.* from known k left join given g using (%2$s)
          where g.lead_id is null or (%3$s) is distinct from (%4$s)),
        closed as (
          update %1$s t set known_until = :now from gone
          where %5$s and t.known_from = gone.known_from and gone.known_from < :now),
        dropped as (
          delete from %1$s t using gone left join given g using (%2$s)
          where %5$s and t.known_from = gone.known_from and gone.known_from >= :now and g.lead_id is null)
        insert into %1$s (%2$s, known_from, %6$s)
        select %7$s, greatest(cast(:now as timestamptz), k.known_from), %8$s
        from given g left join known k using (%2$s)
        where k.lead_id is null or (%3$s) is distinct from (%4$s)
        on conflict (%2$s, known_from) do update set known_until = 'infinity', %9$s
        """
                .formatted(
                        name,
                        key,
                        of("g", columns),
                        of("k", columns),
                        each(key, "t.%1$s = gone.%1$s", " and "),
                        kept,
                        of("g", key),
                        of("g", columns) + (extra.isEmpty() ? "" : ", coalesce(g.%1$s, k.%1$s)".formatted(extra)),
                        each(kept, "%1$s = excluded.%1$s", ", "));
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
          'known_from', greatest(cast(:now as timestamptz), (was).known_from), %4$s)) r
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

    private static String of(String alias, String names) {
        return each(names, alias + ".%1$s", ", ");
    }

    private static String each(String names, String form, String between) {
        return Arrays.stream(names.split(", ")).map(form::formatted).collect(Collectors.joining(between));
    }
}

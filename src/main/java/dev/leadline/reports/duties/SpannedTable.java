package dev.leadline.reports.duties;

import java.util.Arrays;
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

    private static final String CHANGES =
            """
            %1$s_known as (
              select %2$s, known_from, fingerprint%4$s from %1$s
              where lead_id = any(:leads) and known_until = 'infinity'),
            %1$s_changed as (
              select told, k.* from jsonb_array_elements(cast(:%1$s_rows as jsonb)) told
              full join %1$s_known k on %3$s
              where told is null or k.fingerprint is distinct from cast(told ->> 'fingerprint' as bigint)),
            %1$s_ended as (
              update %1$s t set known_until = :now from %1$s_changed k
              where %5$s and t.known_from = k.known_from and k.known_from < :now),
            %1$s_dropped as (
              delete from %1$s t using %1$s_changed k
              where %5$s and t.known_from = k.known_from and k.known_from >= :now and told is null)
            """;

    private static final String ADD =
            """
            insert into %1$s (%2$s, known_from, %3$s)
            select %4$s, greatest(cast(:now as timestamptz), k.known_from), %5$s
            from %1$s_changed k cross join lateral jsonb_populate_record(null::%1$s, told) r where told is not null
            on conflict (%2$s, known_from) do update set %6$s
            """;

    /** The decision that is known stays, where a row comes without one. */
    private static final String DECISION = "decision_id";

    private final String name;
    private final String key;
    private final String columns;

    private SpannedTable(String name, String key, String columns) {
        this.name = name;
        this.key = key;
        this.columns = columns.replaceAll("\\s+", " ");
    }

    /**
     * Keeps rows of some leads in the place of what is known of them, in one go. Of what says the same nothing is written; the
     * rest of what is known ends. What was known for no time is replaced or removed, not ended: nobody can have seen it.
     */
    static String keep() {
        return "with " + DUTY.changes() + ", " + CYCLE.changes() + ", duty_added as (" + DUTY.add() + ") "
                + CYCLE.add();
    }

    private String changes() {
        return CHANGES.formatted(
                name,
                key,
                each(key, "told ->> '%1$s' = k.%1$s::text", " and "),
                columns.contains(DECISION) ? ", " + DECISION : "",
                each(key, "t.%1$s = k.%1$s", " and "));
    }

    private String add() {
        return ADD.formatted(
                name,
                key,
                columns,
                each(key, "r.%s", ", "),
                each(columns, "r.%s", ", ").replace("r." + DECISION, "coalesce(r.decision_id, k.decision_id)"),
                each(columns, "%1$s = excluded.%1$s", ", "));
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

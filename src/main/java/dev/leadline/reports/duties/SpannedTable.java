package dev.leadline.reports.duties;

import dev.leadline.database.Columns;
import dev.leadline.database.NewRows;
import dev.leadline.database.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A table whose rows say what was known in a span of time: its statements. What is known now has no end. */
final class SpannedTable {

    static final SpannedTable DUTY = new SpannedTable(
            "duty",
            Columns.of("lead_id text, cycle integer, kind text"),
            "known_from, known_until",
            "t.known_until = 'infinity'",
            """
            stage, policy_id, policy_version, calendar_id, calendar_version, zone, tier, tier_at_receipt, source, attributes, owner, team, received_at, received_on, received_hour, clock_started_at,
            deadline, at_risk_after, due_at, due_on, state, met_at, ended_at, cause, closed_at, warned_at, feasible,
            owner_deadline, handed_on, open_at_start, open_at_deadline, open_to_done, wall_to_done, done_while_closed,
            paused_seconds, paused_since, unassigned_seconds, unassigned_since""");

    static final SpannedTable CYCLE = new SpannedTable(
            "lead_cycle",
            Columns.of("lead_id text, cycle integer"),
            "known_from",
            "not isfinite(t.known_until)",
            """
            stage, policy_id, policy_version, calendar_id, calendar_version, zone, source, attributes,
            received_at, received_on, received_hour, received_open, rank_at_receipt, rank, tier_at_receipt, tier,
            is_unscored, is_nurtured, owner, team, disposition, reason, disposed_at, merged_into, reached_at,
            reached_attempt, reached_channel, required, attempt_at, attempt_channel, attempt_outcome, attempt_counts,
            attempt_owner, attempt_team""");

    private final String name;
    private final Columns of;
    private final String key;
    private final String isNow;
    private final List<String> columns;
    private final NewRows add;

    /**
     * @param of what a row is of: no two rows of one are known at a moment
     * @param span the columns besides by which the table tells its rows apart
     * @param isNow whether a row {@code t} of a lead is known now, said so that the database does not look through an index of
     *     all that are
     */
    private SpannedTable(String name, Columns of, String span, String isNow, String columns) {
        this.name = name;
        this.of = of;
        this.key = String.join(", ", of.names()) + ", " + span;
        this.isNow = isNow;
        this.columns = List.of(columns.strip().split(",\\s+"));
        this.add = new NewRows(name, all(), key);
    }

    /** The table of a row. */
    static SpannedTable of(KnownRow.Key row) {
        return row.isDuty() ? DUTY : CYCLE;
    }

    /** The columns that say what is known. */
    List<String> columns() {
        return columns;
    }

    /** All columns, as rows are written. */
    private List<String> all() {
        var all = new ArrayList<>(of.names());
        if (all.contains("kind")) {
            all.add("decision_id");
        }
        all.addAll(List.of("known_from", "known_until", "fingerprint"));
        all.addAll(columns);
        return all;
    }

    /** Finds what is known now of some leads: no more than what tells whether another row says the same. */
    String known() {
        var all = List.of("lead_id", "cycle", "kind", "known_from", "fingerprint", "decision_id");
        var found = all.stream().map(column -> all().contains(column) ? column : "null");
        return "select " + found.collect(Collectors.joining(", ")) + " from " + name
                + " t where t.lead_id = any(:leads) and " + isNow;
    }

    /** Ends what is known now of some {@link #keys}. */
    String end() {
        return "update %s t set known_until = :now from %s where %s".formatted(name, of.told(), isTold());
    }

    /** Removes what is known now of some {@link #keys}. */
    String drop() {
        return "delete from %s t using %s where %s".formatted(name, of.told(), isTold());
    }

    /** The leads alone lead to few rows, whatever the database believes of how many are known now. */
    private String isTold() {
        return isNow + " and t.lead_id = any(cast(:lead_id as text[])) and "
                + each(of.names(), "t.%1$s = told.%1$s", " and ");
    }

    /** What some rows are of. */
    Parameters keys(Collection<KnownRow> rows) {
        return of.of(rows, row -> Parameters.of(row.key()));
    }

    /** How rows are added. One that begins with another takes its place. */
    NewRows add() {
        return add;
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
          where %3$s and t.known_until = 'infinity' and t.known_from < :now)
        insert into %1$s
        select r.* from found cross join lateral jsonb_populate_record(was, jsonb_build_object(
          'known_from', greatest(cast(:now as timestamptz), (was).known_from), 'fingerprint', null, %4$s)) r
        on conflict (%5$s) do update set %6$s
        """
                .formatted(
                        name,
                        which,
                        each(of.names(), "t.%1$s = (found.was).%1$s", " and "),
                        change,
                        key,
                        each(all(), "%1$s = excluded.%1$s", ", "));
    }

    private static String each(List<String> names, String form, String between) {
        return names.stream().map(form::formatted).collect(Collectors.joining(between));
    }
}

package dev.leadline.reports.cycles;

import dev.leadline.reports.duties.DutyReading;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Counts the attempts made in a period, whatever they were owed for, from the attempts that each cycle holds. */
@ApplicationScoped
class AttemptCounts {

    /**
     * Attempts of cycles that were at work in the period, up to its end: earlier ones too, since the floor counts all of
     * them. The moments of the first and the last attempt of a cycle keep most cycles out; two days more on either side are
     * for the zones of leads and of the server.
     */
    private static final String ATTEMPTS =
            """
            with a as materialized (
              select d.number, d.n, d.channel, d.outcome, d.counts, d.required, d.zone, d.received_on >= :from as is_within, %s
                true
              from (
                select d.ctid as number, d.stage, d.policy_id, d.policy_version, d.calendar_id, d.tier, d.tier_at_receipt,
                  d.source, d.attributes, d.zone, a.owner, a.team, a.channel collate "C" as channel,
                  a.outcome collate "C" as outcome, a.counts, a.n,
                  coalesce((d.required ->> a.channel)::integer, 0) as required,
                  (a.at at time zone d.zone)::date as received_on,
                  extract(hour from a.at at time zone d.zone)::smallint as received_hour
                from lead_cycle d cross join lateral
                  unnest(d.attempt_at, d.attempt_channel, d.attempt_outcome, d.attempt_counts, d.attempt_owner,
                    d.attempt_team) with ordinality as a(at, channel, outcome, counts, owner, team, n)
                where %s and d.merged_into is null
                  and d.attempt_at[cardinality(d.attempt_at)] >= :from::timestamp - interval '2 days'
                  and d.attempt_at[1] < :to::timestamp + interval '2 days') d
              where d.received_on < :to),
            """;

    /** How often a lead was tried in a channel up to the end of the period, and its first call. */
    private static final String SO_FAR =
            """
            s as materialized (
              select a.number, a.channel, least(count(*) filter (where a.counts), 50) as so_far, max(a.required) as required,
                min(a.n) filter (where a.counts and a.channel = 'PHONE') as first_call
              from a group by a.number, a.channel),
            w as materialized (select * from a where is_within and is_wanted)
            """;

    private static final String COUNTS =
            """
            select %1$s'MADE', channel, outcome, 0, 0, count(*), count(*) filter (where counts),
              count(*) filter (where n = first_call), string_agg(distinct zone, ',')
            from w join s using (number, channel) group by %1$schannel, outcome
            union all
            select %1$s'SPREAD', channel, null, so_far, required, count(*), 0, 0, null
            from (select distinct %1$snumber, channel from w) w join s using (number, channel)
            group by %1$schannel, so_far, required
            union all
            select %1$s'LEADS', null, null, 0, 0, count(*), 0, 0, null
            from (select distinct %1$snumber from w) w %2$s
            union all
            select %3$s'SPREAD_OF_ALL', channel, null, so_far, required, count(*), 0, 0, null
            from (select distinct number, channel from w) w join s using (number, channel) group by channel, so_far, required
            union all
            select %3$s'LEADS_OF_ALL', null, null, 0, 0, count(distinct number), 0, 0, null from w
            """;

    private final DutyReading reading;

    AttemptCounts(DutyReading reading) {
        this.reading = reading;
    }

    /** What a row counts. */
    enum Part {
        /** Attempts of a group by channel and outcome. */
        MADE,
        /** Leads of a group worked in a channel, by how often they had been tried there by the end of the period. */
        SPREAD,
        /** Leads of a group worked. */
        LEADS,
        /** As {@link #SPREAD}, of all groups: a lead that is in several is counted once. */
        SPREAD_OF_ALL,
        /** As {@link #LEADS}, of all groups. */
        LEADS_OF_ALL
    }

    /**
     * So many attempts, or leads.
     *
     * @param channel the channel; {@code null} for all
     * @param outcome the outcome; {@code null} where it does not matter, or none was told
     * @param soFar how often each lead was tried in the channel by the end of the period; 50 stands for more, too
     * @param required how often its tier requires
     * @param count how many
     * @param counting how many of the attempts count
     * @param firstCalls how many of the attempts were the first call of their lead
     */
    record AttemptRow(
            List<String> group,
            Part part,
            String channel,
            String outcome,
            int soFar,
            int required,
            long count,
            long counting,
            long firstCalls,
            String zones) {}

    List<AttemptRow> read(ReportQuery query) {
        var asked = CycleQuestion.of(query);
        var names = asked.groupNames();
        var of = names.isEmpty() ? "" : "group by " + names.substring(0, names.length() - 2);
        var attempts = ATTEMPTS.formatted(asked.namedGroups() + asked.isWanted() + " as is_wanted,", asked.isKnown());
        return reading.list(
                attempts + SO_FAR + COUNTS.formatted(names, of, asked.noGroups()),
                asked.parameters(),
                row -> read(row, asked));
    }

    private static AttemptRow read(ResultSet row, CycleQuestion asked) throws SQLException {
        int at = asked.width();
        return new AttemptRow(
                asked.group(row),
                Part.valueOf(row.getString(at + 1)),
                row.getString(at + 2),
                row.getString(at + 3),
                row.getInt(at + 4),
                row.getInt(at + 5),
                row.getLong(at + 6),
                row.getLong(at + 7),
                row.getLong(at + 8),
                row.getString(at + 9));
    }
}

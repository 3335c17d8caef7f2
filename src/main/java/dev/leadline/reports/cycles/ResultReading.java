package dev.leadline.reports.cycles;

import dev.leadline.reports.duties.DutyReading;
import dev.leadline.reports.duties.DutySql;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what became of leads: dispositions of a period, outcomes of those received in it, and what was missing. */
@ApplicationScoped
public class ResultReading {

    private static final String DISPOSITIONS =
            """
            select %sd.disposition, d.reason, count(*), string_agg(distinct d.zone, ',')
            from (
              select d.stage, d.policy_id, d.policy_version, d.calendar_id, d.tier, d.tier_at_receipt, d.source, d.attributes,
                d.zone, d.owner, d.team, d.disposition, d.reason, (d.disposed_at at time zone d.zone)::date as received_on,
                extract(hour from d.disposed_at at time zone d.zone)::smallint as received_hour
              from lead_cycle d
              where %s and d.merged_into is null and d.disposed_at >= :from::timestamp - interval '2 days'
                and d.disposed_at < :to::timestamp + interval '2 days') d
            where d.received_on >= :from and d.received_on < :to and %s
            group by %s""";

    private static final String OUTCOMES =
            """
            select %sd.disposed_at is not null, d.reached_at is not null, coalesce(d.disposition = 'ACCEPTED', false),
              d.reached_channel, d.reached_attempt,
              case when d.reached_at is null then (select least(count(*), 50)::integer from unnest(d.attempt_counts) c where c) end,
              count(*), string_agg(distinct d.zone, ',')
            from lead_cycle d
            where %s and d.merged_into is null and d.received_on >= :from and d.received_on < :to and %s
            group by %s""";

    /** Of each lead that did not get all its attempts in time: what each channel lacked at the deadline. */
    private static final String MISSING =
            """
            with late as materialized (
              select %1$sd.lead_id, d.cycle, d.due_at from (%2$s) d where d.bucket in ('keptLate', 'notDone')),
            lacking as materialized (
              select late.*, l.channel, l.missing, count(*) over (partition by late.lead_id, late.cycle) as channels
              from late join lead_cycle d on d.lead_id = late.lead_id and d.cycle = late.cycle and %3$s
                cross join lateral (%6$s) l)
            select %4$schannel, count(*), sum(missing), count(*) filter (where channels = 1) from lacking group by %4$schannel
            union all
            select %4$snull, count(*), 0, 0 from late %5$s""";

    private final DutyReading reading;

    ResultReading(DutyReading reading) {
        this.reading = reading;
    }

    /** So many leads with one disposition. */
    record DispositionRow(List<String> group, String type, String reason, long leads, String zones) {}

    /**
     * So many leads that went the same way.
     *
     * @param isFinished whether the cycle is closed
     * @param isAccepted whether it was closed as accepted
     * @param channel the channel in which they were reached; {@code null} where they were not, or by no attempt of ours
     * @param attempt the attempt at which they were reached, among those that count in the channel
     * @param tried how many attempts that count were made of those not reached; 50 stands for more, too
     */
    record OutcomeRow(
            List<String> group,
            boolean isFinished,
            boolean isReached,
            boolean isAccepted,
            String channel,
            Integer attempt,
            Integer tried,
            long leads,
            String zones) {}

    /**
     * Leads without all their attempts in time.
     *
     * @param channel the channel that lacks attempts; {@code null} for all such leads, whatever they lack
     * @param leads how many
     * @param attempts how many attempts they lack
     * @param only how many of the leads lack attempts in this channel alone
     */
    public record MissingRow(List<String> group, String channel, long leads, long attempts, long only) {}

    List<DispositionRow> dispositions(ReportQuery query) {
        var asked = CycleQuestion.of(query);
        int at = asked.width();
        return reading.list(
                DISPOSITIONS.formatted(asked.groups(), asked.isKnown(), asked.isWanted(), asked.firstColumns(2)),
                asked.parameters(),
                row -> new DispositionRow(
                        asked.group(row),
                        row.getString(at + 1),
                        row.getString(at + 2),
                        row.getLong(at + 3),
                        row.getString(at + 4)));
    }

    List<OutcomeRow> outcomes(ReportQuery query) {
        var asked = CycleQuestion.of(query);
        int at = asked.width();
        return reading.list(
                OUTCOMES.formatted(asked.groups(), asked.isKnown(), asked.isWanted(), asked.firstColumns(6)),
                asked.parameters(),
                row -> new OutcomeRow(
                        asked.group(row),
                        row.getBoolean(at + 1),
                        row.getBoolean(at + 2),
                        row.getBoolean(at + 3),
                        row.getString(at + 4),
                        row.getObject(at + 5, Integer.class),
                        row.getObject(at + 6, Integer.class),
                        row.getLong(at + 7),
                        row.getString(at + 8)));
    }

    /** Of the leads whose attempts were all due in the period. */
    public List<MissingRow> missing(ReportQuery query) {
        var groups = CycleQuestion.ofDue(query, "ALL_ATTEMPTS");
        int at = groups.width();
        var names = groups.groupNames();
        return reading.list(
                MISSING.formatted(
                        groups.namedGroups(),
                        groups.judgedDuties(),
                        groups.isKnown(),
                        names,
                        names.isEmpty() ? "" : "group by " + names.substring(0, names.length() - 2),
                        DutySql.lacking("d", "late.due_at")),
                groups.parameters(),
                row -> new MissingRow(
                        groups.group(row),
                        row.getString(at + 1),
                        row.getLong(at + 2),
                        row.getLong(at + 3),
                        row.getLong(at + 4)));
    }
}

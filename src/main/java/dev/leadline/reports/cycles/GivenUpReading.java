package dev.leadline.reports.cycles;

import dev.leadline.reports.cycles.ResultReading.MissingRow;
import dev.leadline.reports.duties.DutyReading;
import dev.leadline.reports.duties.DutySql;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts the leads that were given up in a period by the reason that was told, and what those given up early lacked (M9). */
@ApplicationScoped
class GivenUpReading {

    static final String DUTY = "EARLY_DISQUALIFICATION";

    private static final String GIVEN_UP =
            """
            with given as materialized (
              select %1$sd.lead_id, d.cycle, d.bucket, d.due_at from (%2$s) d
              where d.bucket in ('kept', 'keptLate', 'notDone', 'waived')),
            told as materialized (
              select given.*, d.reason, d.required, d.attempt_at, d.attempt_channel, d.attempt_counts
              from given left join lead_cycle d on d.lead_id = given.lead_id and d.cycle = given.cycle and %3$s),
            lacking as materialized (
              select told.*, l.channel, l.missing, count(*) over (partition by told.lead_id, told.cycle) as channels
              from told cross join lateral (%4$s) l where told.bucket = 'notDone')
            select %5$sreason, null, count(*), count(*) filter (where bucket = 'notDone'),
              count(*) filter (where bucket = 'waived'), 0, 0
            from told group by %5$sreason
            union all
            select %5$sreason, channel, 0, count(*), 0, sum(missing), count(*) filter (where channels = 1)
            from lacking group by %5$sreason, channel""";

    private final DutyReading reading;

    GivenUpReading(DutyReading reading) {
        this.reading = reading;
    }

    /**
     * Leads that were given up for one reason.
     *
     * @param reason the reason; {@code null} where none was told
     * @param channel the channel in which those of this row lacked attempts; {@code null} for all leads of the reason
     * @param leads how many; 0 of a channel
     * @param early how many of them early
     * @param waived how many of them for a reason that waives
     * @param attempts how many attempts lacked in the channel
     * @param only how many of the leads lacked attempts in this channel alone
     */
    record GivenUpRow(
            List<String> group,
            String reason,
            String channel,
            long leads,
            long early,
            long waived,
            long attempts,
            long only) {

        /** What those given up early lacked. */
        MissingRow toMissing() {
            return new MissingRow(group, channel, early, attempts, only);
        }
    }

    List<GivenUpRow> read(ReportQuery query) {
        var asked = CycleQuestion.ofDue(query, DUTY);
        int at = asked.width();
        return reading.list(
                GIVEN_UP.formatted(
                        asked.namedGroups(),
                        asked.judgedDuties(),
                        asked.isKnown(),
                        DutySql.lacking("told", "told.due_at"),
                        asked.groupNames()),
                asked.parameters(),
                row -> new GivenUpRow(
                        asked.group(row),
                        row.getString(at + 1),
                        row.getString(at + 2),
                        row.getLong(at + 3),
                        row.getLong(at + 4),
                        row.getLong(at + 5),
                        row.getLong(at + 6),
                        row.getLong(at + 7)));
    }
}

package dev.leadline.reports.duties;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Duties that have another result by what is known now than by what was known then, both judged at one moment: the end of
 * the period, or an earlier moment that is asked for. What merely went on after it is none: a duty missed on Friday and
 * done on Monday was missed on Friday by either.
 */
@ApplicationScoped
public class Restatements {

    /** What is known now of a duty, judged at an earlier moment. Who was merged was never owed anything. */
    private static final String BUCKET_NOW =
            """
            case when d.state in ('MET', 'MET_LATE', 'BREACHED') and d.kind = 'EARLY_DISQUALIFICATION'
                or d.state in ('MET', 'MET_LATE') and d.met_at <= d.past
                or d.state in ('WAIVED', 'CANCELLED')
                  and (d.ended_at <= d.past or d.cause = 'MERGED' or d.kind = 'EARLY_DISQUALIFICATION')
              then d.bucket when d.deadline < d.past then 'notDone' else 'inTime' end""";

    /**
     * A row that was known then already has the same result. Of a lead that nobody had told of then, nothing was known;
     * a duty that came later, such as one to decide after a call, is none either.
     */
    private static final String CHANGED =
            """
            with present as (
              select d.*, %s as bucket_now from (
                select d.*, %s as past from (%s) d) d
              where d.known_from > d.past and d.received_at <= d.past),
            changed as (
              select d.lead_id, d.cycle, d.kind, d.owner, d.team, d.tier, d.zone, d.deadline, d.met_at, w.bucket as was,
                d.bucket_now as is_now, d.known_from as restated_at
              from present d left join lateral (
                select %s as bucket from duty o
                where o.lead_id = d.lead_id and o.cycle = d.cycle and o.kind = d.kind
                  and o.known_from <= d.past and o.known_until > d.past) w on true
              where w.bucket is distinct from d.bucket_now and (w.bucket is not null
                or not exists (select from lead_fact f where f.lead_id = d.lead_id and f.recorded_at <= d.past))
              union all
              select d.lead_id, d.cycle, d.kind, d.owner, d.team, d.tier, d.zone, d.deadline, d.met_at, d.bucket, null,
                d.known_until
              from (select d.*, %s as past from (%s) d) d
              where d.known_from <= d.past and d.known_until > d.past and d.known_until < 'infinity'
                and not exists (select from duty n where n.lead_id = d.lead_id and n.cycle = d.cycle
                  and n.kind = d.kind and n.known_until = 'infinity'))
            """;

    private final DutyReading reading;

    Restatements(DutyReading reading) {
        this.reading = reading;
    }

    /**
     * One that was restated.
     *
     * @param zone the zone of its dates
     * @param was in which bucket it was; {@code null} when nobody knew of it
     * @param now in which bucket it would have been, had it been known; {@code null} when there is no such duty
     */
    public record RestatedRow(
            String leadId,
            int cycle,
            String duty,
            String team,
            String owner,
            String tier,
            String zone,
            Instant deadline,
            Instant metAt,
            Bucket was,
            Bucket now,
            Instant restatedAt) {}

    /**
     * Where a page goes on.
     *
     * @param leadId the lead of the last one that was told
     * @param cycle its cycle
     */
    public record After(String leadId, int cycle) {

        /** Before the first of all. */
        public static final After NONE = new After("", 0);

        public static After of(RestatedRow last) {
            return new After(last.leadId(), last.cycle());
        }
    }

    public long count(DutyQuestion question) {
        var sql = new Then(question);
        return reading.list(sql.changed() + "select count(*) from changed", sql.parameters(), row -> row.getLong(1))
                .get(0);
    }

    /** Some of them by lead and cycle. */
    public List<RestatedRow> page(DutyQuestion question, After after, int most) {
        var sql = new Then(question);
        var page = "select * from changed where (lead_id, cycle) > (:after_lead, :after_cycle)"
                + " order by lead_id, cycle limit " + most;
        return reading.list(
                sql.changed() + page,
                sql.parameters().and("after_lead", after.leadId()).and("after_cycle", after.cycle()),
                Restatements::read);
    }

    private static RestatedRow read(ResultSet row) throws SQLException {
        return new RestatedRow(
                row.getString("lead_id"),
                row.getInt("cycle"),
                row.getString("kind"),
                row.getString("team"),
                row.getString("owner"),
                row.getString("tier"),
                row.getString("zone"),
                Queries.instant(row, "deadline"),
                Queries.instant(row, "met_at"),
                bucket(row, "was"),
                bucket(row, "is_now"),
                Queries.instant(row, "restated_at"));
    }

    private static Bucket bucket(ResultSet row, String column) throws SQLException {
        var label = row.getString(column);
        return label == null ? null : Bucket.labelled(label);
    }

    /** The question, asked of what is known now and of what was known at the moment that is compared with. */
    private static final class Then {

        private final DutyQuestion question;
        private final DutySql sql;

        Then(DutyQuestion question) {
            this.question = question;
            this.sql = new DutySql(question);
        }

        Parameters parameters() {
            return sql.parameters().and("not_before", notBefore());
        }

        String changed() {
            var then = moment();
            return CHANGED.formatted(
                    BUCKET_NOW,
                    then,
                    sql.judgedOf(DutySql.AS_KNOWN_NOW + " and d.known_from > :not_before"),
                    DutySql.bucketAt("o", "d.past"),
                    then,
                    sql.judgedOf("d.known_until < 'infinity' and d.known_until > :not_before"));
        }

        private boolean isEndOfPeriod() {
            return question.moment().isNow() && question.period() != null;
        }

        /** A moment no later than that in any zone: what did not change after it need not be looked at. */
        private Instant notBefore() {
            var at = question.moment().at();
            if (!isEndOfPeriod()) {
                return at;
            }
            var end = question.period()
                    .to()
                    .minusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return end.isBefore(at) ? end : at;
        }

        /** The end of the period in the zone of the duty, while that is not ahead. */
        private String moment() {
            return isEndOfPeriod() ? "least(:judged, :to::timestamp at time zone d.zone)" : ":judged::timestamptz";
        }
    }
}

package dev.leadline.reports.duties;

import dev.leadline.commitments.terms.LeadValues;
import dev.leadline.database.Queries;
import dev.leadline.reports.duties.CountedRow.CalendarKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Lists duties in the order of the dates that a view goes by, and counts them. */
@ApplicationScoped
public class DutyList {

    /** First which duties, off an index alone, then who has their leads. */
    private static final String PAGE =
            """
            with page as materialized (
              select d.*, %6$s as value from (%1$s) d where %2$s%3$s order by %4$s, d.lead_id, d.cycle limit %5$d)
            select d.*, c.owner as owner_now, c.reason, l.channels as lacking_channels, l.missing as lacking_attempts
            from page d left join lateral (
              select c.* from lead_cycle c where c.lead_id = d.lead_id and c.cycle = d.cycle
                and c.known_from <= :judged order by c.known_from desc limit 1) c on true
            left join lateral (
              select array_agg(l.channel order by l.channel) as channels, array_agg(l.missing order by l.channel) as missing
              from (%7$s) l) l on d.lateness is not null and d.kind in ('ALL_ATTEMPTS', 'EARLY_DISQUALIFICATION')
            order by %4$s, d.lead_id, d.cycle
            """;

    private static final String LACKING = DutySql.lacking("c", "d.due_at");

    private final DutyReading reading;
    private final OpenTimes times;

    DutyList(DutyReading reading, OpenTimes times) {
        this.reading = reading;
        this.times = times;
    }

    /**
     * A place in the order.
     *
     * @param on the date that the view goes by
     * @param at its moment
     * @param leadId the lead
     * @param cycle its cycle
     */
    public record Place(LocalDate on, Instant at, String leadId, int cycle) {}

    /**
     * A duty with its place.
     *
     * @param place where it stands in the order
     * @param duty the duty
     */
    public record Placed(Place place, ListedDutyRow duty) {}

    public long count(DutyQuestion question, Selection selection) {
        var sql = new DutySql(question);
        var select = "select count(*) from (" + sql.judged() + ") d where " + selection.condition(sql);
        return reading.list(select, sql.parameters(), row -> row.getLong(1)).get(0);
    }

    /**
     * Some of the duties, in their order.
     *
     * @param after the last one that was told; {@code null} to begin
     * @param most how many at most
     */
    public List<Placed> page(DutyQuestion question, Selection selection, Place after, int most) {
        var sql = new DutySql(question);
        var order = question.view().order();
        var further = after == null ? "" : " and (" + order + ", d.lead_id, d.cycle) > (:on, :at, :lead, :nth)";
        var select = PAGE.formatted(
                sql.judged(), selection.condition(sql), further, order, most, worth(selection, sql), LACKING);
        if (after != null) {
            sql.parameters()
                    .and("on", after.on())
                    .and("at", after.at())
                    .and("lead", after.leadId())
                    .and("nth", after.cycle());
        }
        return reading.list(
                select,
                sql.parameters(),
                row -> new Placed(
                        place(row, question.view()), read(row, question.moment().at(), selection.values())));
    }

    private static String worth(Selection selection, DutySql sql) {
        return selection.values() == null ? "null::numeric" : sql.worth(selection.values());
    }

    private static Place place(ResultSet row, DutyQuestion.View view) throws SQLException {
        return new Place(
                row.getObject(view.date().substring(2), LocalDate.class),
                Queries.instant(row, view.moment().substring(2)),
                row.getString("lead_id"),
                row.getInt("cycle"));
    }

    private ListedDutyRow read(ResultSet row, Instant judged, LeadValues values) throws SQLException {
        var bucket = Bucket.labelled(row.getString("bucket"));
        var lateness = row.getString("lateness");
        return new ListedDutyRow(
                row.getString("lead_id"),
                row.getInt("cycle"),
                row.getString("kind"),
                row.getString("tier"),
                row.getString("policy_version"),
                row.getString("team"),
                row.getString("owner"),
                row.getString("owner_now"),
                row.getString("source"),
                Queries.instant(row, "received_at"),
                Queries.instant(row, "clock_started_at"),
                Queries.instant(row, "deadline"),
                row.getString("zone"),
                Queries.instant(row, "met_at"),
                state(row, bucket, judged),
                bucket.label(),
                lateness == null ? null : WhoseTime.valueOf(lateness).label(),
                row.getObject("open_to_done") == null ? null : row.getLong("open_to_done"),
                unassigned(row, judged),
                lateness == null ? null : late(row, judged),
                row.getLong("paused_seconds"),
                bucket == Bucket.WAIVED ? row.getString("cause") : null,
                row.getObject("decision_id", UUID.class),
                row.getString("policy_id"),
                row.getString("cause"),
                row.getBigDecimal("value"),
                values == null ? null : values.currency(),
                row.getString("reason"),
                missing(row));
    }

    private static SortedMap<String, Long> missing(ResultSet row) throws SQLException {
        if (row.getArray("lacking_channels") == null) {
            return null;
        }
        var channels = (String[]) row.getArray("lacking_channels").getArray();
        var attempts = (Long[]) row.getArray("lacking_attempts").getArray();
        var missing = new TreeMap<String, Long>();
        for (int i = 0; i < channels.length; i++) {
            missing.put(channels[i], attempts[i]);
        }
        return missing;
    }

    /** Rows do not say what moves with the clock. */
    private static String state(ResultSet row, Bucket bucket, Instant judged) throws SQLException {
        var kept = row.getString("state");
        if (!kept.equals("OPEN")) {
            return kept;
        }
        var atRiskAfter = Queries.instant(row, "at_risk_after");
        boolean isAtRisk = atRiskAfter != null && atRiskAfter.isBefore(judged);
        return bucket == Bucket.NOT_DONE ? "BREACHED" : isAtRisk ? "AT_RISK" : "OPEN";
    }

    private static CalendarKey calendar(ResultSet row) throws SQLException {
        return new CalendarKey(row.getString("calendar_id"), row.getString("calendar_version"));
    }

    /** While nobody has it, more by the hour, up to the deadline. */
    private long unassigned(ResultSet row, Instant judged) throws SQLException {
        long until = row.getLong("unassigned_seconds");
        long since = row.getLong("unassigned_since");
        if (row.wasNull()) {
            return until;
        }
        long now = times.secondsUntil(calendar(row), judged);
        long deadline = row.getLong("open_at_deadline");
        return until + Math.max(0, (row.wasNull() ? now : Math.min(now, deadline)) - since);
    }

    private Long late(ResultSet row, Instant judged) throws SQLException {
        var deadline = Queries.instant(row, "deadline");
        var metAt = Queries.instant(row, "met_at");
        return deadline == null ? null : times.seconds(calendar(row), deadline, metAt == null ? judged : metAt);
    }
}

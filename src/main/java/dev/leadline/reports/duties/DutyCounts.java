package dev.leadline.reports.duties;

import dev.leadline.database.Queries;
import dev.leadline.reports.duties.CountedRow.CalendarKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts duties, group by group, in one statement: so that all numbers of an answer are of one moment. */
@ApplicationScoped
public class DutyCounts {

    private static final String FIGURES =
            """
            d.calendar_id, d.calendar_version, d.zone, d.bucket, d.lateness,
            case when d.bucket in ('waived', 'noLongerOwed') then coalesce(d.cause, 'UNKNOWN') end as cause,
            count(*), count(*) filter (where d.warned_at <= :judged), count(*) filter (where %4$s),
            count(*) filter (where %3$s), sum(d.paused_seconds),
            count(*) filter (where d.met_at is null and d.closed_at is not null), %s,
            array_agg(d.open_to_done::bigint) filter (where d.met_at is not null and d.open_to_done is not null),
            array_agg(d.wall_to_done::bigint) filter (where d.met_at is not null and d.wall_to_done is not null),
            array_agg(d.open_at_start + d.paused_seconds) filter (where %s and d.paused_since is null),
            array_agg(extract(epoch from d.received_at)::bigint) filter (where %2$s),
            array_agg(d.open_at_start + d.paused_seconds) filter (where %2$s and d.paused_since is not null),
            array_agg(extract(epoch from d.paused_since)::bigint) filter (where %2$s and d.paused_since is not null)
            """;

    private static final String IS_AWAITED =
            "d.met_at is null and d.closed_at is null and d.bucket in ('inTime', 'notDone')";

    private static final String GIVEN_UP_EARLY =
            """
            count(*) filter (where d.bucket = 'noLongerOwed' and d.cause <> 'REACHED' and exists (
              select from duty e where e.lead_id = d.lead_id and e.cycle = d.cycle
                and e.kind = 'EARLY_DISQUALIFICATION' and e.state = 'BREACHED'
                and e.known_from <= :judged and e.known_until > :judged))""";

    private final Queries queries;
    private final OpenTimes times;

    DutyCounts(Queries queries, OpenTimes times) {
        this.queries = queries;
        this.times = times;
    }

    /**
     * Counts the duties that are meant by the groups in which they are.
     *
     * @param by what they are grouped by
     */
    public GroupedDuties count(DutyQuestion question, List<Grouping> by) {
        var sql = new DutySql(question);
        var groups = by.stream().map(sql::expression).collect(Collectors.joining(", "));
        var early = question.duty().equals("ALL_ATTEMPTS") ? GIVEN_UP_EARLY : "0";
        var keys = IntStream.rangeClosed(1, by.size() + 6)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        var select = "select " + (by.isEmpty() ? "" : groups + ", ")
                + FIGURES.formatted(early, IS_AWAITED, Selection.PAUSED_SQL, Selection.DONE_WHILE_CLOSED_SQL) + "from ("
                + sql.judged() + ") d group by " + keys;
        var rows = queries.list(select, sql.parameters(), row -> read(row, by));
        return new GroupedDuties(rows, times, question.moment().at());
    }

    private static CountedRow read(ResultSet row, List<Grouping> by) throws SQLException {
        var group = new ArrayList<String>();
        for (int i = 0; i < by.size(); i++) {
            group.add(by.get(i).written(row.getString(i + 1)));
        }
        int at = by.size();
        var lateness = row.getString(at + 5);
        return new CountedRow(
                group,
                new CalendarKey(row.getString(at + 1), row.getString(at + 2)),
                row.getString(at + 3),
                Bucket.labelled(row.getString(at + 4)),
                lateness == null ? null : WhoseTime.valueOf(lateness),
                row.getString(at + 6),
                row.getLong(at + 7),
                row.getLong(at + 8),
                row.getLong(at + 9),
                row.getLong(at + 10),
                row.getLong(at + 11),
                row.getLong(at + 12),
                row.getLong(at + 13),
                longs(row, at + 14),
                longs(row, at + 15),
                longs(row, at + 16),
                longs(row, at + 17),
                longs(row, at + 18),
                longs(row, at + 19));
    }

    private static long[] longs(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        if (array == null) {
            return new long[0];
        }
        var boxed = (Long[]) array.getArray();
        var longs = new long[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            longs[i] = boxed[i];
        }
        return longs;
    }
}

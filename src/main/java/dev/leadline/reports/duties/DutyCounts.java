package dev.leadline.reports.duties;

import dev.leadline.commitments.terms.LeadValues;
import dev.leadline.reports.duties.CountedRow.AwaitedRow;
import dev.leadline.reports.duties.CountedRow.CalendarKey;
import dev.leadline.reports.duties.DutyTally.AtStake;
import dev.leadline.waivers.WaiverScope;
import dev.leadline.waivers.Waivers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts duties, group by group, in one statement: so that all numbers of an answer are of one moment. */
@ApplicationScoped
public class DutyCounts {

    private static final String FIGURES =
            """
            d.bucket, d.lateness, case when d.bucket in ('waived', 'noLongerOwed') then coalesce(d.cause, 'UNKNOWN') end,
            min(d.zone), max(d.zone), count(*), count(*) filter (where %5$s), count(*) filter (where d.warned_at <= :judged),
            count(*) filter (where %1$s), count(*) filter (where %2$s), sum(d.paused_seconds),
            count(*) filter (where d.met_at is null and d.closed_at is not null), %3$s,
            array_agg(d.open_to_done::bigint) filter (where d.met_at is not null and d.open_to_done is not null),
            array_agg(d.wall_to_done::bigint) filter (where d.met_at is not null and d.wall_to_done is not null),
            array_agg(d.calendar_id) filter (where %4$s), array_agg(d.calendar_version) filter (where %4$s),
            array_agg(d.open_at_start + d.paused_seconds) filter (where %4$s),
            array_agg(extract(epoch from d.received_at)::bigint) filter (where %4$s),
            array_agg(extract(epoch from d.paused_since)::bigint) filter (where %4$s)%6$s
            """;

    /** Of the late ones: what a commitment says that their leads are worth, and of how many it says so. */
    private static final String AT_STAKE =
            ", sum(%1$s) filter (where d.lateness is not null), count(%1$s) filter (where d.lateness is not null)";

    private static final String IS_AWAITED =
            "d.met_at is null and d.closed_at is null and d.bucket in ('inTime', 'notDone')";

    private static final String GIVEN_UP_EARLY =
            """
            count(*) filter (where d.bucket = 'noLongerOwed' and d.cause <> 'REACHED' and exists (
              select from duty e where e.lead_id = d.lead_id and e.cycle = d.cycle
                and e.kind = 'EARLY_DISQUALIFICATION' and e.state = 'BREACHED'
                and e.known_from <= :judged and e.known_until > :judged))""";

    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private final DutyReading reading;
    private final OpenTimes times;
    private final Waivers waivers;

    DutyCounts(DutyReading reading, OpenTimes times, Waivers waivers) {
        this.reading = reading;
        this.times = times;
        this.waivers = waivers;
    }

    /**
     * Counts the duties that are meant by the groups in which they are.
     *
     * @param by what they are grouped by
     */
    public GroupedDuties count(DutyQuestion question, List<Grouping> by) {
        return count(question, by, List.of());
    }

    /**
     * The same, and what the leads of late ones are worth.
     *
     * @param values what commitments say that leads are worth
     */
    public GroupedDuties count(DutyQuestion question, List<Grouping> by, List<LeadValues> values) {
        var sql = new DutySql(question);
        var groups = by.stream().map(sql::expression).collect(Collectors.joining(", "));
        var early = question.duty().equals("ALL_ATTEMPTS") ? GIVEN_UP_EARLY : "0";
        var keys = IntStream.rangeClosed(1, by.size() + 3)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        var figures = FIGURES.formatted(
                Selection.DONE_WHILE_CLOSED_SQL,
                Selection.PAUSED_SQL,
                early,
                IS_AWAITED,
                sql.isExcused(waivers(question)),
                values.stream().map(each -> AT_STAKE.formatted(sql.worth(each))).collect(Collectors.joining()));
        var select = "select " + (by.isEmpty() ? "" : groups + ", ") + figures + "from (" + sql.judged()
                + ") d group by " + keys;
        var rows = reading.list(select, sql.parameters(), row -> read(row, by, values));
        return new GroupedDuties(rows, times, question.moment().at());
    }

    /** What may excuse duties that are meant. Waivers go by due dates, which lie anywhere in the view of leads received. */
    private List<WaiverScope> waivers(DutyQuestion question) {
        var period = question.period();
        return period == null || question.view() == DutyQuestion.View.RECEIVED
                ? waivers.scopes(Instant.EPOCH, FAR)
                : waivers.scopes(
                        anywhere(period.from().minusDays(1)),
                        anywhere(period.to().plusDays(1)));
    }

    private static Instant anywhere(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static CountedRow read(ResultSet row, List<Grouping> by, List<LeadValues> values) throws SQLException {
        var group = new ArrayList<String>();
        for (int i = 0; i < by.size(); i++) {
            group.add(by.get(i).written(row.getString(i + 1)));
        }
        int at = by.size();
        var lateness = row.getString(at + 2);
        return new CountedRow(
                group,
                new TreeSet<>(List.of(row.getString(at + 4), row.getString(at + 5))),
                Bucket.labelled(row.getString(at + 1)),
                lateness == null ? null : WhoseTime.valueOf(lateness),
                row.getString(at + 3),
                row.getLong(at + 6),
                row.getLong(at + 7),
                row.getLong(at + 8),
                row.getLong(at + 9),
                row.getLong(at + 10),
                row.getLong(at + 11),
                row.getLong(at + 12),
                row.getLong(at + 13),
                longs(row, at + 14),
                longs(row, at + 15),
                awaited(row, at + 16),
                atStake(row, at + 21, values));
    }

    private static List<AtStake> atStake(ResultSet row, int column, List<LeadValues> values) throws SQLException {
        var found = new ArrayList<AtStake>();
        for (int i = 0; i < values.size(); i++) {
            long count = row.getLong(column + 2 * i + 1);
            if (count > 0) {
                var of = values.get(i);
                found.add(new AtStake(of.commitment(), of.currency(), row.getBigDecimal(column + 2 * i), count));
            }
        }
        return found;
    }

    private static List<AwaitedRow> awaited(ResultSet row, int column) throws SQLException {
        if (row.getArray(column) == null) {
            return List.of();
        }
        var ids = (String[]) row.getArray(column).getArray();
        var versions = (String[]) row.getArray(column + 1).getArray();
        var ranFrom = (Long[]) row.getArray(column + 2).getArray();
        var received = (Long[]) row.getArray(column + 3).getArray();
        var paused = (Long[]) row.getArray(column + 4).getArray();
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new AwaitedRow(new CalendarKey(ids[i], versions[i]), ranFrom[i], received[i], paused[i]))
                .toList();
    }

    static long[] longs(ResultSet row, int column) throws SQLException {
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

package dev.leadline.reports.cycles;

import dev.leadline.reports.duties.DutyReading;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Counts the leads that were received. */
@ApplicationScoped
class IntakeReading {

    private static final String RECEIVED =
            """
            select %scount(*) filter (where d.merged_into is null), count(d.merged_into),
              count(*) filter (where d.merged_into is null and d.is_unscored and d.disposed_at is null),
              count(*) filter (where d.merged_into is null and d.is_nurtured),
              count(*) filter (where d.merged_into is null and not d.received_open),
              string_agg(distinct d.zone, ',')
            from lead_cycle d
            where %s and d.received_on >= :from and d.received_on < :to and %s
            """;

    private final DutyReading reading;

    IntakeReading(DutyReading reading) {
        this.reading = reading;
    }

    /** The groups in which something was received, in no order. */
    Map<List<String>, IntakeCount> received(ReportQuery query) {
        var asked = CycleQuestion.of(query);
        var select = RECEIVED.formatted(asked.groups(), asked.isKnown(), asked.isWanted());
        var counts = new LinkedHashMap<List<String>, IntakeCount>();
        reading.list(
                asked.width() == 0 ? select : select + "group by " + asked.firstColumns(0),
                asked.parameters(),
                row -> counts.put(asked.group(row), count(row, asked.width())));
        return counts;
    }

    private static IntakeCount count(ResultSet row, int at) throws SQLException {
        return new IntakeCount(
                row.getLong(at + 1),
                row.getLong(at + 2),
                row.getLong(at + 3),
                row.getLong(at + 4),
                row.getLong(at + 5),
                zones(row.getString(at + 6)));
    }

    static SortedSet<String> zones(String joined) {
        return joined == null ? new TreeSet<>() : new TreeSet<>(Arrays.asList(joined.split(",")));
    }
}

package dev.leadline.reports.duties;

import dev.leadline.reports.duties.CountedRow.CalendarKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is late now: not done by its deadline, of leads that are open (M6). */
@ApplicationScoped
public class LateDuties {

    /** The duties, for their list. */
    public static final Selection SELECTION = Selection.of(Selection.Trait.LATE_NOW);

    private static final String LATE =
            """
            select %sd.calendar_id, d.calendar_version, array_agg(d.open_at_deadline)
            from (%s) d where %s and d.open_at_deadline is not null group by %s
            """;

    private final DutyReading reading;
    private final OpenTimes times;

    LateDuties(DutyReading reading, OpenTimes times) {
        this.reading = reading;
        this.times = times;
    }

    private record Late(List<String> group, CalendarKey calendar, long[] openAtDeadline) {}

    /**
     * The ages of what is late now, group by group.
     *
     * @param by what it is grouped by; of nothing there is one group, with an empty key, or none
     */
    public Map<Map<Grouping, String>, LateAges> ages(DutyQuestion question, List<Grouping> by) {
        var sql = new DutySql(question);
        var groups = by.stream().map(each -> sql.expression(each) + ", ").collect(Collectors.joining());
        var keys = IntStream.rangeClosed(1, by.size() + 2)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        var select = LATE.formatted(groups, sql.judged(), SELECTION.condition(sql), keys);
        var ages = new LinkedHashMap<Map<Grouping, String>, LateAges>();
        for (var late : reading.list(select, sql.parameters(), row -> read(row, by))) {
            ages.merge(named(by, late.group), ages(late, question), LateAges::plus);
        }
        return ages;
    }

    private LateAges ages(Late late, DutyQuestion question) {
        var at = question.moment().at();
        long now = times.secondsUntil(late.calendar, at);
        return LateAges.of(late.openAtDeadline, now, times.ofBusinessDay(late.calendar, at));
    }

    private static Late read(ResultSet row, List<Grouping> by) throws SQLException {
        var group = new ArrayList<String>();
        for (int i = 0; i < by.size(); i++) {
            group.add(by.get(i).written(row.getString(i + 1)));
        }
        var calendar = new CalendarKey(row.getString(by.size() + 1), row.getString(by.size() + 2));
        return new Late(group, calendar, DutyCounts.longs(row, by.size() + 3));
    }

    private static Map<Grouping, String> named(List<Grouping> by, List<String> values) {
        var named = new TreeMap<Grouping, String>();
        for (int i = 0; i < by.size(); i++) {
            named.put(by.get(i), values.get(i));
        }
        return named;
    }
}

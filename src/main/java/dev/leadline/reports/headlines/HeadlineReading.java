package dev.leadline.reports.headlines;

import dev.leadline.database.Queries;
import dev.leadline.kernel.headline.DutyCount;
import dev.leadline.kernel.headline.DutyCount.Part;
import dev.leadline.kernel.headline.Judged;
import dev.leadline.kernel.headline.Observed;
import dev.leadline.kernel.headline.Observed.Accepted;
import dev.leadline.kernel.headline.Observed.Load;
import dev.leadline.kernel.headline.Observed.Miss;
import dev.leadline.kernel.headline.Observed.Outcomes;
import dev.leadline.kernel.headline.Observed.Source;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.reports.cycles.ResultReading;
import dev.leadline.reports.cycles.ResultReading.MissingRow;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import dev.leadline.reports.duties.DutySql;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;

/** Counts what the tests of a headline are about. */
@ApplicationScoped
class HeadlineReading {

    /** Giving up early has no deadline; its share is another one (M9). */
    private static final String JUDGED =
            " where d.bucket in ('kept', 'keptLate', 'notDone') and d.kind <> 'EARLY_DISQUALIFICATION'";

    private static final String COUNTS =
            """
            count(*) filter (where d.bucket = 'kept'), count(*) filter (where d.bucket <> 'kept'),
              count(*) filter (where d.lateness = 'OWN'), count(*) filter (where d.lateness = 'ROUTING'),
              count(*) filter (where d.lateness = 'HANDED_ON_LATE')
            """;

    /** Every lead of the owner counts for the load of the day, whatever became of it. */
    private static final String LOADS =
            """
            select least(d.load, 30), %s
            from (select d.*, count(*) over (partition by d.owner, d.received_on) as load from (%s) d where d.owner is not null) d
            %s group by 1 order by 1""";

    private static final String SOURCES =
            """
            select d.source, count(*), count(*) filter (where
              lower(d.reason) like '%%wrong person%%' or lower(d.reason) like '%%wrong number%%'
              or lower(d.reason) like '%%duplicate%%' or lower(d.reason) like '%%bounce%%'
              or d.attempt_outcome && array['BOUNCED', 'WRONG_NUMBER'])
            from lead_cycle d
            where %s and d.merged_into is null and d.source is not null
              and d.received_on >= :from and d.received_on < :to and %s
            group by 1 order by 1""";

    private static final String ACCEPTED =
            """
            select c.tier, c.bucket = 'kept', count(*), count(*) filter (where d.disposition = 'ACCEPTED')
            from (select d.lead_id, d.cycle, d.tier, d.bucket from (%s) d
                where d.bucket in ('kept', 'keptLate') and d.tier is not null) c
              join lead_cycle d on d.lead_id = c.lead_id and d.cycle = c.cycle and %s
            where d.disposed_at is not null and d.merged_into is null
            group by 1, 2 order by 1, 2""";

    private final Queries queries;
    private final ResultReading results;

    HeadlineReading(Queries queries, ResultReading results) {
        this.queries = queries;
        this.results = results;
    }

    /** All that the tests need of the period, and of one as long before it. */
    Observed read(ReportQuery query) {
        var asked = query.question();
        return new Observed(
                duties(due(asked, null, asked.period()), "", Part.DUTY, Part.TEAM, Part.OWNER, Part.TIER),
                duties(due(asked, null, before(asked.period())), "", Part.DUTY, Part.TEAM),
                duties(
                        due(asked, null, asked.period()),
                        " order by min(d.received_at)",
                        Part.DUTY,
                        Part.POLICY,
                        Part.VERSION),
                loads(due(asked, "FIRST_CALL", asked.period())),
                misses(query),
                new Outcomes(sources(asked), accepted(due(asked, "FIRST_CALL", asked.period()))));
    }

    private static DutyQuestion due(DutyQuestion asked, String duty, Period period) {
        return new DutyQuestion(duty, new Period(View.DUE, period.from(), period.to()), asked.moment(), asked.wanted());
    }

    /** As many days before a period. */
    static Period before(Period period) {
        long days = ChronoUnit.DAYS.between(period.from(), period.to());
        return new Period(View.DUE, period.from().minusDays(days), period.from());
    }

    private List<DutyCount> duties(DutyQuestion question, String order, Part... parts) {
        var sql = new DutySql(question);
        var columns = new StringBuilder();
        for (var part : parts) {
            columns.append(column(part)).append(", ");
        }
        var names = columns.substring(0, columns.length() - 2);
        return queries.list(
                "select " + columns + COUNTS + " from (" + sql.judged() + ") d" + JUDGED + " group by " + names + order,
                sql.parameters(),
                row -> {
                    var group = new EnumMap<Part, String>(Part.class);
                    for (int i = 0; i < parts.length; i++) {
                        group.put(parts[i], row.getString(i + 1));
                    }
                    return new DutyCount(group, judged(row, parts.length));
                });
    }

    private static String column(Part part) {
        switch (part) {
            case DUTY:
                return "d.kind";
            case POLICY:
                return "d.policy_id";
            case VERSION:
                return "d.policy_version";
            default:
                return "d." + part.label();
        }
    }

    private static Judged judged(ResultSet row, int at) throws SQLException {
        return new Judged(
                row.getLong(at + 1),
                row.getLong(at + 2),
                row.getLong(at + 3),
                row.getLong(at + 4),
                row.getLong(at + 5));
    }

    private List<Load> loads(DutyQuestion question) {
        var sql = new DutySql(question);
        return queries.list(
                LOADS.formatted(COUNTS, sql.judged(), JUDGED),
                sql.parameters(),
                row -> new Load(row.getLong(1), judged(row, 1)));
    }

    private List<Miss> misses(ReportQuery query) {
        var rows = results.missing(new ReportQuery(query.question(), List.of(Grouping.of(DutyColumn.TIER))));
        Function<MissingRow, String> tier = row -> row.group().get(0);
        return rows.stream()
                .filter(row -> row.channel() != null && tier.apply(row) != null)
                .map(row -> new Miss(
                        tier.apply(row),
                        row.channel(),
                        new Proportion(
                                row.leads(),
                                rows.stream()
                                        .filter(all -> all.channel() == null
                                                && tier.apply(row).equals(tier.apply(all)))
                                        .mapToLong(MissingRow::leads)
                                        .sum())))
                .toList();
    }

    private List<Source> sources(DutyQuestion asked) {
        var period =
                new Period(View.RECEIVED, asked.period().from(), asked.period().to());
        var sql = new DutySql(new DutyQuestion(null, period, asked.moment(), asked.wanted()));
        return queries.list(
                SOURCES.formatted(sql.isKnown(), sql.isWanted()),
                sql.parameters().and("from", period.from()).and("to", period.to()),
                row -> new Source(row.getString(1), new Proportion(row.getLong(3), row.getLong(2))));
    }

    private List<Accepted> accepted(DutyQuestion question) {
        var sql = new DutySql(question);
        return queries.list(
                ACCEPTED.formatted(sql.judged(), sql.isKnown()),
                sql.parameters(),
                row -> new Accepted(
                        row.getString(1), row.getBoolean(2), new Proportion(row.getLong(4), row.getLong(3))));
    }
}

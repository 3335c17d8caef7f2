package dev.leadline.reports.cycles;

import dev.leadline.database.Parameters;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import dev.leadline.reports.duties.DutySql;
import dev.leadline.reports.questions.ReportQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is asked of the cycles of leads, in SQL. Rows are called {@code d} and have the columns that {@code DutyColumn} knows,
 * whose {@code received_on} and {@code received_hour} are those of what is counted: of a receipt, an attempt, a disposition.
 */
final class CycleQuestion {

    private final ReportQuery query;
    private final DutySql sql;
    private final String groups;
    private final String wanted;

    private CycleQuestion(ReportQuery query, DutyQuestion duties) {
        this.query = query;
        this.sql = new DutySql(duties);
        this.groups =
                query.by().stream().map(each -> sql.expression(each) + ", ").collect(Collectors.joining());
        this.wanted = sql.isWanted();
        var period = duties.period();
        sql.parameters().and("from", period.from()).and("to", period.to());
    }

    /** The duties of a kind that were due in the period. */
    static DutyQuestion due(ReportQuery query, String duty) {
        return within(query, duty, View.DUE);
    }

    private static DutyQuestion within(ReportQuery query, String duty, View view) {
        var asked = query.question();
        var period = new Period(view, asked.period().from(), asked.period().to());
        return new DutyQuestion(duty, period, asked.moment(), asked.wanted());
    }

    /** What is asked of rows of cycles, or of what was made of them. */
    static CycleQuestion of(ReportQuery query) {
        return new CycleQuestion(query, within(query, null, View.RECEIVED));
    }

    /** What is asked of duties of a kind that were due in the period, and of their cycles. */
    static CycleQuestion ofDue(ReportQuery query, String duty) {
        return new CycleQuestion(query, due(query, duty));
    }

    /** A select of the duties, each with its bucket. */
    String judgedDuties() {
        return sql.judged();
    }

    /** The rows that were known at the moment asked for. */
    String isKnown() {
        return sql.isKnown();
    }

    /** Whether a row is within the filters. */
    String isWanted() {
        return wanted;
    }

    /** What rows are grouped by, each with a comma after it; nothing where no groups are asked for. */
    String groups() {
        return groups;
    }

    /** The names of the groups where they were selected as {@link #namedGroups}, each with a comma after it. */
    String groupNames() {
        return IntStream.rangeClosed(1, query.by().size())
                .mapToObj(i -> "g" + i + ", ")
                .collect(Collectors.joining());
    }

    /** The groups with a name each. */
    String namedGroups() {
        var named = new StringBuilder();
        for (int i = 0; i < query.by().size(); i++) {
            named.append(sql.expression(query.by().get(i)))
                    .append("::text as g")
                    .append(i + 1)
                    .append(", ");
        }
        return named.toString();
    }

    /** As many columns without a value as there are groups, each with a comma after it. */
    String noGroups() {
        return "null, ".repeat(query.by().size());
    }

    /** The first columns of a select by their numbers, to group by: the groups and so many more. */
    String firstColumns(int more) {
        return IntStream.rangeClosed(1, query.by().size() + more)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    Parameters parameters() {
        return sql.parameters();
    }

    /** The values of the groups of a row, whose first columns they are. */
    List<String> group(ResultSet row) throws SQLException {
        var group = new ArrayList<String>();
        for (int i = 0; i < query.by().size(); i++) {
            group.add(query.by().get(i).written(row.getString(i + 1)));
        }
        return group;
    }

    /** How many columns the groups take. */
    int width() {
        return query.by().size();
    }
}

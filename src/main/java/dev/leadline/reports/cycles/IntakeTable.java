package dev.leadline.reports.cycles;

import dev.leadline.reports.forms.ReportTable;
import java.util.ArrayList;
import java.util.List;

/** Intake as a table: a row a group, or the total where there are none, with counts that can be added up again. */
final class IntakeTable {

    private static final List<String> FIGURES =
            List.of("received", "merged", "unscored", "nurtured", "outsideHours", "outsideHoursShare");

    private IntakeTable() {}

    static ReportTable of(IntakeBody body) {
        var headings = new ArrayList<>(body.asked().by());
        headings.addAll(FIGURES);
        var rows = body.asked().by().isEmpty() ? List.of(body.total()) : body.rows();
        return new ReportTable(
                "intake", headings, rows.stream().map(IntakeTable::row).toList());
    }

    private static List<Object> row(IntakeBody.Row of) {
        var row = new ArrayList<Object>(
                of.group() == null ? List.of() : of.group().values());
        row.add(of.received());
        row.add(of.merged());
        row.add(of.unscored());
        row.add(of.nurtured());
        row.add(of.outsideHours().leads());
        row.add(of.outsideHours().share());
        return row;
    }
}

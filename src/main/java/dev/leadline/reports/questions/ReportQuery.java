package dev.leadline.reports.questions;

import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.Grouping;
import java.util.List;

/**
 * What a report is asked for.
 *
 * @param question which duties, judged when
 * @param by what they are grouped by; at most two, and none for the total alone
 */
public record ReportQuery(DutyQuestion question, List<Grouping> by) {

    public ReportQuery {
        by = List.copyOf(by);
    }
}

package dev.leadline.reports;

import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.questions.ReportQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a report was asked, with what was left out put in.
 *
 * @param duty the obligation
 * @param by the groups
 * @param view `due` or `received`
 * @param from the first date
 * @param to the date after the last
 * @param judged `now`, or the moment as of which it is known and judged
 * @param filters the values of each filter
 */
@Schema(name = "ReportAsked")
record AskedBody(
        String duty,
        List<String> by,
        String view,
        LocalDate from,
        LocalDate to,
        String judged,
        Map<String, List<String>> filters) {

    /** @param judged as it was asked */
    static AskedBody from(ReportQuery query, String judged) {
        var question = query.question();
        return new AskedBody(
                question.duty(),
                query.by().stream().map(Grouping::name).toList(),
                question.period().view().label(),
                question.period().from(),
                question.period().to(),
                judged,
                LeadsLink.filters(question));
    }
}

package dev.leadline.reports.cycles;

import dev.leadline.reports.LeadsLink;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.questions.ReportQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a report was asked, with what was left out put in.
 *
 * @param by the groups
 * @param from the first date
 * @param to the date after the last
 * @param judged `now`, or the moment as of which it is known
 * @param filters the values of each filter
 */
@Schema(name = "CyclesAsked")
public record CyclesAskedBody(
        List<String> by, LocalDate from, LocalDate to, String judged, Map<String, List<String>> filters) {

    /** @param judged as it was asked */
    public static CyclesAskedBody from(ReportQuery query, String judged) {
        var question = query.question();
        return new CyclesAskedBody(
                query.by().stream().map(Grouping::name).toList(),
                question.period().from(),
                question.period().to(),
                judged,
                LeadsLink.filters(question));
    }
}

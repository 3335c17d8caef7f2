package dev.leadline.reports;

import dev.leadline.reports.duties.DutyList;
import dev.leadline.reports.duties.ListedDutyRow;
import dev.leadline.web.PageSize;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The list behind any number of a report. */
@Path("/v1/reports/leads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class DutyListResource {

    private final DutyList list;
    private final ReportQueries queries;

    DutyListResource(DutyList list, ReportQueries queries) {
        this.list = list;
        this.queries = queries;
    }

    /**
     * A page of the list.
     *
     * @param items what is on it
     * @param total how many there are on all pages: the number of the report
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "DutyPage")
    record Page(List<ListedDutyRow> items, long total, @Schema(nullable = true) String next) {}

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "listReportedLeads",
            summary = "List the duties behind a number of a report",
            description = "Takes the parameters of the report; `bucket`, `class`, `cause` and `only` narrow it to one"
                    + " number of a row. `by` has no effect. Pages stay those of one moment while others write.")
    public Page page(
            @BeanParam ReportParameters parameters,
            @BeanParam ListParameters narrower,
            @QueryParam("cursor") String cursor,
            @Parameter(description = "Entries per page, 1 to 200") @QueryParam("limit") @DefaultValue("50") @PageSize
                    String limit) {
        var asked = queries.read(parameters).question();
        var selection = narrower.selection();
        int most = Integer.parseInt(limit);
        var after = cursor == null ? null : ListCursor.parse(cursor);
        var question = after == null ? asked : asked.asKnownAt(after.judged());
        var found = list.page(question, selection, after == null ? null : after.place(), most + 1);
        long total = after == null ? list.count(question, selection) : after.total();
        boolean isLast = found.size() <= most;
        var page = isLast ? found : found.subList(0, most);
        var next = isLast
                ? null
                : new ListCursor(
                                question.moment().at(),
                                total,
                                page.get(most - 1).place())
                        .text();
        return new Page(page.stream().map(DutyList.Placed::duty).toList(), total, next);
    }
}

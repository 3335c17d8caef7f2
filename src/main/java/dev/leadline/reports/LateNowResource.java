package dev.leadline.reports;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.reports.duties.DutyList.Place;
import dev.leadline.reports.duties.DutyList.Placed;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.forms.ReportForms;
import dev.leadline.reports.forms.ReportPages;
import dev.leadline.reports.questions.ReportFilters;
import dev.leadline.reports.questions.ReportParameters;
import dev.leadline.reports.questions.ReportQueries;
import dev.leadline.reports.questions.ReportQuery;
import dev.leadline.web.Flag;
import dev.leadline.web.PageSize;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is late now. */
@Path("/v1/reports/late-now")
@Needs(Action.READ_REPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class LateNowResource {

    private final LateNow late;
    private final ReportQueries queries;

    LateNowResource(LateNow late, ReportQueries queries) {
        this.late = late;
        this.queries = queries;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReportForms.CSV, ReportForms.XLSX})
    @Operation(
            operationId = "reportLateNow",
            summary = "Show what is late now, by age and name",
            description =
                    "Duties not done by their deadline whose lead is open, by what is known now: how many, for how"
                            + " long in open time, and which, the earliest deadline first. `from` and `to` may be"
                            + " left out, and `judged` is `now`. CSV and XLSX have the list,"
                            + " without `limit` all of it.")
    @APIResponse(
            responseCode = "200",
            description = "What is late, with a page of the list",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LateNowBody.class)),
                @Content(mediaType = ReportForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = ReportForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response report(
            @BeanParam ReportParameters parameters,
            @BeanParam ReportFilters filters,
            @QueryParam("cursor") String cursor,
            @Parameter(description = ReportForms.LIMIT) @QueryParam("limit") @PageSize String limit,
            @Parameter(description = ReportForms.MARK) @QueryParam("mark") @DefaultValue("false") @Flag String mark,
            @Context Request request) {
        var forms = ReportForms.of(request);
        var query = queries.readNow(parameters, filters);
        var after = cursor == null ? null : ListCursor.parse(cursor);
        var pages = new ReportPages<Placed, Place>(
                (place, most) -> late.page(query.question(), place, most),
                Placed::place,
                after == null ? null : after.place(),
                limit);
        return forms.answer(() -> body(query, pages.page()), () -> ListTable.of(pages), Boolean.parseBoolean(mark));
    }

    private LateNowBody body(ReportQuery query, ReportPages.Page<Placed, Place> page) {
        var question = query.question();
        var groups = late.groups(question, query.by());
        var total = LateNow.total(groups);
        return new LateNowBody(
                question.moment().at(),
                question.duty(),
                LeadsLink.filters(question),
                query.by().isEmpty()
                        ? List.of()
                        : groups.stream()
                                .map(each -> LateNowBody.Row.from(Grouping.toJson(each.of()), each.ages()))
                                .toList(),
                LateNowBody.Row.from(null, total),
                page.entries().stream().map(Placed::duty).toList(),
                page.last() == null ? null : new ListCursor(question.moment().at(), total.count(), page.last()).text());
    }
}

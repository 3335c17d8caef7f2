package dev.leadline.reports;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.commitments.terms.LeadValues;
import dev.leadline.commitments.terms.LeadWorth;
import dev.leadline.reports.duties.DutyList;
import dev.leadline.reports.duties.DutyList.Place;
import dev.leadline.reports.duties.DutyList.Placed;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.ListedDutyRow;
import dev.leadline.reports.duties.Selection;
import dev.leadline.reports.forms.ReportForms;
import dev.leadline.reports.forms.ReportPages;
import dev.leadline.reports.questions.ReportFilters;
import dev.leadline.reports.questions.ReportParameters;
import dev.leadline.reports.questions.ReportQueries;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list behind any number of a report. */
@Path("/v1/reports/leads")
@Needs(Action.READ_LEADS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class DutyListResource {

    private final DutyList list;
    private final ReportQueries queries;
    private final LeadWorth worth;

    DutyListResource(DutyList list, ReportQueries queries, LeadWorth worth) {
        this.list = list;
        this.queries = queries;
        this.worth = worth;
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
    @Produces({MediaType.APPLICATION_JSON, ReportForms.CSV, ReportForms.XLSX})
    @Operation(
            operationId = "listReportedLeads",
            summary = "List the duties behind a number of a report",
            description = "Takes the parameters of the report; `bucket`, `class`, `cause` and `only` narrow it to one"
                    + " number of a row. `by` has no effect. Pages stay those of one moment while others write."
                    + " CSV and XLSX without `limit` have all duties.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(mediaType = ReportForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = ReportForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response page(
            @BeanParam ReportParameters parameters,
            @BeanParam ReportFilters filters,
            @BeanParam ListParameters narrower,
            @Parameter(description = "A commitment: only duties whose lead it values, each with that `value`")
                    @QueryParam("commitment")
                    String commitment,
            @QueryParam("cursor") String cursor,
            @Parameter(description = ReportForms.LIMIT) @QueryParam("limit") @PageSize String limit,
            @Parameter(description = ReportForms.MARK) @QueryParam("mark") @DefaultValue("false") @Flag String mark,
            @Context Request request) {
        var forms = ReportForms.of(request);
        var asked = queries.read(parameters, filters).question();
        var after = cursor == null ? null : ListCursor.parse(cursor);
        var selection = valued(
                narrower.selection(), commitment, pinned(asked, after).moment().at());
        var pages = pages(asked, selection, after, limit);
        return forms.answer(
                () -> body(asked, selection, after, pages.page()),
                () -> {
                    if (forms.isXlsx() && pages.isWhole()) {
                        ReportForms.checkFitsSheet(list.count(asked, selection));
                    }
                    return ListTable.of(pages);
                },
                Boolean.parseBoolean(mark));
    }

    /** A commitment that nobody knew at the moment of judging values nothing. */
    private Selection valued(Selection selection, String commitment, Instant at) {
        return commitment == null
                ? selection
                : selection.valuedBy(worth.known(List.of(commitment), at).stream()
                        .findFirst()
                        .orElse(new LeadValues(commitment, null, List.of())));
    }

    /** What was told on pages before was judged at one moment, and so is the rest. */
    private static DutyQuestion pinned(DutyQuestion asked, ListCursor after) {
        return after == null ? asked : asked.asKnownAt(after.judged());
    }

    /** All after the first page is as it was known when that was read. */
    private ReportPages<Placed, Place> pages(DutyQuestion asked, Selection selection, ListCursor after, String limit) {
        var moment = pinned(asked, after).moment().at();
        return new ReportPages<>(
                (place, most) -> list.page(place == null ? asked : asked.asKnownAt(moment), selection, place, most),
                Placed::place,
                after == null ? null : after.place(),
                limit);
    }

    private Page body(DutyQuestion asked, Selection selection, ListCursor after, ReportPages.Page<Placed, Place> page) {
        long total = after == null ? list.count(asked, selection) : after.total();
        var judged = pinned(asked, after).moment().at();
        return new Page(
                page.entries().stream().map(Placed::duty).toList(),
                total,
                page.last() == null ? null : new ListCursor(judged, total, page.last()).text());
    }
}

package dev.leadline.reports;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.Restatements;
import dev.leadline.reports.duties.Restatements.After;
import dev.leadline.reports.duties.Restatements.RestatedRow;
import dev.leadline.reports.forms.ReportForms;
import dev.leadline.reports.forms.ReportPages;
import dev.leadline.reports.questions.ReportFilters;
import dev.leadline.reports.questions.ReportParameters;
import dev.leadline.reports.questions.ReportQueries;
import dev.leadline.web.Flag;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
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

/** The duties that have another result by what is known now than by what was known then. */
@Path("/v1/reports/restatements")
@Needs(Action.READ_REPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class RestatementsResource {

    private final Restatements restatements;
    private final ReportQueries queries;

    RestatementsResource(Restatements restatements, ReportQueries queries) {
        this.restatements = restatements;
        this.queries = queries;
    }

    /**
     * A page of restatements.
     *
     * @param items what is on it
     * @param total how many there are on all pages
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "RestatementPage")
    record Page(List<RestatementBody> items, long total, @Schema(nullable = true) String next) {}

    /**
     * A duty with another result than was known then.
     *
     * @param leadId the lead
     * @param cycle which of its cycles, from 1
     * @param duty the obligation
     * @param tier the tier in which it was kept or broken; null for none
     * @param team the team of the owner at the deadline; null for none
     * @param owner the owner at the deadline; null for nobody
     * @param deadline null for none
     * @param metAt when it was done, as is known now; null when it is not
     * @param was the bucket it was in by what was known then; null when nobody knew of it
     * @param now the bucket it would have been in by what is known now; null when there is no such duty
     * @param restatedAt when the present result became known
     */
    @Schema(name = "Restatement")
    record RestatementBody(
            String leadId,
            int cycle,
            String duty,
            @Schema(nullable = true) String tier,
            @Schema(nullable = true) String team,
            @Schema(nullable = true) String owner,
            @Schema(nullable = true) Instant deadline,
            @Schema(nullable = true) Instant metAt,
            @Schema(nullable = true) String was,
            @Schema(nullable = true) String now,
            Instant restatedAt) {

        static RestatementBody from(RestatedRow row) {
            return new RestatementBody(
                    row.leadId(),
                    row.cycle(),
                    row.duty(),
                    row.tier(),
                    row.team(),
                    row.owner(),
                    row.deadline(),
                    row.metAt(),
                    label(row.was()),
                    label(row.now()),
                    row.restatedAt());
        }

        private static String label(Bucket bucket) {
            return bucket == null ? null : bucket.label();
        }
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReportForms.CSV, ReportForms.XLSX})
    @Operation(
            operationId = "listRestatements",
            summary = "List the duties whose result has changed by late facts",
            description =
                    "Takes the parameters of the report. With `judged=now` it compares what is known now with what"
                            + " was known at the end of the period, otherwise with what was known at that moment; both are"
                            + " judged at that earlier moment, so that what merely went on after it is not listed."
                            + " CSV and XLSX without `limit` have all of them.")
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
            @QueryParam("cursor") String cursor,
            @Parameter(description = ReportForms.LIMIT) @QueryParam("limit") @PageSize String limit,
            @Parameter(description = ReportForms.MARK) @QueryParam("mark") @DefaultValue("false") @Flag String mark,
            @Context Request request) {
        var forms = ReportForms.of(request);
        var question = queries.read(parameters, filters).question();
        var after = cursor == null ? After.NONE : after(cursor);
        var pages = new ReportPages<RestatedRow, After>(
                (place, most) -> restatements.page(question, place, most), After::of, after, limit);
        return forms.answer(
                () -> body(pages.page(), restatements.count(question)),
                () -> {
                    if (forms.isXlsx() && pages.isWhole()) {
                        ReportForms.checkFitsSheet(restatements.count(question));
                    }
                    return RestatementTable.of(pages);
                },
                Boolean.parseBoolean(mark));
    }

    private static Page body(ReportPages.Page<RestatedRow, After> page, long total) {
        var last = page.last();
        return new Page(
                page.entries().stream().map(RestatementBody::from).toList(),
                total,
                last == null ? null : last.cycle() + "." + last.leadId());
    }

    private static After after(String cursor) {
        int dot = cursor.indexOf('.');
        var cycle = dot < 0 ? "" : cursor.substring(0, dot);
        var leadId = cursor.substring(dot + 1);
        if (!cycle.matches("[1-9][0-9]{0,8}") || !PlainText.Check.isPlain(leadId)) {
            throw Problem.invalid(
                    "/cursor",
                    QuotedText.of(cursor),
                    "The cursor (" + QuotedText.of(cursor) + ") " + Paging.CURSOR + ".");
        }
        return new After(leadId, Integer.parseInt(cycle));
    }
}

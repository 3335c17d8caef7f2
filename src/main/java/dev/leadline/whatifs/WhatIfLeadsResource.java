package dev.leadline.whatifs;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.Flag;
import dev.leadline.web.PageSize;
import dev.leadline.web.QuotedText;
import dev.leadline.web.csv.CsvList;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemBody;
import dev.leadline.whatifs.lists.ChangedLeadBody;
import dev.leadline.whatifs.lists.ChangedLeadFilter;
import dev.leadline.whatifs.lists.ChangedLeadRow;
import dev.leadline.whatifs.lists.ChangedLeads;
import dev.leadline.whatifs.lists.LeadIdCursor;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** Serves the leads behind the numbers of a what-if. */
@Path("/v1/policies/{id}/what-ifs/{whatIf}/leads")
@Needs(value = Action.READ_DRAFTS, policy = "id")
@Tag(
        name = "what-ifs",
        description = "What-ifs: what a draft would do to leads, and how it would have changed past decisions")
public class WhatIfLeadsResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final WhatIfs whatIfs;
    private final ChangedLeads lists;

    WhatIfLeadsResource(WhatIfs whatIfs, ChangedLeads lists) {
        this.whatIfs = whatIfs;
        this.lists = lists;
    }

    /**
     * Leads that are answered differently, by id.
     *
     * @param items a page of them
     * @param total how many there are by this filter: the number in the result
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "WhatIfLeadPage")
    record Page(List<ChangedLeadBody> items, long total, @Schema(nullable = true) String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvList.MEDIA_TYPE})
    @Operation(
            operationId = "listWhatIfLeads",
            summary = "List the leads that a what-if answers differently",
            description =
                    "The leads behind the numbers of the result, for the populations `open`, `closed` and `all`. `total`"
                            + " is the number for the same transition, kind of change, team and owner. Lists are kept for 30 days,"
                            + " and those of the newest 20 what-ifs of a policy; at most 100,000 closed leads are listed. Leads of a"
                            + " sample that was removed are not listed any more. CSV without `limit` has all leads.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(mediaType = CsvList.MEDIA_TYPE, schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "409",
            description = "The what-if has no result yet, or its list is not kept",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response page(
            @PathParam("id") String id,
            @PathParam("whatIf") String whatIf,
            @BeanParam WhatIfLeadParameters parameters,
            @Parameter(description = "The `next` value of the previous page") @QueryParam("cursor") String cursor,
            @Parameter(description = "Leads per page, 1 to 200. Without it JSON has 50 and CSV all")
                    @QueryParam("limit")
                    @PageSize
                    String limit,
            @Parameter(description = "Whether CSV begins with a byte-order mark, by which Excel knows UTF-8")
                    @QueryParam("mark")
                    @DefaultValue("false")
                    @Flag
                    String mark,
            @Context Request request) {
        var variant = request.selectVariant(CsvList.OR_JSON);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        var filter = filter(id, whatIf, parameters);
        var after = cursor == null ? "" : LeadIdCursor.parse(cursor);
        boolean isCsv = CsvList.isCsv(variant);
        if (isCsv && limit == null) {
            var first = lists.page(filter, after, MOST);
            return CsvList.answer(csv(mark).write(first, last -> lists.page(filter, last.leadId(), MOST)), variant);
        }
        int most = limit == null ? USUAL : Integer.parseInt(limit);
        var found = lists.page(filter, after, most + 1);
        var page = found.size() > most ? found.subList(0, most) : found;
        return CsvList.answer(isCsv ? csv(mark).write(page) : body(filter, page, found.size() > most), variant);
    }

    private Page body(ChangedLeadFilter filter, List<ChangedLeadRow> page, boolean goesOn) {
        return new Page(
                page.stream().map(ChangedLeadBody::from).toList(),
                lists.count(filter),
                goesOn ? LeadIdCursor.text(page.get(page.size() - 1).leadId()) : null);
    }

    private static CsvList<ChangedLeadRow> csv(String mark) {
        return new CsvList<>(
                ChangedLeadBody.headings(), row -> ChangedLeadBody.from(row).cells(), Boolean.parseBoolean(mark));
    }

    private ChangedLeadFilter filter(String id, String whatIf, WhatIfLeadParameters parameters) {
        var stored = whatIfs.findStored(id, WhatIfsResource.number(whatIf))
                .orElseThrow(() -> WhatIfsResource.missing(whatIf));
        var asked = whatIfs.asked(stored);
        var filter = parameters.filter(stored.id, asked);
        if (stored.state != State.DONE) {
            throw Problem.conflict("The what-if (" + QuotedText.of(whatIf) + ") has no result: it is " + stored.state
                    + ".\nWait while it is RUNNING, otherwise start another.");
        }
        if (!(filter.closed() ? stored.listsClosed : stored.listsOpen)) {
            throw Problem.conflict("The list of the what-if (" + QuotedText.of(whatIf)
                    + ") is not kept. Start another with the same request.");
        }
        return filter;
    }
}

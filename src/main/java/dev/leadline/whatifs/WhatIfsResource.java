package dev.leadline.whatifs;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves what-ifs: what a draft would do to open leads, and how it would have changed past decisions. */
@Path("/v1/policies/{id}/what-ifs")
@Needs(value = Action.TRY_OUT, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "what-ifs",
        description = "What-ifs: what a draft would do to leads, and how it would have changed past decisions")
public class WhatIfsResource {

    private final WhatIfs whatIfs;
    private final WhatIfRuns runs;
    private final Plans plans;

    WhatIfsResource(WhatIfs whatIfs, WhatIfRuns runs, Plans plans) {
        this.whatIfs = whatIfs;
        this.runs = runs;
        this.plans = plans;
    }

    /**
     * The what-ifs of a policy, newest first.
     *
     * @param items a page of them, without their results
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "WhatIfPage")
    record Page(List<WhatIfBody> items, @Schema(nullable = true) String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startWhatIf",
            summary = "Start a what-if: try an edition on open leads, or on the facts of past decisions",
            description =
                    "`open`: every tracked lead of the policy that is open now is assessed by what holds for it, and as if"
                            + " the edition came into force, by each of the four transitions. This is what a publication does, so"
                            + " that a page can show each choice. `closed`: each lead with a decision in the period counts once, with"
                            + " the facts of its last decision there, if it is closed by them. Closed leads are never judged again;"
                            + " what would have been stands in `history`. `all`: both. `decided`: as `closed`, of open and closed"
                            + " leads; both editions decide for the `asOf` of those facts, and with a `transition` tracked leads"
                            + " are decided as if the edition came into force at that moment. Tracked leads that were merged into"
                            + " others or withdrawn do not count. The header `From` says who starts it.")
    @APIResponse(
            responseCode = "202",
            description = "Started; `Location` has the address of its progress and result",
            content = @Content(schema = @Schema(implementation = WhatIfBody.class)))
    @APIResponse(
            responseCode = "429",
            description = "This replica already runs the maximum number of what-ifs",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response start(
            @PathParam("id") String id,
            @NotNull @Valid WhatIfRequest wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String by) {
        var begun = runs.start(plans.plan(id, wanted), by);
        return Response.accepted(begun)
                .location(URI.create("/v1/policies/" + id + "/what-ifs/" + begun.id()))
                .build();
    }

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Operation(
            operationId = "listWhatIfs",
            summary = "List the what-ifs of a policy, newest first",
            description = "Those that run and those that are over.")
    public Page all(
            @PathParam("id") String id,
            @QueryParam("cursor") @Pattern(regexp = "[1-9][0-9]{0,17}", message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var page = Paging.cut(whatIfs.of(id, before, most + 1), most, WhatIfBody::id);
        return new Page(page.entries(), page.next());
    }

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Path("/{whatIf}")
    @Operation(
            operationId = "getWhatIf",
            summary = "Get the progress and result of a what-if",
            description = "With its progress, and its result once it is done.")
    public WhatIfBody one(@PathParam("id") String id, @PathParam("whatIf") String whatIf) {
        return whatIfs.find(id, number(whatIf)).orElseThrow(() -> missing(whatIf));
    }

    @DELETE
    @Path("/{whatIf}")
    @Operation(
            operationId = "cancelWhatIf",
            summary = "Cancel a running what-if",
            description = "The what-if stops within about a second, on any replica, and stays in the list.")
    @APIResponse(responseCode = "204", description = "Cancelled")
    @APIResponse(
            responseCode = "409",
            description = "The what-if has already ended",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public void cancel(@PathParam("id") String id, @PathParam("whatIf") String whatIf) {
        whatIfs.cancel(id, number(whatIf)).orElseThrow(() -> missing(whatIf));
    }

    static long number(String whatIf) {
        if (!whatIf.matches("[1-9][0-9]{0,17}")) {
            throw missing(whatIf);
        }
        return Long.parseLong(whatIf);
    }

    static Problem missing(String whatIf) {
        return Problem.notFound("There is no what-if (" + QuotedText.of(whatIf) + ") of the policy.");
    }
}

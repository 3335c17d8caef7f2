package dev.leadline.commitments;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.commitments.terms.CommitmentRequest;
import dev.leadline.commitments.terms.CommitmentStore;
import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.commitments.terms.Commitments;
import dev.leadline.web.FromHeader;
import dev.leadline.web.Name;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Precondition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Marketing's promise: terms that are published, and every version of them. */
@Path("/v1/commitments")
@Needs(Action.READ_PLANS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commitments", description = "Marketing's promise: what it is worth, what was delivered, how that stands")
public class CommitmentsResource {

    private final Commitments commitments;
    private final CommitmentStore store;

    CommitmentsResource(Commitments commitments, CommitmentStore store) {
        this.commitments = commitments;
        this.store = store;
    }

    @GET
    @Operation(
            operationId = "listCommitments",
            summary = "List the commitments by id",
            description = "Each with the terms that were published last.")
    public CommitmentBody.Page all(
            @Parameter(description = "The `next` value of the previous page")
                    @QueryParam("cursor")
                    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = Paging.CURSOR)
                    String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        var found = store.latest(cursor == null ? "" : cursor, most + 1);
        var page = found.size() > most ? found.subList(0, most) : found;
        return page(page, found.size() > most ? page.get(most - 1).id() : null);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getCommitment",
            summary = "Get the terms of a commitment that were published last",
            description = "Use the ETag in `If-Match` to publish the next version.")
    @APIResponse(
            responseCode = "200",
            description = "The terms",
            content = @Content(schema = @Schema(implementation = CommitmentBody.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(@PathParam("id") String id, @Context Request request) {
        var versions = commitments.versions(id);
        var last = versions.get(versions.size() - 1);
        return Tagged.answer(request, last.version(), () -> CommitmentBody.from(last))
                .build();
    }

    @PUT
    @Needs(Action.PLAN)
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putCommitment",
            summary = "Publish the terms of a commitment",
            description = "Terms never change: other terms are the next version, and hold from `effectiveFrom` on. What"
                    + " was promised before stays the pace of the days before. Terms for another period are the next"
                    + " period of the commitment; periods do not overlap. `If-Match` is the ETag of the version that"
                    + " you change. The same terms again change nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The terms that were published last",
            content = @Content(schema = @Schema(implementation = CommitmentBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The commitment was created",
            content = @Content(schema = @Schema(implementation = CommitmentBody.class)))
    public Response put(
            @PathParam("id") @Name String id,
            @Parameter(description = "Who publishes, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @NotNull @Valid CommitmentRequest request) {
        var put = commitments.publish(id, request, from, new Precondition(ifMatch, ifNoneMatch));
        var answer = put.isNew()
                ? Response.created(UriBuilder.fromPath("/v1/commitments/{id}").build(id))
                : Response.ok();
        return answer.entity(CommitmentBody.from(put.version()))
                .tag(new EntityTag(put.version().version()))
                .build();
    }

    @GET
    @Path("/{id}/versions")
    @Operation(
            operationId = "listCommitmentVersions",
            summary = "List the versions of a commitment, newest first",
            description = "Who published which terms, when and why, of every period.")
    public CommitmentBody.Page versions(
            @PathParam("id") String id,
            @Parameter(description = "The `next` value of the previous page")
                    @QueryParam("cursor")
                    @Pattern(regexp = "[1-9][0-9]{0,17}", message = Paging.CURSOR)
                    String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        commitments.versions(id);
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var cut = Paging.cut(store.versionsBefore(id, before, most + 1), most, CommitmentVersion::sequence);
        return page(cut.entries(), cut.next());
    }

    private static CommitmentBody.Page page(List<CommitmentVersion> versions, String next) {
        return new CommitmentBody.Page(
                versions.stream().map(CommitmentBody::from).toList(), next);
    }
}

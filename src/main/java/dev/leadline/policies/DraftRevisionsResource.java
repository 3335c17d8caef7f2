package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.DraftSteps;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The revisions of a draft: what was done, and the way back. */
@Path("/v1/policies/{id}/drafts/{name}")
@Needs(value = Action.EDIT_DRAFTS, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drafts", description = "Drafts: policies under construction")
public class DraftRevisionsResource {

    private final Drafts drafts;
    private final DraftSteps steps;
    private final DraftEdits edits;

    DraftRevisionsResource(Drafts drafts, DraftSteps steps, DraftEdits edits) {
        this.drafts = drafts;
        this.steps = steps;
        this.edits = edits;
    }

    /**
     * A request to undo.
     *
     * @param to the revision; absent: the one before the last
     */
    @Schema(name = "Undo")
    record Undo(Integer to) {}

    @POST
    @Path("/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoDraftEdit",
            summary = "Undo: go back to an earlier revision",
            description = "An undo is an edit as well, so it can be undone. " + DraftEdits.RULES)
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response undo(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from,
            @NotNull Undo undo) {
        var present = drafts.get(id, name);
        int to = undo.to() == null ? present.revision() - 1 : undo.to();
        var earlier = drafts.find(id, name, to)
                .orElseThrow(() -> new Invalid(
                        "/to",
                        to,
                        "There is no revision (" + to + ") of the draft. The latest is " + present.revision() + "."));
        return edits.edit(present, ifMatch, drafts.edit(steps.words(to), from), source -> earlier.source());
    }

    /**
     * The edits of a draft, newest first.
     *
     * @param items a page of edits
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "DraftHistory")
    record History(List<Revision> items, @Schema(nullable = true) String next) {}

    /**
     * One revision; its text is the edition {@code draft:<name>@<revision>}.
     *
     * @param revision its number, from 1
     * @param what what was done
     * @param at when
     * @param by who did it
     */
    @Schema(name = "DraftRevision")
    record Revision(int revision, String what, Instant at, String by) {}

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Path("/revisions")
    @Operation(
            operationId = "listDraftRevisions",
            summary = "List the edits of a draft, newest first",
            description = "Each is an edition of its own, `draft:<name>@<revision>`, and can be gone back to.")
    public History revisions(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @QueryParam("cursor") @Pattern(regexp = "[1-9][0-9]{0,8}", message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        int before = cursor == null ? Integer.MAX_VALUE : Integer.parseInt(cursor);
        var found = drafts.revisions(id, name, before, most + 1);
        var page = Paging.cut(found, most, Draft.Revision::number);
        var revisions = page.entries().stream()
                .map(each -> new Revision(
                        each.number(),
                        each.edit().what(),
                        each.edit().at(),
                        each.edit().by()))
                .toList();
        return new History(revisions, page.next());
    }
}

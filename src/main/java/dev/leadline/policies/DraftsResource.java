package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.drafts.Edition;
import dev.leadline.policies.drafts.Editions;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.source.PolicyEdit;
import dev.leadline.web.Flag;
import dev.leadline.web.Name;
import dev.leadline.web.PlainText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Drafts of a policy: work in progress, which may be broken, and of which every edit can be undone. */
@Path("/v1/policies/{id}/drafts")
@Needs(value = Action.EDIT_DRAFTS, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drafts", description = "Drafts: policies under construction")
public class DraftsResource {

    private final Drafts drafts;
    private final Editions editions;
    private final DraftEdits edits;
    private final DraftBodies bodies;
    private final Policies policies;

    DraftsResource(Drafts drafts, Editions editions, DraftEdits edits, DraftBodies bodies, Policies policies) {
        this.drafts = drafts;
        this.editions = editions;
        this.edits = edits;
        this.bodies = bodies;
        this.policies = policies;
    }

    /**
     * A draft that is wanted.
     *
     * @param name its name within the policy
     * @param from the edition that it starts from, such as {@code publication:7} for one that is scheduled; absent: what is
     *     in force
     */
    @Schema(name = "NewDraft")
    record NewDraft(@NotNull @Name String name, @PlainText String from) {}

    /**
     * Edits of one table or of several; all or none of them are done.
     *
     * @param edits the edits, in their order
     */
    @Schema(name = "PolicyEdits")
    record PolicyEdits(@NotNull @Size(min = 1, max = 500) List<@NotNull PolicyEdit> edits) {}

    /**
     * The drafts of a policy.
     *
     * @param items all of them
     * @param next null: there are no more pages
     */
    @Schema(name = "DraftPage")
    record Page(List<DraftSummary> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Operation(
            operationId = "listDrafts",
            summary = "List the drafts of a policy",
            description =
                    "Each with its last edit, how many errors and warnings it has, how much it changes, and whether"
                            + " it was published.")
    public Page all(@PathParam("id") String id) {
        var found = drafts.of(id);
        if (found.isEmpty()) {
            policies.checkKnown(id);
        }
        return new Page(found.stream().map(bodies::summary).toList(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createDraft",
            summary = "Create a draft",
            description =
                    "The draft is a copy of the version in force, or of any other edition of the policy. It is built"
                            + " upon the publication that is copied, while that is in force or to come; otherwise upon the"
                            + " last one.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response create(
            @PathParam("id") String id, @NotNull @Valid NewDraft wanted, @HeaderParam("From") @PlainText String from) {
        if (wanted.name().equals(Publication.Said.FOLDER)) {
            throw Problem.conflict(
                    "/name", wanted.name(), "The name (folder) is reserved for changes from the policies folder.");
        }
        var edition = wanted.from() == null ? Edition.IN_FORCE : wanted.from();
        var source = editions.get(id, edition).source();
        var basedOn = editions.builtUpon(id, edition).orElse(null);
        var draft = drafts.create(
                id,
                wanted.name(),
                source,
                basedOn,
                drafts.edit("created from " + edition, from),
                Editions.ofDraft(id, edition));
        return edits.answer(Response.created(URI.create("/v1/policies/" + id + "/drafts/" + draft.name())), draft);
    }

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Path("/{name}")
    @Operation(
            operationId = "getDraft",
            summary = "Get a draft with its tables and findings",
            description = "Use its ETag in If-Match to edit it.")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @Parameter(description = DraftEdits.TABLES) @QueryParam("tables") @DefaultValue("true") @Flag String tables,
            @Context Request request) {
        var draft = drafts.get(id, name);
        return Tagged.answer(request, draft.tag(), () -> bodies.of(draft, Boolean.parseBoolean(tables)))
                .build();
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "editDraft",
            summary = "Edit cells and rows of several tables at once",
            description = "All edits are one revision, so one undo takes all of them back; if one cannot be done, none"
                    + " is. " + DraftEdits.RULES)
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response edit(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from,
            @Parameter(description = DraftEdits.TABLES) @QueryParam("tables") @DefaultValue("true") @Flag String tables,
            @NotNull @Valid PolicyEdits wanted) {
        return edits.edit(id, name, ifMatch, from, wanted.edits(), Boolean.parseBoolean(tables));
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "deleteDraft",
            summary = "Delete a draft with all its revisions",
            description = DraftEdits.RULES)
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(
            @PathParam("id") String id, @PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        drafts.delete(id, name, new Precondition(ifMatch, null));
    }
}

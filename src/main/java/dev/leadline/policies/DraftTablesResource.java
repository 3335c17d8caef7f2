package dev.leadline.policies;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.source.TableEdit;
import dev.leadline.policies.source.TableForms;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tables of a draft: whole ones go in as JSON, CSV or XLSX, cells and rows as edits. */
@Path("/v1/policies/{id}/drafts/{name}/tables/{table}")
@Needs(value = Action.EDIT_DRAFTS, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drafts", description = "Drafts: policies under construction")
public class DraftTablesResource {

    private final Drafts drafts;
    private final DraftEdits edits;
    private final ObjectMapper json;

    DraftTablesResource(Drafts drafts, DraftEdits edits, ObjectMapper json) {
        this.drafts = drafts;
        this.edits = edits;
        this.json = json;
    }

    /**
     * Edits of one table; all or none of them are done.
     *
     * @param edits the edits, in their order
     */
    @Schema(name = "TableEdits")
    record Edits(@NotNull @Size(min = 1, max = 500) List<@NotNull TableEdit> edits) {}

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Produces({MediaType.APPLICATION_JSON, TableForms.CSV, TableForms.XLSX})
    @Operation(
            operationId = "getDraftTable",
            summary = "Get a table of a draft as JSON, CSV or XLSX, by the header Accept",
            description = "CSV and XLSX can be edited in a spreadsheet and sent back to the same address.")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TableForms.Body.class)),
                @Content(mediaType = TableForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = TableForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response table(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @PathParam("table") String table,
            @Context Request request) {
        var draft = drafts.get(id, name);
        return TableForms.answer(request, draft.tag(), TableForms.kind(table), draft.source());
    }

    @PUT
    @Consumes({MediaType.APPLICATION_JSON, TableForms.CSV, TableForms.XLSX})
    @Operation(
            operationId = "putDraftTable",
            summary = "Replace a table of a draft, as JSON, CSV or XLSX",
            description = DraftEdits.RULES)
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TableForms.Body.class)),
                @Content(mediaType = TableForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = TableForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response putTable(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @PathParam("table") String table,
            @HeaderParam("Content-Type") String type,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from,
            byte[] body)
            throws IOException {
        var kind = TableForms.kind(table);
        var draft = drafts.get(id, name);
        var read = TableForms.read(type, body, kind, draft.source().terms(), edits.limits(), json);
        return edits.edit(
                draft,
                ifMatch,
                drafts.edit("replaced the table " + table, from),
                source -> source.withTable(kind, read));
    }

    @DELETE
    @Operation(
            operationId = "deleteDraftTable",
            summary = "Delete an optional table of a draft",
            description = DraftEdits.RULES)
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response deleteTable(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @PathParam("table") String table,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from) {
        var kind = TableForms.kind(table);
        return edits.edit(
                id,
                name,
                ifMatch,
                drafts.edit("removed the table " + table, from),
                source -> source.withoutTable(kind));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "editDraftTable",
            summary = "Edit cells and rows of a table",
            description = DraftEdits.RULES)
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response editTable(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @PathParam("table") String table,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from,
            @NotNull @Valid Edits wanted) {
        var kind = TableForms.kind(table);
        var all = wanted.edits();
        return edits.edit(id, name, ifMatch, drafts.edit("edited the table " + table, from), source -> {
            var changed = source.findTable(kind)
                    .orElseThrow(() -> Problem.notFound("The policy has no table (" + table + ")."));
            for (int i = 0; i < all.size(); i++) {
                changed = all.get(i).apply(changed, edits.limits(), "/edits/" + i);
            }
            return source.withTable(kind, changed);
        });
    }
}

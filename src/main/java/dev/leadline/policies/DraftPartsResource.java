package dev.leadline.policies;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.cases.Case;
import dev.leadline.cases.CaseFile;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.source.PolicySettings;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.Name;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The settings and the cases of a draft. */
@Path("/v1/policies/{id}/drafts/{name}")
@Needs(value = Action.EDIT_DRAFTS, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drafts", description = "Drafts: policies under construction")
public class DraftPartsResource {

    private static final String YAML = "application/yaml";
    private static final TypeReference<List<Case>> CASES = new TypeReference<>() {};
    private static final String FILE = "[a-z0-9][a-z0-9-]{0,63}(\\.yaml)?";

    private final Drafts drafts;
    private final DraftEdits edits;
    private final ObjectMapper json;

    DraftPartsResource(Drafts drafts, DraftEdits edits, ObjectMapper json) {
        this.drafts = drafts;
        this.edits = edits;
        this.json = json;
    }

    @PUT
    @Path("/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putDraftSettings",
            summary = "Replace the settings of a draft",
            description = DraftEdits.RULES + " Tables follow the settings: new columns are added blank, and removed"
                    + " columns are deleted. ")
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response putSettings(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from,
            @NotNull PolicySettings settings) {
        if (!id.equals(settings.id())) {
            throw new Invalid("/id", settings.id(), "The `id` must be the id of the policy (" + id + ").");
        }
        return edits.edit(
                id, name, ifMatch, drafts.edit("replaced the settings", from), source -> source.withSettings(settings)
                        .withColumnsOfSettings());
    }

    @PUT
    @Path("/cases/{file}")
    @Consumes({MediaType.APPLICATION_JSON, YAML})
    @Operation(
            operationId = "putDraftCases",
            summary = "Add or replace a case file of a draft, as JSON or YAML",
            description = DraftEdits.RULES)
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Case[].class)),
                @Content(mediaType = YAML, schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response putCases(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @PathParam("file") @Pattern(regexp = FILE, message = Name.MUST) String file,
            @HeaderParam("Content-Type") String type,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from,
            byte[] body)
            throws IOException {
        var path = PolicySource.casesPath(file);
        var text = text(id + "/" + path, type, body);
        return edits.edit(
                id,
                name,
                ifMatch,
                drafts.edit("replaced the cases " + file, from),
                source -> source.withFile(path, text));
    }

    /** JSON becomes YAML; YAML that is a file of cases stays as it was written. */
    private String text(String path, String type, byte[] body) throws IOException {
        if (MediaType.valueOf(type).getSubtype().equals("json")) {
            return new CaseFile(path, cases(body)).write();
        }
        CaseFile.read(path, body);
        return new String(body, StandardCharsets.UTF_8);
    }

    private List<Case> cases(byte[] body) throws IOException {
        var read = json.readValue(body, CASES);
        if (read == null) {
            throw new Invalid("", null, "The list of cases is missing.");
        }
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i) == null) {
                throw new Invalid("/" + i, null, "A case must not be null.");
            }
        }
        return read;
    }

    @DELETE
    @Path("/cases/{file}")
    @Operation(
            operationId = "deleteDraftCases",
            summary = "Delete a case file of a draft",
            description = DraftEdits.RULES)
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response deleteCases(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @PathParam("file") @Pattern(regexp = FILE, message = Name.MUST) String file,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from) {
        var path = PolicySource.casesPath(file);
        return edits.edit(id, name, ifMatch, drafts.edit("removed the cases " + file, from), source -> {
            if (!source.files().containsKey(path)) {
                throw Problem.notFound("The draft has no case file (" + file + ").");
            }
            return source.withFile(path, null);
        });
    }
}

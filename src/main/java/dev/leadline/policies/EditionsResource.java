package dev.leadline.policies;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.cases.Case;
import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseReport;
import dev.leadline.policies.drafts.Edition;
import dev.leadline.policies.drafts.Editions;
import dev.leadline.policies.reviews.FindingBody;
import dev.leadline.policies.reviews.Review;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.PolicySettings;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.policies.source.TableForms;
import dev.leadline.policies.source.ZippedFolder;
import dev.leadline.web.QuotedText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Problem;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Any text of a policy, to be read: {@code in-force}, a version ({@code sha256:...}), {@code publication:7},
 * {@code draft:main}, {@code draft:main@3}.
 */
@Path("/v1/policies/{id}/editions/{edition}")
@Needs(value = Action.READ_AGREEMENTS, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "editions",
        description = "Editions, any text of a policy: in-force, a version (sha256:...), publication:7, draft:main,"
                + " draft:main@3")
public class EditionsResource {

    private static final String ZIP = "application/zip";
    private static final String YAML = "application/yaml";
    private static final MediaType YAML_TYPE = MediaType.valueOf(YAML);
    private static final ObjectMapper TREES = new ObjectMapper();

    private final Editions editions;
    private final Reviews reviews;

    EditionsResource(Editions editions, Reviews reviews) {
        this.editions = editions;
        this.reviews = reviews;
    }

    /**
     * An edition.
     *
     * @param policy the policy
     * @param edition how it is named
     * @param settings what it says outside its tables
     * @param tables its tables by name
     * @param cases the names of its files of cases
     */
    @Schema(name = "Edition")
    record Body(
            String policy,
            String edition,
            @Schema(implementation = PolicySettings.class) JsonNode settings,
            @Schema(type = SchemaType.OBJECT, additionalProperties = TableForms.Body.class) Map<String, Object> tables,
            List<String> cases) {

        static Body from(String policy, Edition edition) {
            var source = edition.source();
            return new Body(
                    policy,
                    edition.name(),
                    TREES.valueToTree(source.settings()),
                    DraftBody.tables(source),
                    source.cases().keySet().stream().map(DraftBody::caseFile).toList());
        }
    }

    /**
     * Everything that stands against publishing an edition.
     *
     * @param publishable whether it can be published once the warnings are acknowledged
     * @param findings what the checks say
     * @param toAcknowledge the ids of the findings that a publisher must acknowledge
     * @param cases how the cases went and which rows they cover; null when an error keeps them from being run
     */
    @Schema(name = "Review")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ReviewBody(
            boolean publishable,
            List<FindingBody> findings,
            List<String> toAcknowledge,
            @Schema(nullable = true) CaseReport cases) {

        static ReviewBody from(Review review, boolean onlyFailed) {
            return new ReviewBody(
                    !review.hasErrors() && review.failures().findAny().isEmpty(),
                    review.findings(),
                    review.doubts().stream().map(FindingBody::id).toList(),
                    review.cases()
                            .map(report -> onlyFailed ? report.onlyFailed() : report.failedFirst())
                            .orElse(null));
        }
    }

    @GET
    @Operation(
            operationId = "getEdition",
            summary = "Get an edition with its settings and tables",
            description = "The text may be of a draft and broken; it is answered as it was written.")
    @APIResponse(
            responseCode = "200",
            description = "The edition",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(@PathParam("id") String id, @PathParam("edition") String name, @Context Request request) {
        var edition = editions.get(id, name);
        return Tagged.answer(request, edition.tag(), () -> Body.from(id, edition))
                .build();
    }

    @GET
    @Path("/tables/{table}")
    @Produces({MediaType.APPLICATION_JSON, TableForms.CSV, TableForms.XLSX})
    @Operation(
            operationId = "getEditionTable",
            summary = "Get a table of an edition as JSON, CSV or XLSX, by the header Accept",
            description = "Every cell as it was written.")
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
            @PathParam("edition") String name,
            @PathParam("table") String table,
            @Context Request request) {
        var edition = editions.get(id, name);
        return TableForms.answer(request, edition.tag(), TableForms.kind(table), edition.source());
    }

    @GET
    @Path("/cases/{file}")
    @Produces({YAML, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "getEditionCases",
            summary = "Get a case file as YAML or JSON, by the header Accept",
            description = "The cases as the author wrote them (YAML), or as data (JSON).")
    @APIResponse(
            responseCode = "200",
            description = "The cases",
            content = {
                @Content(mediaType = YAML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Case[].class))
            })
    public Response cases(
            @PathParam("id") String id,
            @PathParam("edition") String name,
            @PathParam("file") String file,
            @Context HttpHeaders headers) {
        var path = PolicySource.casesPath(file);
        var text = editions.get(id, name).source().files().get(path);
        if (text == null) {
            throw Problem.notFound("The edition has no case file (" + QuotedText.of(file) + ").");
        }
        var yaml = headers.getAcceptableMediaTypes().get(0).isCompatible(YAML_TYPE);
        return yaml
                ? Response.ok(text, YAML).build()
                : Response.ok(
                                CaseFile.read(id + "/" + path, text.getBytes(StandardCharsets.UTF_8))
                                        .cases(),
                                MediaType.APPLICATION_JSON)
                        .build();
    }

    @GET
    @Path("/review")
    @Operation(
            operationId = "reviewEdition",
            summary = "Review an edition: run its checks and cases, as publishing does",
            description = "Cases that fail are listed first. `failed` and the coverage always count all cases.")
    public ReviewBody review(
            @PathParam("id") String id,
            @PathParam("edition") String name,
            @Parameter(description = "`failed`: leave out the cases that passed")
                    @QueryParam("only")
                    @Pattern(regexp = "failed", message = "must be failed, or absent")
                    String only) {
        return ReviewBody.from(reviews.full(editions.get(id, name).source()), only != null);
    }

    @GET
    @Path("/folder")
    @Produces(ZIP)
    @Operation(
            operationId = "exportEdition",
            summary = "Export an edition as a folder for a repository",
            description = "A zip file with policy.yaml, one CSV file per table, and the cases. The same edition"
                    + " gives the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "The folder",
            content = @Content(mediaType = ZIP, schema = @Schema(implementation = String.class, format = "binary")))
    public Response folder(@PathParam("id") String id, @PathParam("edition") String name, @Context Request request) {
        var edition = editions.get(id, name);
        return Tagged.answer(request, edition.tag() + "-zip", () -> ZippedFolder.of(edition.source(), id))
                .type(ZIP)
                .header("Content-Disposition", "attachment; filename=" + id + ".zip")
                .build();
    }
}

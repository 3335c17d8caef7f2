package dev.leadline.optimisations;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.ProblemBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the question of how many attempts pay. */
@Path(OptimisationsResource.PATH)
@Needs(Action.READ_PLANS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "optimisations", description = "Optimisations: how many attempts pay")
public class OptimisationsResource {

    static final String PATH = "/v1/optimisations";

    private static final String CSV = "text/csv";
    private static final String ANALYSE = "Analyse cohorts, tracked leads or a CSV file, and keep the result";
    private static final String ANALYSED =
            "Tier by tier: the cohorts and the article's score, what each attempt brings to a lead that still needs"
                    + " it, four marks with a sentence each, and a recommendation or why there is none. JSON names cohorts"
                    + " or tracked leads. A CSV file has a row a lead, up to 1,000,000, and is read as it arrives; the"
                    + " query parameters, which are for files only, say where it has what is needed. A row that cannot be"
                    + " read is refused by its line, and then nothing is kept. Of the leads only counts are kept. The"
                    + " header `From` says who asks.";

    private final Analysis analysis;
    private final FileAnalysis files;
    private final Optimisations optimisations;

    OptimisationsResource(Analysis analysis, FileAnalysis files, Optimisations optimisations) {
        this.analysis = analysis;
        this.files = files;
        this.optimisations = optimisations;
    }

    /**
     * The analyses, newest first.
     *
     * @param items a page of them, without their results
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "OptimisationPage")
    record Page(List<OptimisationSummary> items, @Schema(nullable = true) String next) {}

    @POST
    @Path("/calculation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "calculateAttempts",
            summary = "Calculate by cohorts how many attempts pay",
            description =
                    "What it would have brought to give up every lead after its n-th attempt, and where that levels"
                            + " off. All amounts are exact and rounded to six places at the end. Nothing is kept.")
    public CalculationBody calculate(@NotNull @Valid CalculationRequest asked) {
        return CalculationBody.from(asked.curve());
    }

    @POST
    @Needs(Action.PLAN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "analyseAttempts", summary = ANALYSE, description = ANALYSED)
    @APIResponse(
            responseCode = "201",
            description = "The analysis; `Location` has its address",
            content = @Content(schema = @Schema(implementation = OptimisationBody.class)))
    public Response analyse(@NotNull @Valid OptimisationRequest asked, @HeaderParam("From") @PlainText String from) {
        return created(analysis.of(asked, from));
    }

    @POST
    @Needs(Action.PLAN)
    @Consumes(CSV)
    @Operation(operationId = "analyseAttempts", summary = ANALYSE, description = ANALYSED)
    @RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "201",
            description = "The analysis; `Location` has its address",
            content = @Content(schema = @Schema(implementation = OptimisationBody.class)))
    @APIResponse(
            responseCode = "429",
            description = "This replica already reads the maximum number of files",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response analyseFile(
            @BeanParam FileRequest asked, @HeaderParam("From") @PlainText String from, InputStream file)
            throws IOException {
        return created(files.of(asked, from, file));
    }

    private static Response created(OptimisationBody made) {
        return Response.created(URI.create(PATH + "/" + made.id())).entity(made).build();
    }

    @GET
    @Operation(
            operationId = "listOptimisations",
            summary = "List the analyses, newest first",
            description = "Without their results.")
    public Page all(
            @QueryParam("cursor") @Pattern(regexp = "[1-9][0-9]{0,17}", message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var page = Paging.cut(optimisations.page(before, most + 1), most, OptimisationSummary::id);
        return new Page(page.entries(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getOptimisation",
            summary = "Get an analysis",
            description = "As it was made. It does not change when leads do.")
    public OptimisationBody one(@PathParam("id") String id) {
        return optimisations.get(id);
    }

    @DELETE
    @Needs(Action.PLAN)
    @Path("/{id}")
    @Operation(
            operationId = "deleteOptimisation",
            summary = "Delete an analysis",
            description = "Drafts and what-ifs that were made of it stay.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("id") String id) {
        optimisations.delete(id);
    }
}

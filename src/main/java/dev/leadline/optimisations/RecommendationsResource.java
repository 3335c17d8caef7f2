package dev.leadline.optimisations;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.charts.Charts;
import dev.leadline.charts.LineChart;
import dev.leadline.charts.SvgChart;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemBody;
import dev.leadline.web.problems.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What follows from an analysis: a draft of the policy, and pictures for reports. */
@Path(OptimisationsResource.PATH + "/{id}")
@Needs(Action.EDIT_DRAFTS)
@Tag(name = "optimisations", description = "Optimisations: how many attempts pay")
public class RecommendationsResource {

    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";

    private final Optimisations optimisations;
    private final RecommendationDrafts drafts;

    RecommendationsResource(Optimisations optimisations, RecommendationDrafts drafts) {
        this.optimisations = optimisations;
        this.drafts = drafts;
    }

    @POST
    @Path("/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftRecommendation",
            summary = "Put what an analysis recommends into a draft, and try it",
            description =
                    "Edits the cell of the table of attempts in a draft of the policy, which is created if there is"
                            + " none, and starts a what-if of the draft. Nothing is published. The header `If-Match` may"
                            + " name the version of the draft that you have seen.")
    @APIResponse(
            responseCode = "201",
            description = "The draft has the change; `Location` has its address",
            content = @Content(schema = @Schema(implementation = DraftedBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "Nothing is recommended for the tier, or it is what the draft says already",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response draft(
            @PathParam("id") String id,
            @NotNull @Valid DraftRequest asked,
            @HeaderParam("From") @PlainText String from,
            @HeaderParam("If-Match") String ifMatch) {
        var drafted = drafts.draft(optimisations.get(id), asked, from, ifMatch);
        return Response.created(URI.create(drafted.draft())).entity(drafted).build();
    }

    @GET
    @Needs(Action.READ_PLANS)
    @Path("/chart")
    @Produces({SVG, PNG})
    @Operation(
            operationId = "drawOptimisation",
            summary = "Draw an analysis as SVG or PNG, by the header Accept",
            description =
                    "The chart `defensible` shows the expected profit of a lead with its band, the pessimistic curve"
                            + " and what the n-th attempt brings; `literal` shows the score of the article.")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = {
                @Content(mediaType = SVG, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "409",
            description = "There is nothing to draw",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response chart(
            @PathParam("id") String id,
            @Parameter(description = "The tier; the first one if absent") @QueryParam("tier") String tier,
            @Parameter(description = "`defensible` or `literal`") @QueryParam("kind") @DefaultValue("defensible")
                    String kind,
            @HeaderParam("Accept") @DefaultValue(SVG) String accept) {
        var made = optimisations.get(id);
        var chart = chart(tier(made, tier), kind, made.currency());
        boolean isPng = accept.contains(PNG) && !accept.contains(SVG);
        return Response.ok(isPng ? png(chart) : SvgChart.of(chart), isPng ? PNG : SVG)
                .header("Vary", "Accept")
                .build();
    }

    private static TierBody tier(OptimisationBody made, String name) {
        return made.tiers().stream()
                .filter(each -> name == null || name.equals(each.tier()))
                .findFirst()
                .orElseThrow(() -> name == null
                        ? Problem.conflict("The analysis has no leads, so there is nothing to draw.")
                        : Problem.from(
                                new Invalid("/tier", name, "The analysis has no tier (" + QuotedText.of(name) + ").")));
    }

    private static LineChart chart(TierBody tier, String kind, String currency) {
        var chart =
                switch (kind) {
                    case "literal" -> AttemptCharts.literal(tier);
                    case "defensible" -> AttemptCharts.defensible(tier, currency);
                    default ->
                        throw new Invalid(
                                "/kind", kind, "The kind (" + QuotedText.of(kind) + ") must be defensible or literal.");
                };
        return chart.orElseThrow(() -> Problem.conflict(
                "There is nothing to draw, because it is not known what a customer or a reached lead brings."));
    }

    private static byte[] png(LineChart chart) {
        return Charts.png(chart)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_ACCEPTABLE,
                        Charts.missing().orElseThrow() + "\nOr use Accept: image/svg+xml.",
                        List.of()));
    }
}

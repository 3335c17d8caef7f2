package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.cases.BoundaryCases;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.drafts.Editions;
import dev.leadline.policies.reviews.Acceptances;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cases that Leadline writes: on the edges of the tables, and those that are to expect what is answered now. */
@Path("/v1/policies/{id}")
@Needs(value = Action.READ_AGREEMENTS, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "Cases: facts and the expected decision")
public class CasesResource {

    private final Editions editions;
    private final Drafts drafts;
    private final DraftEdits edits;
    private final Reviews reviews;
    private final Acceptances acceptances;

    CasesResource(Editions editions, Drafts drafts, DraftEdits edits, Reviews reviews, Acceptances acceptances) {
        this.editions = editions;
        this.drafts = drafts;
        this.edits = edits;
        this.reviews = reviews;
        this.acceptances = acceptances;
    }

    /**
     * The cases whose expectations become what is answered now.
     *
     * @param cases their names; absent: every case that fails
     * @param group the id of a group of the review: only this difference is accepted, in each of its cases. Goes with
     *     {@code count}, and not with {@code cases}
     * @param count how many cases must fail (of those named; of the group): if there are more or fewer, nothing is accepted
     */
    @Schema(name = "Acceptance")
    record Acceptance(
            @Size(max = 2_000) Set<@NotNull @PlainText String> cases, @PlainText String group, Integer count) {}

    @GET
    @Path("/editions/{edition}/boundary-cases")
    @Operation(
            operationId = "generateBoundaryCases",
            summary = "Generate cases for the edges of an edition's tables, to review and accept",
            description = "Cases for both ends of each band, each deadline and the instant after, and each minimum of"
                    + " attempts. They expect the current answers. Nothing is stored.")
    public BoundaryCases boundaryCases(
            @PathParam("id") String id,
            @PathParam("edition") String name,
            @Parameter(
                            required = true,
                            description = "The date on which leads are received, at the first open moment from then on",
                            example = "2026-03-02")
                    @QueryParam("date")
                    @NotNull
                    String date) {
        var source = editions.get(id, name).source();
        var authored = AuthoredPolicy.from(source);
        var alone = reviews.alone(authored);
        var ready = alone.find(authored.id()).orElseThrow();
        return BoundaryCases.of(authored.policy(), ready, parse(date), reviews.decisions(alone));
    }

    private static LocalDate parse(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException malformed) {
            throw new Invalid(
                    "/date", date, "The date (" + QuotedText.of(date) + ") must be a date such as \"2026-03-02\".");
        }
    }

    @POST
    @Needs(value = Action.EDIT_DRAFTS, policy = "id")
    @Path("/drafts/{name}/acceptances")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acceptCases",
            summary = "Update cases of a draft to expect its current answers",
            description = "Use this after an intended change: the named cases, those of a group, or all that fail, then"
                    + " expect the new answers. A case that expects a refusal stays unchanged. If `count` is given and"
                    + " another number of cases fails, the answer is 409. " + DraftEdits.RULES)
    @APIResponse(
            responseCode = "200",
            description = "The draft after the edit",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response accept(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @PlainText String from,
            @NotNull @Valid Acceptance wanted) {
        return edits.edit(
                id,
                name,
                ifMatch,
                drafts.edit("accepted the answers of cases", from),
                source -> acceptances.accept(source, wanted.cases(), wanted.group(), wanted.count()));
    }
}

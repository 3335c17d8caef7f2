package dev.leadline.leads;

import dev.leadline.facts.AssignmentBody;
import dev.leadline.facts.AttemptBody;
import dev.leadline.facts.CloudEvent;
import dev.leadline.facts.CorrectionBody;
import dev.leadline.facts.DispositionBody;
import dev.leadline.facts.MergeBody;
import dev.leadline.facts.PauseBody;
import dev.leadline.facts.RankBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.facts.WithdrawalBody;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.ProblemBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What happens to leads, as it is told: in any order, late, twice or corrected. Each fact is kept with the decision it
 * leads to before the answer leaves; the same {@code Idempotency-Key} is answered the same.
 */
@Path("/v1/leads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, CloudEvent.MEDIA_TYPE})
@Tag(name = "leads", description = "Tracked leads: what is told of them, and how they stand")
@APIResponse(
        responseCode = "201",
        description = "The fact is kept, and the lead was judged by it",
        content = @Content(schema = @Schema(implementation = ReplyBody.class)))
@APIResponse(
        responseCode = "200",
        description = "The fact was told before; how the lead stands",
        content = @Content(schema = @Schema(implementation = ReplyBody.class)))
@APIResponse(
        responseCode = "202",
        description = "The fact is kept and waits for the lead itself to be told of",
        content = @Content(schema = @Schema(implementation = ReplyBody.class)))
@APIResponse(
        responseCode = "409",
        description = "Another fact of this kind has the same id",
        content = @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
public class LeadFactsResource {

    private final FactTransaction intake;

    LeadFactsResource(FactTransaction intake) {
        this.intake = intake;
    }

    @POST
    @Path("/attempts")
    @Operation(
            summary = "Tell of an attempt to contact the lead",
            description =
                    "It counts when it was made, not when it is told; one from before receipt is kept and does not count (O5).")
    public Response attempt(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid AttemptBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }

    @POST
    @Path("/pauses")
    @Operation(
            summary = "Tell of a pause: a time in which the clock does not run",
            description =
                    "Only its overlap with open time counts; one that became known after a deadline had passed does not cover that breach (B9). A pause that lasts is ended by a correction that says until when.")
    public Response pause(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid PauseBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }

    @POST
    @Path("/outcomes")
    @Operation(
            summary = "Tell how the team was done with the lead",
            description = "The first word closes the cycle; later ones are kept and have no say (O3, O4).")
    public Response dispose(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid DispositionBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }

    @POST
    @Path("/assignments")
    @Operation(
            summary = "Tell to whom the lead was given",
            description = "The lead's clock goes on; the owner's own clock starts here (O11).")
    public Response assign(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid AssignmentBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }

    @POST
    @Path("/ranks")
    @Operation(
            summary = "Tell that the rank became another",
            description =
                    "Up: the earlier of the old deadline and the new time from then on. Down: the new tier counted from receipt (O8).")
    public Response rank(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid RankBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }

    @POST
    @Path("/corrections")
    @Operation(
            summary = "Tell that an earlier fact was otherwise",
            description = "It may come before the fact that it corrects. Of several the last one said holds.")
    public Response correct(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid CorrectionBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }

    @POST
    @Path("/withdrawals")
    @Operation(
            summary = "Tell that an earlier fact was none",
            description = "It may come before the fact that it withdraws.")
    public Response withdraw(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid WithdrawalBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }

    @POST
    @Path("/merges")
    @Operation(
            summary = "Tell that another lead is the same one",
            description =
                    "The earliest receipt wins, attempts are united by their ids, and what is told of either is about this lead from then on. How this lead was described holds, unless it never was.")
    public Response merge(
            @PathParam("id") @PlainText String id,
            @NotNull @Valid MergeBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return intake.tell(new SubmittedFact(id, body), key).toResponse();
    }
}

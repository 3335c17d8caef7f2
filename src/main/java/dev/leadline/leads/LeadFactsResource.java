package dev.leadline.leads;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
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
import dev.leadline.web.Identifier;
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
@Needs(value = Action.TELL_FACTS, divided = true)
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, CloudEvent.MEDIA_TYPE})
@Tag(name = "leads", description = "Tracked leads: their facts, obligations and next actions")
@APIResponse(
        responseCode = "201",
        description = "The fact is stored, and the lead was re-evaluated",
        content = @Content(schema = @Schema(implementation = ReplyBody.class)))
@APIResponse(
        responseCode = "200",
        description = "The fact was already known; the current state of the lead",
        content = @Content(schema = @Schema(implementation = ReplyBody.class)))
@APIResponse(
        responseCode = "202",
        description = "The fact is stored and waits until the lead itself arrives",
        content = @Content(schema = @Schema(implementation = ReplyBody.class)))
@APIResponse(
        responseCode = "409",
        description = "Another fact of this kind has the same id",
        content = @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
public class LeadFactsResource {

    private final FactTransaction transaction;

    LeadFactsResource(FactTransaction transaction) {
        this.transaction = transaction;
    }

    @POST
    @Path("/attempts")
    @Operation(
            operationId = "tellAttempt",
            summary = "Add an attempt to contact the lead",
            description = "An attempt counts at the moment at which it was made (`occurredAt`), not when it is sent. An"
                    + " attempt before receipt is stored and does not count (O5).")
    public Response attempt(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid AttemptBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @POST
    @Path("/pauses")
    @Operation(
            operationId = "tellPause",
            summary = "Add a pause, an interval in which the lead's clock stands still",
            description = "Only the overlap with open time counts. A pause that became known after a deadline does not"
                    + " undo that breach (B9). To end an open pause, send a correction with its `to`.")
    public Response pause(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid PauseBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @POST
    @Path("/dispositions")
    @Operation(
            operationId = "tellDisposition",
            summary = "Add a disposition: how the team closed the lead",
            description = "The first disposition closes the cycle. Later ones, and anything else that happens after it,"
                    + " are stored and have no effect (O3, O4, O12).")
    public Response dispose(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid DispositionBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @POST
    @Path("/outcomes")
    @Operation(
            operationId = "tellOutcome",
            deprecated = true,
            summary = "Add a disposition, by its old address",
            description = "Use `/dispositions`, which does the same.")
    public Response disposeByOldAddress(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid DispositionBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return dispose(id, body, key);
    }

    @POST
    @Path("/assignments")
    @Operation(
            operationId = "tellAssignment",
            summary = "Assign the lead to an owner and a team",
            description = "The lead's clock keeps running. The owner's own clock starts here (O11).")
    public Response assign(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid AssignmentBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @POST
    @Path("/ranks")
    @Operation(
            operationId = "tellRank",
            summary = "Change the rank of the lead",
            description =
                    "On a rise, the deadline becomes the earlier of the old deadline and the new time counted from"
                            + " the change. On a fall, the time of the new tier counts from receipt (O8).")
    public Response rank(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid RankBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @POST
    @Path("/corrections")
    @Operation(
            operationId = "correctFact",
            summary = "Correct an earlier fact",
            description = "A correction may arrive before the fact that it corrects. If there are several, the last"
                    + " one received applies.")
    public Response correct(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid CorrectionBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @POST
    @Path("/withdrawals")
    @Operation(
            operationId = "withdrawFact",
            summary = "Withdraw an earlier fact",
            description = "A withdrawal may arrive before the fact that it withdraws.")
    public Response withdraw(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid WithdrawalBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @POST
    @Path("/merges")
    @Operation(
            operationId = "mergeLeads",
            summary = "Merge another lead into this one",
            description =
                    "The earliest receipt wins, the attempts on both count, and later facts about either lead belong"
                            + " to this one. The description of this lead is kept if it has one. A withdrawal of the"
                            + " merge takes it back.")
    public Response merge(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid MergeBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }
}

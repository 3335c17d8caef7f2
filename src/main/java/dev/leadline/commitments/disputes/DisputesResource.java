package dev.leadline.commitments.disputes;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.commitments.LeadPlace;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PageSize;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Disputes about leads of a commitment: a disputed lead counts, marked, until someone decides. */
@Path("/v1/commitments/{id}/disputes")
@Needs(Action.READ_PLANS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commitments", description = "Marketing's promise: what it is worth, what was delivered, how that stands")
public class DisputesResource {

    private final Disputes disputes;

    DisputesResource(Disputes disputes) {
        this.disputes = disputes;
    }

    @GET
    @Operation(
            operationId = "listDisputes",
            summary = "List the disputes of a commitment, by lead",
            description = "Open ones and decided ones.")
    public DisputeBody.Page all(
            @PathParam("id") String id,
            @Parameter(
                            description = "Only decided ones, or only open ones",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("decided")
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    String decided,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        var after = LeadPlace.parse(cursor);
        var which = decided == null ? null : Boolean.valueOf(decided);
        var found = disputes.page(id, which, after.leadId(), after.cycle(), most + 1);
        var page = found.size() > most ? found.subList(0, most) : found;
        return new DisputeBody.Page(page, found.size() > most ? cursor(page.get(most - 1)) : null);
    }

    private static String cursor(DisputeBody last) {
        return new LeadPlace(last.raisedAt(), last.leadId(), last.cycle()).text();
    }

    @POST
    @Needs(Action.PLAN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "raiseDispute",
            summary = "Dispute whether a lead counts",
            description = "The lead counts, marked, until someone decides. Each lead is disputed once per cycle.")
    @APIResponse(
            responseCode = "201",
            description = "The dispute",
            content = @Content(schema = @Schema(implementation = DisputeBody.class)))
    public Response raise(
            @PathParam("id") String id,
            @Parameter(description = "Who disputes it, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from,
            @NotNull @Valid DisputeRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(disputes.raise(id, request, from))
                .build();
    }

    @POST
    @Needs(Action.SETTLE)
    @Path("/{lead}/{cycle}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideDispute",
            summary = "Decide whether a disputed lead counts",
            description = "A decision is final. It restates the numbers of the period.")
    public DisputeBody decide(
            @PathParam("id") String id,
            @Parameter(description = "The lead") @PathParam("lead") String lead,
            @Parameter(description = "Which of its cycles")
                    @PathParam("cycle")
                    @Pattern(regexp = "[1-9][0-9]{0,8}", message = "must be a whole number from 1")
                    String cycle,
            @Parameter(description = "Who decides, such as analyst@example.com", required = true)
                    @HeaderParam("From")
                    @NotNull(message = FromHeader.MISSING)
                    @PlainText
                    String from,
            @NotNull @Valid DisputeRequest.DecisionRequest decision) {
        return disputes.decide(id, lead, Integer.parseInt(cycle), decision, from);
    }
}

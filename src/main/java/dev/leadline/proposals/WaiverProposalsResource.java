package dev.leadline.proposals;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.waivers.WaiverBody;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proposal that a waiver is while others must consent to it. Its approval is the consent. */
@Path("/v1/waivers/{id}")
@Needs(Action.SETTLE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waivers")
public class WaiverProposalsResource {

    private static final String NO_NUMBER = "must be the number of a waiver";

    private final WaiverProposals proposals;
    private final ProposalBodies bodies;

    WaiverProposalsResource(WaiverProposals proposals, ProposalBodies bodies) {
        this.proposals = proposals;
        this.bodies = bodies;
    }

    @GET
    @Needs(Action.READ_PLANS)
    @Path("/proposal")
    @Operation(
            operationId = "getWaiverProposal",
            summary = "Get the proposal of a waiver",
            description = "With the consents that it lacks, who may not consent and why, and whether you may. A waiver"
                    + " that was asked for while no consents were needed has none.")
    public ProposalBody one(@PathParam("id") @Pattern(regexp = ProposalDoors.NUMBER, message = NO_NUMBER) String id) {
        return bodies.of(proposals.get(Long.parseLong(id)));
    }

    @POST
    @Path("/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refuseWaiver",
            summary = "Refuse a waiver that others must consent to",
            description = "It is withdrawn, and its proposal keeps the reason.")
    public WaiverBody refuse(
            @PathParam("id") @Pattern(regexp = ProposalDoors.NUMBER, message = NO_NUMBER) String id,
            @NotNull @Valid ProposalDoors.Closing wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return proposals.refuse(Long.parseLong(id), wanted.reason(), from);
    }
}

package dev.leadline.proposals;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proposals of every kind: what waits for whoever consents. */
@Path("/v1/proposals")
@Needs(value = Action.READ_DRAFTS, divided = true)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "proposals")
public class AllProposalsResource {

    private final ProposalDoors doors;
    private final Caller caller;

    AllProposalsResource(ProposalDoors doors, Caller caller) {
        this.doors = doors;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listAllProposals",
            summary = "List the proposals of policies, calendars, commitments and waivers, newest first",
            description =
                    "With `state=open`, everything that waits for consents. Proposals of policies that you may not"
                            + " use are left out.")
    public ProposalBody.Page all(
            @Parameter(description = "Only those that stand like this") @QueryParam("state") @StateName String state,
            @QueryParam("cursor") @Pattern(regexp = "[1-9][0-9]{0,17}", message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        var policies = caller.identity().policies();
        return doors.page(new ProposalStore.ProposalFilter(null, null, policies), state, cursor, limit);
    }
}

package dev.leadline.proposals;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.policies.publications.Policies;
import dev.leadline.web.FromHeader;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.json.InstantText;
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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proposals of a policy: publications that others consent to first. */
@Path("/v1/policies/{id}/proposals")
@Needs(value = Action.CONSENT, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "proposals", description = "Proposals: publications that others consent to first")
public class ProposalsResource {

    private static final String NUMBER = ProposalDoors.NUMBER;
    private static final String NO_NUMBER = ProposalDoors.NO_NUMBER;

    private final ProposalDoors doors;
    private final PolicyProposals proposals;
    private final ProposalBodies bodies;
    private final Policies policies;
    private final Caller caller;

    ProposalsResource(
            ProposalDoors doors, PolicyProposals proposals, ProposalBodies bodies, Policies policies, Caller caller) {
        this.doors = doors;
        this.proposals = proposals;
        this.bodies = bodies;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Operation(
            operationId = "listProposals",
            summary = "List the proposals of a policy, newest first",
            description = "Each with the consents that it has and that it lacks.")
    public ProposalBody.Page all(
            @PathParam("id") String id,
            @Parameter(description = "Only those that stand like this") @QueryParam("state") @StateName String state,
            @QueryParam("cursor") @Pattern(regexp = NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        var page = doors.page(ProposalStore.ProposalFilter.of(ProposedSubject.policy(id)), state, cursor, limit);
        if (page.items().isEmpty()) {
            policies.checkKnown(id);
        }
        return page;
    }

    @GET
    @Needs(value = Action.READ_AGREEMENTS, policy = "id")
    @Path("/needed")
    @Operation(
            operationId = "getNeededConsents",
            summary = "Get how many consents a publication of a policy needs",
            description = "What is in force says so. With none, publish at its own door; otherwise propose.")
    public ProposalBody.Needed needed(
            @PathParam("id") String id,
            @Parameter(description = "When the publication would take effect; absent: now") @QueryParam("effectiveFrom")
                    String effectiveFrom) {
        var moment = effectiveFrom == null ? null : InstantText.parse("/effectiveFrom", "effectiveFrom", effectiveFrom);
        return ProposalBody.Needed.from(proposals.needed(id, moment));
    }

    @GET
    @Needs(value = Action.READ_DRAFTS, policy = "id")
    @Path("/{number}")
    @Operation(
            operationId = "getProposal",
            summary = "Get a proposal",
            description = "With what it lacks, who may not consent and why, and whether you may.")
    public ProposalBody one(
            @PathParam("id") String id,
            @PathParam("number") @Pattern(regexp = NUMBER, message = NO_NUMBER) String number) {
        return doors.one(ProposedSubject.policy(id), number);
    }

    @POST
    @Needs(value = Action.PROPOSE, policy = "id")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposePublication",
            summary = "Propose a publication, or a withdrawal, for others to consent to",
            description =
                    "Everything that its own door refuses is refused here too. It is published, by whoever proposed"
                            + " it, when the last consent is given. An edit of the draft makes it void, and so does any"
                            + " other publication of the policy. Whoever edited the draft since it was last published"
                            + " cannot consent, nor can whoever proposes it.")
    @APIResponse(
            responseCode = "201",
            description = "The proposal",
            content = @Content(schema = @Schema(implementation = ProposalBody.class)))
    @APIResponse(responseCode = "412", ref = "#/components/responses/Problem412")
    @APIResponse(responseCode = "428", ref = "#/components/responses/Problem428")
    public Response propose(
            @PathParam("id") String id,
            @NotNull @Valid ProposalRequest wanted,
            @Parameter(description = "The ETag of the draft") @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        var made = proposals.propose(id, wanted, ifMatch, caller.identity().person(), from);
        return Response.created(URI.create("/v1/policies/" + id + "/proposals/" + made.number()))
                .entity(bodies.of(made))
                .build();
    }

    @POST
    @Path("/{number}/consents")
    @Operation(
            operationId = "consentToProposal",
            summary = "Consent to a proposal",
            description =
                    "With the last consent it is published; the answer names the publication. What takes effect at"
                            + " a moment that has passed meanwhile takes effect at once.")
    public ProposalBody consent(
            @PathParam("id") String id,
            @PathParam("number") @Pattern(regexp = NUMBER, message = NO_NUMBER) String number,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return doors.consent(ProposedSubject.policy(id), number, from);
    }

    @POST
    @Path("/{number}/refusals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refuseProposal",
            summary = "Send a proposal back",
            description = "It is closed, and its draft stays for another try.")
    public ProposalBody refuse(
            @PathParam("id") String id,
            @PathParam("number") @Pattern(regexp = NUMBER, message = NO_NUMBER) String number,
            @NotNull @Valid ProposalDoors.Closing wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return doors.refuse(ProposedSubject.policy(id), number, wanted, from);
    }

    @POST
    @Needs(value = Action.PROPOSE, policy = "id")
    @Path("/{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawProposal",
            summary = "Take back a proposal of one's own",
            description = "It is closed, and its draft stays.")
    public ProposalBody withdraw(
            @PathParam("id") String id,
            @PathParam("number") @Pattern(regexp = NUMBER, message = NO_NUMBER) String number,
            @NotNull @Valid ProposalDoors.Closing wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return doors.withdraw(ProposedSubject.policy(id), number, wanted, from);
    }
}

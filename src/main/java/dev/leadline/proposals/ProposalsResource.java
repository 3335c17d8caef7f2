package dev.leadline.proposals;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.kernel.approval.Person;
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
import java.util.Set;
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

    private static final String NUMBER = "[1-9][0-9]{0,17}";
    private static final String NO_NUMBER = "must be the number of a proposal";

    private final Proposals proposals;
    private final ProposalStore store;
    private final ProposalBodies bodies;
    private final Policies policies;
    private final Caller caller;

    ProposalsResource(
            Proposals proposals, ProposalStore store, ProposalBodies bodies, Policies policies, Caller caller) {
        this.proposals = proposals;
        this.store = store;
        this.bodies = bodies;
        this.policies = policies;
        this.caller = caller;
    }

    /**
     * Why a proposal is closed.
     *
     * @param reason why
     */
    @Schema(name = "ProposalClosing")
    record Closing(@NotNull @PlainText(max = 500) String reason) {}

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
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var found = store.page(Set.of(id), StateName.Names.parse(state), before, most + 1);
        if (found.isEmpty()) {
            policies.checkKnown(id);
        }
        return bodies.page(found, most);
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
        return bodies.of(proposals.get(id, Long.parseLong(number)));
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
        var made = proposals.propose(id, wanted, ifMatch, person(), from);
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
        return bodies.of(proposals.consent(id, Long.parseLong(number), person(), from));
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
            @NotNull @Valid Closing wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return close(id, number, State.REFUSED, wanted, from);
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
            @NotNull @Valid Closing wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return close(id, number, State.WITHDRAWN, wanted, from);
    }

    private ProposalBody close(String id, String number, State as, Closing wanted, String from) {
        return bodies.of(proposals.close(id, Long.parseLong(number), as, wanted.reason(), person(), from));
    }

    private Person person() {
        return caller.identity().person();
    }
}

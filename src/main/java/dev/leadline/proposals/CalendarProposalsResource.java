package dev.leadline.proposals;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.approvals.UsualApprovals;
import dev.leadline.calendars.PublicationRequest;
import dev.leadline.web.FromHeader;
import dev.leadline.web.Name;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.Precondition;
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

/** Proposals of a calendar: a publication of a calendar that others consent to first. */
@Path("/v1/calendars/{id}/proposals")
@Needs(Action.CONSENT)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "proposals")
public class CalendarProposalsResource {

    private final ProposalDoors doors;
    private final CalendarProposals proposals;
    private final ProposalBodies bodies;
    private final UsualApprovals approvals;
    private final Caller caller;

    CalendarProposalsResource(
            ProposalDoors doors,
            CalendarProposals proposals,
            ProposalBodies bodies,
            UsualApprovals approvals,
            Caller caller) {
        this.doors = doors;
        this.proposals = proposals;
        this.bodies = bodies;
        this.approvals = approvals;
        this.caller = caller;
    }

    @GET
    @Needs(Action.READ_DRAFTS)
    @Operation(
            operationId = "listCalendarProposals",
            summary = "List the proposals of a calendar, newest first",
            description = "Each with the consents that it has and that it lacks. One that does not exist has none.")
    public ProposalBody.Page all(
            @PathParam("id") @Name String id,
            @Parameter(description = "Only those that stand like this") @QueryParam("state") @StateName String state,
            @QueryParam("cursor") @Pattern(regexp = ProposalDoors.NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        return doors.page(ProposalStore.ProposalFilter.of(ProposedSubject.calendar(id)), state, cursor, limit);
    }

    @GET
    @Needs(Action.READ_AGREEMENTS)
    @Path("/needed")
    @Operation(
            operationId = "getNeededConsentsOfCalendar",
            summary = "Get how many consents a publication of a calendar needs",
            description = "Its direct door publishes where none is needed; otherwise propose.")
    public ProposalBody.Needed needed(@PathParam("id") @Name String id) {
        return ProposalBody.Needed.from(approvals.get());
    }

    @GET
    @Needs(Action.READ_DRAFTS)
    @Path("/{number}")
    @Operation(
            operationId = "getCalendarProposal",
            summary = "Get a proposal of a calendar",
            description = "With what it lacks, who may not consent and why, and whether you may.")
    public ProposalBody one(
            @PathParam("id") @Name String id,
            @PathParam("number") @Pattern(regexp = ProposalDoors.NUMBER, message = ProposalDoors.NO_NUMBER)
                    String number) {
        return doors.one(ProposedSubject.calendar(id), number);
    }

    @POST
    @Needs(Action.PROPOSE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeCalendar",
            summary = "Propose a publication of a calendar for others to consent to",
            description = "The body is that of its own door, and whatever that refuses is refused here too. It is"
                    + " published, by whoever proposed it, when the last consent is given. Any other publication of the"
                    + " calendar makes it void. Whoever proposes it cannot consent.")
    @APIResponse(
            responseCode = "201",
            description = "The proposal",
            content = @Content(schema = @Schema(implementation = ProposalBody.class)))
    @APIResponse(responseCode = "412", ref = "#/components/responses/Problem412")
    @APIResponse(responseCode = "428", ref = "#/components/responses/Problem428")
    public Response propose(
            @PathParam("id") @Name String id,
            @NotNull @Valid PublicationRequest wanted,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        var seen = new Precondition(ifMatch, ifNoneMatch);
        var made = proposals.propose(id, wanted, seen, caller.identity().person(), from);
        return Response.created(URI.create("/v1/calendars/" + id + "/proposals/" + made.number()))
                .entity(bodies.of(made))
                .build();
    }

    @POST
    @Path("/{number}/consents")
    @Operation(
            operationId = "consentToCalendarProposal",
            summary = "Consent to a proposal of a calendar",
            description =
                    "With the last consent it is published; the answer names the publication. What takes effect at"
                            + " a moment that has passed meanwhile takes effect at once.")
    public ProposalBody consent(
            @PathParam("id") @Name String id,
            @PathParam("number") @Pattern(regexp = ProposalDoors.NUMBER, message = ProposalDoors.NO_NUMBER)
                    String number,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return doors.consent(ProposedSubject.calendar(id), number, from);
    }

    @POST
    @Path("/{number}/refusals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refuseCalendarProposal",
            summary = "Send a proposal of a calendar back",
            description = "It is closed, and another may be proposed.")
    public ProposalBody refuse(
            @PathParam("id") @Name String id,
            @PathParam("number") @Pattern(regexp = ProposalDoors.NUMBER, message = ProposalDoors.NO_NUMBER)
                    String number,
            @NotNull @Valid ProposalDoors.Closing wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return doors.refuse(ProposedSubject.calendar(id), number, wanted, from);
    }

    @POST
    @Needs(Action.PROPOSE)
    @Path("/{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawCalendarProposal",
            summary = "Take back a proposal of a calendar that is one's own",
            description = "It is closed, and nothing else changes.")
    public ProposalBody withdraw(
            @PathParam("id") @Name String id,
            @PathParam("number") @Pattern(regexp = ProposalDoors.NUMBER, message = ProposalDoors.NO_NUMBER)
                    String number,
            @NotNull @Valid ProposalDoors.Closing wanted,
            @HeaderParam("From") @NotNull(message = FromHeader.MISSING) @PlainText String from) {
        return doors.withdraw(ProposedSubject.calendar(id), number, wanted, from);
    }
}

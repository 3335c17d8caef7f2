package dev.leadline.leads;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.facts.CloudEvent;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.web.Identifier;
import dev.leadline.web.PageSize;
import dev.leadline.web.PlainText;
import dev.leadline.web.json.InstantText;
import dev.leadline.web.problems.ProblemBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A tracked lead: that it was received, what must be done next, by whose clock, and how it came to this. */
@Path("/v1/leads/{id}")
@Needs(value = Action.READ_LEADS, divided = true)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leads", description = "Tracked leads: their facts, obligations and next actions")
public class LeadsResource {

    private final FactTransaction transaction;
    private final Leads leads;
    private final Timelines timelines;
    private final DatabaseTime time;

    LeadsResource(FactTransaction transaction, Leads leads, Timelines timelines, DatabaseTime time) {
        this.transaction = transaction;
        this.leads = leads;
        this.timelines = timelines;
        this.time = time;
    }

    @PUT
    @Needs(value = Action.TELL_FACTS, divided = true)
    @Consumes({MediaType.APPLICATION_JSON, CloudEvent.MEDIA_TYPE})
    @Operation(
            operationId = "putLead",
            summary = "Add a lead or describe it again",
            description = "A lead with different content is a new description, and the last one received applies. Rank,"
                    + " owner and team that differ from before change at that moment (O8, O11). A `receivedAt`"
                    + " at or after the disposition begins a new cycle (O12). While the lead is open, another"
                    + " `receivedAt` has no effect; a correction moves the receipt.")
    @APIResponse(
            responseCode = "201",
            description = "The lead is stored and was evaluated",
            content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "Nothing new; the current state of the lead",
            content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another description has the same id",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response describe(
            @PathParam("id") @Identifier String id,
            @NotNull @Valid DescriptionBody body,
            @HeaderParam("Idempotency-Key") @PlainText String key) {
        return transaction.tell(new SubmittedFact(id, body), key);
    }

    @GET
    @Operation(
            operationId = "getLead",
            summary = "Get a lead: its obligations, both clocks, and where the time went",
            description = "For a merged lead the answer is the lead that it was merged into.")
    @APIResponse(
            responseCode = "200",
            description = "The lead",
            content = @Content(schema = @Schema(implementation = LeadStateBody.class)))
    public Response one(@PathParam("id") @PlainText String id) {
        var present = leads.present(id);
        var now = time.now();
        var body = LeadStateBody.from(present, leads.assessment(present.lead().id(), now), now);
        return Response.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    @GET
    @Path("/next-action")
    @Operation(
            operationId = "getNextAction",
            summary = "Get the next action for a lead",
            description =
                    "The current decision, recorded before it is answered. Its ETag stays the same while only time has"
                            + " passed, and `validUntil` says how long that is if no fact arrives. With `asOf` the"
                            + " answer has what Leadline answered then (`said`), and the answer for that moment with"
                            + " the facts known today (`known`).")
    @APIResponse(
            responseCode = "200",
            description = "The decision; with `asOf` an object with `said` and `known`",
            content = @Content(schema = @Schema(oneOf = {DecisionBody.class, PastBody.class})))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response nextAction(
            @PathParam("id") @PlainText String id,
            @Parameter(
                            description = "Another moment, as a time with its offset",
                            schema =
                                    @Schema(
                                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                                            format = "date-time"))
                    @QueryParam("asOf")
                    String asOf,
            @Context Request request) {
        if (asOf != null) {
            return at(id, InstantText.parse("", "asOf", asOf));
        }
        var entry = leads.present(id).entry();
        var tag = new EntityTag(entry.id().toString(), true);
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged != null ? unchanged : Response.ok(DecisionTexts.answer(entry));
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Content-Location", "/v1/decisions/" + entry.id())
                .build();
    }

    private Response at(String id, Instant moment) {
        var root = leads.known(id).root();
        return Response.ok(PastBody.of(moment, time.now(), leads.said(root, moment), leads.known(root, moment)))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    @GET
    @Path("/plan")
    @Operation(
            operationId = "getPlan",
            summary = "Get the plan of a lead: what happens if nobody acts",
            description = "The future states of the lead, step by step: obligations, when they become late, and who is"
                    + " alerted. The plan is a forecast and is not recorded.")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content = @Content(schema = @Schema(implementation = PlanBody.class)))
    public Response plan(@PathParam("id") @PlainText String id) {
        var root = leads.present(id).lead().id();
        return Response.ok(new PlanBody(root, leads.plan(root)))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    @GET
    @Path("/timeline")
    @Operation(
            operationId = "getTimeline",
            summary = "Get the timeline of a lead, in the order in which it became known",
            description = "Facts as received, decisions, breaches and warnings. A merged lead has both histories.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = TimelineBody.class)))
    public Response timeline(
            @PathParam("id") @PlainText String id,
            @Parameter(description = "Entries per page, 1 to 200") @QueryParam("limit") @DefaultValue("100") @PageSize
                    String limit,
            @Parameter(description = "The `next` value of the previous page") @QueryParam("cursor") String cursor) {
        return Response.ok(timelines.page(leads.known(id).root(), Integer.parseInt(limit), cursor))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}

package dev.leadline.reports.subscriptions;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.calendars.Calendars;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Precondition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the subscriptions to reports. */
@Path("/v1/subscriptions")
@Needs(Action.SUBSCRIBE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "subscriptions", description = "Reports by mail: who gets which, and when")
public class ReportSubscriptionsResource {

    private static final String RULES = "`If-Match` is the ETag of the version that you change.";

    private final ReportSubscriptions subscriptions;
    private final MailCalendars days;
    private final Calendars calendars;
    private final InstantSource clock;

    ReportSubscriptionsResource(
            ReportSubscriptions subscriptions, MailCalendars days, Calendars calendars, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.days = days;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Subscriptions, in the order in which they were made.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "ReportSubscriptionPage")
    record Page(List<ReportSubscriptionBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(Action.READ_REPORTS)
    @Operation(
            operationId = "listSubscriptions",
            summary = "List the subscriptions to reports",
            description = "In the order in which they were made.")
    public Page all(
            @QueryParam("cursor") @Pattern(regexp = ReportSubscriptions.ID, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        var found = subscriptions.after(cursor == null ? null : UUID.fromString(cursor), most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? page.get(most - 1).id().toString() : null;
        return new Page(page.stream().map(this::body).toList(), next);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSubscription",
            summary = "Subscribe someone to a report",
            description = "A daily report comes at 08:00 of each open day of the calendar and says what is late, due"
                    + " and new since the last one; when there is nothing to say, no mail comes, but for \"all quiet\""
                    + " once a week. A weekly report comes on Mondays at 08:00. Names of people stand only in a report"
                    + " that is filtered to one team. The first mail comes at the next such moment.")
    @APIResponse(
            responseCode = "201",
            description = "The subscription",
            content = @Content(schema = @Schema(implementation = ReportSubscriptionBody.class)))
    public Response create(@NotNull @Valid ReportSubscriptionRequest wanted) {
        var made = subscriptions.add(wanted.toWanted(calendars));
        return Response.created(URI.create("/v1/subscriptions/" + made.id()))
                .entity(body(made))
                .tag(new EntityTag(made.tag()))
                .build();
    }

    @GET
    @Needs(Action.READ_REPORTS)
    @Path("/{id}")
    @Operation(
            operationId = "getSubscription",
            summary = "Get a subscription",
            description = "Use its ETag in `If-Match` to change it.")
    @APIResponse(
            responseCode = "200",
            description = "The subscription",
            content = @Content(schema = @Schema(implementation = ReportSubscriptionBody.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(@PathParam("id") String id, @Context Request request) {
        var found = subscriptions.get(ReportSubscriptions.id(id));
        return Tagged.answer(request, found.tag(), () -> body(found)).build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSubscription",
            summary = "Change a subscription",
            description = "With another frequency, calendar or zone, and when it is enabled again, mail comes from the"
                    + " next moment on: what was missed is not sent. " + RULES)
    @APIResponse(
            responseCode = "200",
            description = "The subscription after the change",
            content = @Content(schema = @Schema(implementation = ReportSubscriptionBody.class)))
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid ReportSubscriptionRequest wanted) {
        var changed = subscriptions.change(
                ReportSubscriptions.id(id), wanted.toWanted(calendars), new Precondition(ifMatch, null));
        return Response.ok(body(changed)).tag(new EntityTag(changed.tag())).build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteSubscription",
            summary = "End a subscription",
            description = "Mails that are still to be sent are discarded. " + RULES)
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        subscriptions.delete(ReportSubscriptions.id(id), new Precondition(ifMatch, null));
    }

    private ReportSubscriptionBody body(ReportSubscription subscription) {
        return ReportSubscriptionBody.from(subscription, days.of(subscription.wanted()), clock.instant());
    }
}

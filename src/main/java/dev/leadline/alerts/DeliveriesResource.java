package dev.leadline.alerts;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.ProblemBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the deliveries of every alert to each of its receivers. */
@Path("/v1/deliveries")
@Needs(Action.READ_OPERATIONS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "Receivers of alerts, and the deliveries to them")
public class DeliveriesResource {

    private final Deliveries deliveries;

    DeliveriesResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Deliveries, the newest first.
     *
     * @param items a page of them, without body and log
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "DeliveryPage")
    record Page(List<DeliveryBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries, newest first",
            description = "All filters are optional.")
    public Page all(
            @QueryParam("state")
                    @Pattern(
                            regexp = "PENDING|DELIVERED|PARKED|UNADDRESSED|SUPPRESSED|DISCARDED",
                            message = "must be PENDING, DELIVERED, PARKED, UNADDRESSED, SUPPRESSED or DISCARDED")
                    String state,
            @QueryParam("receiver") @PlainText String receiver,
            @QueryParam("lead") @PlainText String lead,
            @QueryParam("cursor") @Pattern(regexp = "[1-9][0-9]{0,17}", message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        var filter = new Deliveries.Filter(
                state == null ? null : DeliveryState.valueOf(state),
                receiver,
                lead,
                cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor));
        var page = Paging.cut(deliveries.page(filter, most + 1), most, DeliveryBody::id);
        return new Page(page.entries(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getDelivery",
            summary = "Get a delivery with its message and all tries",
            description = "With the alert as it is sent and the log of all tries.")
    public DeliveryBody one(@PathParam("id") String id) {
        return deliveries.find(number(id)).orElseThrow(() -> Deliveries.missing(id));
    }

    @POST
    @Needs(Action.OPERATE)
    @Path("/{id}/replay")
    @Operation(
            operationId = "replayDelivery",
            summary = "Send a delivery again",
            description = "The id stays the same, so that the receiver can recognize a repetition. The number of tries"
                    + " starts again; the log keeps all earlier tries. A delivery that was suppressed or discarded is"
                    + " sent, however old it is.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery is pending again",
            content = @Content(schema = @Schema(implementation = DeliveryBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "The delivery is already pending, or its receiver does not exist",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response replay(@PathParam("id") String id) {
        deliveries.replay(number(id));
        return accepted(deliveries.find(number(id)).orElseThrow());
    }

    /**
     * What came of a request to discard.
     *
     * @param discarded how many deliveries
     */
    @Schema(name = "Discarded")
    record Discarded(@Schema(description = "The number of deliveries that were discarded") int discarded) {}

    @POST
    @Needs(Action.OPERATE)
    @Path("/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "discardDeliveries",
            summary = "Discard deliveries that wait",
            description = "Discards all that fit the filter, which must name something. They stay visible as"
                    + " `DISCARDED`, and each can still be replayed. Deliveries that are being sent just now are left"
                    + " alone.")
    @APIResponse(
            responseCode = "200",
            description = "The number of deliveries that were discarded",
            content = @Content(schema = @Schema(implementation = Discarded.class)))
    public Discarded discard(@NotNull @Valid DiscardRequest filter) {
        return new Discarded(deliveries.discard(filter.checked()));
    }

    static Response accepted(DeliveryBody body) {
        return Response.accepted(body)
                .location(URI.create("/v1/deliveries/" + body.id()))
                .build();
    }

    private static long number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Deliveries.missing(id);
        }
        return Long.parseLong(id);
    }
}

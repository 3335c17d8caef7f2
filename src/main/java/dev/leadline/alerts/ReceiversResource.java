package dev.leadline.alerts;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.PlainText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the receivers of alerts. */
@Path("/v1/receivers")
@Needs(Action.OPERATE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "Receivers of alerts, and the deliveries to them")
public class ReceiversResource {

    private static final String RULES = "`If-Match` is the ETag of the version that you change.";

    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final boolean httpToLocalhost;

    ReceiversResource(
            Receivers receivers,
            Deliveries deliveries,
            Outbox outbox,
            @ConfigProperty(name = "leadline.alerts.allow-http-to-localhost", defaultValue = "false")
                    boolean httpToLocalhost) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.httpToLocalhost = httpToLocalhost;
    }

    /**
     * The receivers, without their secrets.
     *
     * @param items all of them
     * @param next null: there are no more pages
     */
    @Schema(name = "ReceiverPage")
    record Page(List<ReceiverBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(Action.READ_OPERATIONS)
    @Operation(
            operationId = "listReceivers",
            summary = "List all receivers by name",
            description = "Secrets are never part of an answer.")
    @APIResponse(
            responseCode = "200",
            description = "The receivers, without their secrets",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Page all() {
        return new Page(receivers.all(), null);
    }

    @GET
    @Needs(Action.READ_OPERATIONS)
    @Path("/{name}")
    @Operation(
            operationId = "getReceiver",
            summary = "Get a receiver",
            description = "Use its ETag in `If-Match` to change it.")
    @APIResponse(
            responseCode = "200",
            description = "The receiver, without its secret",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(@PathParam("name") String name, @Context Request request) {
        var body = receivers.find(name).orElseThrow(() -> Receivers.missing(name));
        return Tagged.answer(request, body.tag(), () -> body).build();
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putReceiver",
            summary = "Create or change a receiver",
            description = "The secret of a webhook is shown only in the answer that creates it. Deliveries that wait"
                    + " for a receiver of this name and are not too old are sent. A webhook may subscribe to each change"
                    + " of the next action of a lead, a team or an owner; it gets them as CloudEvents, in order for each"
                    + " lead. " + RULES + " `If-None-Match: *` only creates, and"
                    + " never changes one.")
    @APIResponse(
            responseCode = "200",
            description = "The receiver after the change",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The receiver was created",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    public Response put(
            @PathParam("name") @PlainText String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @NotNull @Valid ReceiverRequest wanted) {
        var target = wanted.toTarget(httpToLocalhost);
        var put = receivers.put(name, target, wanted, new Precondition(ifMatch, ifNoneMatch));
        var answer = put.isNew()
                ? Response.created(UriBuilder.fromPath("/v1/receivers/{name}").build(name))
                : Response.ok();
        return answer.entity(put.body()).tag(new EntityTag(put.body().tag())).build();
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "deleteReceiver",
            summary = "Delete a receiver",
            description = "Deliveries that are still pending wait for another receiver of the same name. " + RULES)
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        receivers.delete(name, new Precondition(ifMatch, null));
    }

    @POST
    @Path("/{name}/secret")
    @Operation(
            operationId = "rotateReceiverSecret",
            summary = "Rotate the secret of a webhook",
            description = "The new secret is shown only in this answer. For 24 hours each message has two signatures,"
                    + " one with the new secret and one with the previous secret.")
    @APIResponse(
            responseCode = "200",
            description = "The receiver with its new secret",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "The receiver is not a webhook",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response rotate(@PathParam("name") String name) {
        var body = receivers.rotate(name);
        return Response.ok(body).tag(new EntityTag(body.tag())).build();
    }

    @POST
    @Path("/{name}/test")
    @Operation(
            operationId = "testReceiver",
            summary = "Send a test alert to a receiver",
            description = "The alert is sent at once, like any other. `Location` is the address of its delivery.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = DeliveryBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "The receiver is disabled",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response test(@PathParam("name") String name) {
        var receiver = receivers.find(name).orElseThrow(() -> Receivers.missing(name));
        if (!receiver.enabled()) {
            throw Problem.conflict(
                    "The receiver " + name + " is disabled, so nothing is sent to it.\nEnable it" + " first.");
        }
        long id = QuarkusTransaction.requiringNew().call(() -> outbox.addTest(name));
        return DeliveriesResource.accepted(deliveries.find(id).orElseThrow());
    }
}

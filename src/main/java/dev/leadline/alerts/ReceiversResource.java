package dev.leadline.alerts;

import dev.leadline.web.PlainText;
import dev.leadline.web.Tagged;
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

/** Who is told of breaches and warnings, and how. */
@Path("/v1/receivers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "Who is told of breaches and warnings, and what became of it")
public class ReceiversResource {

    private static final String RULES = "`If-Match` names the ETag of the receiver that was seen.";

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

    @GET
    @Operation(summary = "All receivers, by name")
    @APIResponse(
            responseCode = "200",
            description = "The receivers, without their secrets",
            content = @Content(schema = @Schema(implementation = ReceiverBody[].class)))
    public List<ReceiverBody> all() {
        return receivers.all();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "A receiver", description = "Its ETag is what changes name in `If-Match`.")
    @APIResponse(
            responseCode = "200",
            description = "The receiver, without its secret",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    @APIResponse(responseCode = "304", description = "It is still what If-None-Match names")
    public Response one(@PathParam("name") String name, @Context Request request) {
        var body = receivers.find(name).orElseThrow(() -> Receivers.missing(name));
        return Tagged.answer(request, body.tag(), () -> body).build();
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make or change a receiver",
            description = "A webhook's secret is shown in the answer that makes it, and never again. What waits for a"
                    + " receiver of that name is sent. " + RULES + " `If-None-Match: *` only makes a new one.")
    @APIResponse(
            responseCode = "200",
            description = "The receiver as it is now",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The receiver is new",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    public Response put(
            @PathParam("name") @PlainText String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @NotNull @Valid ReceiverRequest wanted) {
        var target = wanted.toTarget(httpToLocalhost);
        var put = receivers.put(name, target, wanted.isEnabled(), new ReceiverTags(ifMatch, ifNoneMatch));
        var answer = put.isNew()
                ? Response.created(UriBuilder.fromPath("/v1/receivers/{name}").build(name))
                : Response.ok();
        return answer.entity(put.body()).tag(new EntityTag(put.body().tag())).build();
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            summary = "Delete a receiver",
            description = "What is still to be sent to it waits for another of that name. " + RULES)
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        receivers.delete(name, new ReceiverTags(ifMatch, null));
    }

    @POST
    @Path("/{name}/secret")
    @Operation(
            summary = "Make a new secret for a webhook",
            description =
                    "It is shown in this answer and never again. For 24 hours each message carries two signatures,"
                            + " one by the new secret and one by that before it.")
    @APIResponse(
            responseCode = "200",
            description = "The receiver with its new secret",
            content = @Content(schema = @Schema(implementation = ReceiverBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is no webhook",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response rotate(@PathParam("name") String name) {
        var body = receivers.rotate(name);
        return Response.ok(body).tag(new EntityTag(body.tag())).build();
    }

    @POST
    @Path("/{name}/test")
    @Operation(
            summary = "Send a test alert to a receiver",
            description = "It goes the way of all alerts, at once; `Location` tells what becomes of it.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery that has begun",
            content = @Content(schema = @Schema(implementation = DeliveryBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is disabled",
            content =
                    @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(implementation = ProblemBody.class)))
    public Response test(@PathParam("name") String name) {
        var receiver = receivers.find(name).orElseThrow(() -> Receivers.missing(name));
        if (!receiver.enabled()) {
            throw Problem.conflict("The receiver " + name + " is disabled: nothing is sent to it.");
        }
        long id = QuarkusTransaction.requiringNew().call(() -> outbox.addTest(name));
        return DeliveriesResource.accepted(deliveries.find(id).orElseThrow());
    }
}

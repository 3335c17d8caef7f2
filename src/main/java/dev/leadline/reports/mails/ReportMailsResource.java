package dev.leadline.reports.mails;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.alerts.Outbox;
import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.kernel.Invalid;
import dev.leadline.reports.subscriptions.ReportSubscriptions;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the mail of a subscription, and sends it at once. */
@Path("/v1/subscriptions/{id}")
@Needs(Action.READ_REPORTS)
@Tag(name = "subscriptions")
public class ReportMailsResource {

    private static final List<Variant> FORMS = List.of(
            new Variant(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"), (String) null, null),
            new Variant(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"), (String) null, null));

    /** Nothing runs and nothing is loaded, whatever a name in it looks like. */
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private final ReportSubscriptions subscriptions;
    private final MailWriting writing;
    private final Outbox outbox;
    private final InstantSource clock;

    ReportMailsResource(ReportSubscriptions subscriptions, MailWriting writing, Outbox outbox, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.writing = writing;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GET
    @Path("/mail")
    @Produces({MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "previewMail",
            summary = "Show the mail of a subscription",
            description = "As it is or was at a moment; nothing is sent and nothing is kept. As HTML or as text, by the"
                    + " Accept header.")
    @APIResponse(
            responseCode = "200",
            description = "The mail",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING))
            })
    public Response mail(
            @PathParam("id") String id,
            @Parameter(
                            description =
                                    "The moment that the mail is about, such as `2026-11-27T08:00:00-05:00`; now if"
                                            + " absent")
                    @QueryParam("at")
                    String at,
            @Context Request request) {
        var moment = at == null ? clock.instant() : past(at);
        var mail = writing.write(subscriptions.get(ReportSubscriptions.id(id)), moment, null)
                .mail()
                .data();
        var form = request.selectVariant(FORMS);
        boolean isText = form != null && form.getMediaType().isCompatible(MediaType.TEXT_PLAIN_TYPE);
        return Response.ok(isText ? mail.text() : shown(mail))
                .variant(form == null ? FORMS.get(0) : form)
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    /** @throws Invalid when it is no moment, or one that has not come */
    private Instant past(String at) {
        var moment = InstantText.parse("/at", "at", at).truncatedTo(ChronoUnit.MICROS);
        if (moment.isAfter(clock.instant())) {
            throw new Invalid(
                    "/at",
                    at,
                    "The at (" + QuotedText.of(at) + ") must not be later than now (" + clock.instant() + ").");
        }
        return moment;
    }

    /** With the pictures in their places, where a browser finds them. */
    private static String shown(ReportMail.Content mail) {
        var html = mail.html();
        for (var each : mail.pictures()) {
            html = html.replace(
                    "src=\"cid:" + each.id() + "\"",
                    "src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(each.png()) + "\"");
        }
        return html;
    }

    /**
     * A mail that was put into the outbox at once.
     *
     * @param delivery the number of its delivery
     * @param subject its subject
     */
    @Schema(name = "SentMail")
    record Sent(long delivery, String subject) {}

    @POST
    @Needs(Action.SUBSCRIBE)
    @Path("/test")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "testSubscription",
            summary = "Send the mail of a subscription now",
            description = "As it is now, also when there is nothing to say, and when the subscription is disabled. The"
                    + " next mail comes as if this one had not been sent. `Location` is the address of its delivery.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = Sent.class)))
    public Response test(@PathParam("id") String id) {
        var subscription = subscriptions.get(ReportSubscriptions.id(id));
        var mail = writing.write(subscription, clock.instant(), null).mail();
        long delivery = QuarkusTransaction.requiringNew()
                .call(() -> outbox.addMail(mail, subscription.subscriber()).delivery());
        return Response.accepted(new Sent(delivery, mail.data().subject()))
                .location(URI.create("/v1/deliveries/" + delivery))
                .build();
    }
}

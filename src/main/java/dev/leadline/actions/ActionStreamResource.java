package dev.leadline.actions;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The queue as it changes: server-sent events. */
@Path("/v1/actions/stream")
@Needs(Action.READ_QUEUE)
@Tag(name = "actions", description = "The queue: the next action of each lead, with responsible team and deadline")
public class ActionStreamResource {

    /** All streams together hold no more connections to the database, however many read at once. */
    private static final int READERS = 2;

    private final Feed feed;
    private final FeedWatch watch;
    private final ActionTypes types;
    private final Caller caller;
    private final Duration heartbeat;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, work -> {
        var thread = new Thread(work, "queue-streams");
        thread.setDaemon(true);
        return thread;
    });

    ActionStreamResource(
            Feed feed,
            FeedWatch watch,
            ActionTypes types,
            Caller caller,
            @ConfigProperty(name = "leadline.actions.heartbeat") Duration heartbeat,
            @ConfigProperty(name = "leadline.actions.most-streams") int most) {
        this.feed = feed;
        this.watch = watch;
        this.types = types;
        this.caller = caller;
        this.heartbeat = heartbeat;
        this.most = most;
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(
            name = HttpHeaders.CACHE_CONTROL,
            value = {"no-store"})
    @ResponseHeader(
            name = "X-Accel-Buffering",
            value = {"no"})
    @Operation(
            operationId = "followActions",
            summary = "Stream changes to the queue as server-sent events",
            description = "Takes the same filters as the queue. The event `action` has the entry of a lead that was"
                    + " added or changed; `gone` has the `leadId` of a lead that left the queue or the filter. The"
                    + " `id` of an event is its position in the feed, the same on every replica. A client that"
                    + " reconnects with `Last-Event-ID` gets every event that it missed, in order, once each. Without"
                    + " `Last-Event-ID` the stream begins now: open it first, then read the queue. `reset` means that"
                    + " missed events are no longer stored, or that the position was never assigned: read the queue"
                    + " again and keep listening. A comment arrives at least every 5 seconds. It has an `id` as well,"
                    + " so that an idle client does not fall behind. The stream ends within that time when the key or session"
                    + " that opened it does.")
    @APIResponse(
            responseCode = "200",
            description = "An endless stream of events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = QueueEntry.class)))
    @APIResponse(responseCode = "429", ref = "#/components/responses/Problem429")
    public Multi<OutboundSseEvent> follow(
            @BeanParam FilterParameters filter,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventIdHeader,
            @QueryParam("lastEventId") String lastEventId,
            @Context Sse sse) {
        if (open.get() >= most) {
            throw Problem.tooMany("This replica already has " + most + " open streams, the maximum.\n"
                    + "Poll the queue instead, or try again later.");
        }
        var known = lastEventIdHeader == null || lastEventIdHeader.isEmpty() ? lastEventId : lastEventIdHeader;
        var wanted = filter.filter(types);
        return opened(known == null ? null : position(known), wanted)
                .map(message -> event(message, sse))
                .onSubscription()
                .invoke(open::incrementAndGet)
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    private Multi<QueueStream.Message> opened(Long known, Filter wanted) {
        boolean goesOn = known != null && feed.isKeptFrom(known);
        long position = goesOn ? known : feed.state().latest();
        var first = known == null || goesOn ? QueueStream.Message.quiet(position) : QueueStream.Message.reset(position);
        var stream = new QueueStream(watch, readers, wanted, heartbeat, caller.lasting(), position);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(first), stream.messages());
    }

    private static long position(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.invalid(
                    "/lastEventId",
                    QuotedText.of(text),
                    "The lastEventId (" + QuotedText.of(text) + ") must be the `id` of an event of this stream.");
        }
        return Long.parseLong(text);
    }

    private static OutboundSseEvent event(QueueStream.Message message, Sse sse) {
        var event = sse.newEventBuilder().id(String.valueOf(message.position()));
        return message.event() == null
                ? event.comment("").build()
                : event.name(message.event()).data(String.class, message.text()).build();
    }
}

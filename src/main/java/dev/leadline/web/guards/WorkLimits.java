package dev.leadline.web.guards;

import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * How much a replica does at once. Ordinary requests wait a little for a place; more than may wait, or longer, is a 503. What
 * streams, in or out, may take as long as its client wants, so it has places of its own, and beyond them is a 429. A place is
 * taken until the work ends: also when nobody waits for the answer any more.
 */
@Singleton
final class WorkLimits {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final String STREAMS = "leadline.streams";
    private static final String PLACE = "leadline.place";

    private final Places ordinary;
    private final Places streams;
    private final int mostStreams;
    private final BodyReading bodies = new BodyReading();

    @Inject
    WorkLimits(
            @ConfigProperty(name = "leadline.http.at-once") int atOnce,
            @ConfigProperty(name = "leadline.http.most-waiting") int mostWaiting,
            @ConfigProperty(name = "leadline.http.streams-at-once") int mostStreams) {
        this.ordinary = new Places(atOnce, mostWaiting);
        this.streams = new Places(mostStreams, 0);
        this.mostStreams = mostStreams;
    }

    /** A place that is left once, however often that is asked for. */
    private static final class Place {
        private Places of;

        Place(Places of) {
            this.of = of;
        }

        synchronized void leave() {
            if (of != null) {
                of.leave();
                of = null;
            }
        }
    }

    /** After the checks that need no body, so that what they refuse is not read. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.ENTITY_CODER)
    Uni<Void> admit(ContainerRequestContext request, RoutingContext exchange) {
        var work = CurrentRequestManager.get();
        if (BodyReading.isStreamed(request)) {
            takeStream(work, exchange);
            return bodies.read(request, exchange);
        }
        var read = bodies.read(request, exchange);
        return followsEvents(work) ? read : read.chain(whole -> place(work, exchange));
    }

    private Uni<Void> place(ResteasyReactiveRequestContext work, RoutingContext exchange) {
        var began = Promise.<Void>promise();
        var context = exchange.vertx().getOrCreateContext();
        Runnable begin = () -> begin(began, context);
        if (!ordinary.take(begin)) {
            return Uni.createFrom().failure(busy());
        }
        if (!began.future().isComplete()) {
            long timer = exchange.vertx().setTimer(LONGEST_WAIT.toMillis(), passed -> giveUp(begin, began));
            began.future().onComplete(done -> exchange.vertx().cancelTimer(timer));
        }
        return Uni.createFrom()
                .completionStage(began.future().toCompletionStage())
                .invoke(() -> taken(work, exchange));
    }

    private static void begin(Promise<Void> began, Context context) {
        if (Vertx.currentContext() == context) {
            began.complete();
        } else {
            context.runOnContext(now -> began.complete());
        }
    }

    private void giveUp(Runnable begin, Promise<Void> began) {
        if (ordinary.leaveLine(begin)) {
            began.fail(busy());
        }
    }

    /** Nothing is done for whoever has gone meanwhile. */
    private void taken(ResteasyReactiveRequestContext work, RoutingContext exchange) {
        exchange.put(PLACE, untilDone(work, ordinary));
        if (exchange.response().closed()) {
            throw busy();
        }
    }

    private static Place untilDone(ResteasyReactiveRequestContext work, Places places) {
        var place = new Place(places);
        work.registerCompletionCallback(done -> place.leave());
        return place;
    }

    /** An answer that streams is written as slowly as it is read, so it leaves its place to others. */
    @ServerResponseFilter
    void beforeAnswer(ContainerResponseContext answer, RoutingContext exchange) {
        if (!(answer.getEntity() instanceof StreamingOutput)) {
            return;
        }
        if (exchange.get(STREAMS) == null) {
            takeStream(CurrentRequestManager.get(), exchange);
        }
        Place place = exchange.get(PLACE);
        if (place != null) {
            place.leave();
        }
        AnswerPace.watch(exchange);
    }

    private void takeStream(ResteasyReactiveRequestContext work, RoutingContext exchange) {
        if (!streams.take(() -> exchange.put(STREAMS, untilDone(work, streams)))) {
            throw Problem.tooMany("This replica already reads or writes " + mostStreams
                    + " streams, the maximum.\nTry again after the seconds in Retry-After.");
        }
    }

    /** Streams of events hold no thread, and have a maximum of their own. */
    private static boolean followsEvents(ResteasyReactiveRequestContext work) {
        var types = work.getTarget().getProduces();
        return types != null
                && List.of(types.getSortedOriginalMediaTypes()).contains(MediaType.SERVER_SENT_EVENTS_TYPE);
    }

    private static Problem busy() {
        return new Problem(
                ProblemType.BUSY,
                "The server is busy: it works on as many requests as it can, and as many wait.\nSend this one again after the"
                        + " seconds in Retry-After.",
                List.of());
    }
}

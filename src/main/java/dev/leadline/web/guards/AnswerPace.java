package dev.leadline.web.guards;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Cuts off whoever reads an answer so slowly that it never ends. The idle timeout is for those who read nothing: a byte now and
 * then passes it, and the thread that writes would wait for ever.
 */
final class AnswerPace {

    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final long FEWEST_BYTES_A_SECOND = 1_024;

    private final RoutingContext exchange;
    private final long fewest;
    private final HttpServerResponse response;
    private long seen;
    private boolean wasFull;

    private AnswerPace(RoutingContext exchange, long fewest) {
        this.exchange = exchange;
        this.fewest = fewest;
        this.response = exchange.response();
    }

    /** Begins with an answer that streams, until its end. */
    static void watch(RoutingContext exchange) {
        watch(exchange, LOOK);
    }

    /** @param every how often it is looked whether enough was read in between */
    static void watch(RoutingContext exchange, Duration every) {
        var pace = new AnswerPace(exchange, every.toMillis() * FEWEST_BYTES_A_SECOND / 1_000);
        exchange.vertx().setPeriodic(every.toMillis(), pace::look);
    }

    private void look(long timer) {
        if (response.ended() || response.closed()) {
            exchange.vertx().cancelTimer(timer);
            return;
        }
        long written = response.bytesWritten();
        boolean isFull = response.writeQueueFull();
        if (isFull && wasFull && written - seen < fewest) {
            exchange.vertx().cancelTimer(timer);
            exchange.request().connection().close();
        }
        seen = written;
        wasFull = isFull;
    }
}

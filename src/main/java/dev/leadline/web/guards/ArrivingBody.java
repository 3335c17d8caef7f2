package dev.leadline.web.guards;

import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * A body while it arrives. Up to the ordinary limit it is held in memory; what is longer is too large, or goes into a file
 * where the door streams. All of it must come within a time that no honest sender needs. All is done on the event loop of
 * its connection, so nothing here is locked.
 */
final class ArrivingBody {

    /** For any body; a streamed one has more, by what has come of it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long SLOWEST_BYTES_A_SECOND = 8 * 1024;

    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private final boolean isStreamed;
    private final HeldBytes allHeld;
    private final Context context;
    private final Promise<InputStream> whole = Promise.promise();
    private final long begun = System.nanoTime();
    private Buffer held = Buffer.buffer();
    private BodyFile file;
    private long count;
    private long timer;

    ArrivingBody(RoutingContext exchange, boolean isStreamed, HeldBytes allHeld) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.isStreamed = isStreamed;
        this.context = exchange.vertx().getOrCreateContext();
        this.allHeld = allHeld;
    }

    /**
     * All of it. Fails with a {@link Problem}: 408 when it does not come in time, 413 when it is too large, 503 when the server
     * holds too much of others. Whoever has gone is answered, too; nobody reads it.
     */
    Future<InputStream> read() {
        request.handler(this::take);
        request.endHandler(end -> finish());
        request.exceptionHandler(gone -> stop());
        whole.future().onComplete(done -> exchange.vertx().cancelTimer(timer));
        watch(LONGEST);
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            exchange.response().writeContinue();
        }
        request.resume();
        return whole.future();
    }

    private void watch(Duration left) {
        timer = exchange.vertx().setTimer(Math.max(1, left.toMillis()), passed -> look());
    }

    private void look() {
        var longest = isStreamed ? LONGEST.plusSeconds(count / SLOWEST_BYTES_A_SECOND) : LONGEST;
        var left = longest.minusNanos(System.nanoTime() - begun);
        if (left.isNegative() || left.isZero()) {
            stop();
        } else {
            watch(left);
        }
    }

    /** Ends it from outside, such as from the pipeline of its connection. */
    void giveUp() {
        context.runOnContext(now -> stop());
    }

    private void stop() {
        fail(new Problem(ProblemType.TIMED_OUT, "The body did not arrive in time, so nothing was changed.", List.of()));
    }

    private void fail(Throwable fault) {
        if (whole.tryFail(fault)) {
            request.pause();
            if (file != null) {
                file.close();
            }
        }
    }

    private void take(Buffer chunk) {
        if (whole.future().isComplete()) {
            return;
        }
        count += chunk.length();
        if (file == null && count <= BodyLimit.ORDINARY) {
            hold(chunk);
        } else if (isStreamed) {
            put(chunk);
        } else {
            fail(BodyLimit.exceeded());
        }
    }

    private void hold(Buffer chunk) {
        if (allHeld.take(exchange, chunk.length())) {
            held.appendBuffer(chunk);
        } else {
            fail(new Problem(
                    ProblemType.BUSY,
                    "The server holds as many bodies as it can.\nSend this one again soon.",
                    List.of()));
        }
    }

    /** Disks are slow at times, and an event loop is not to wait for one. */
    private void put(Buffer chunk) {
        var more = file == null ? held.appendBuffer(chunk) : chunk;
        held = Buffer.buffer();
        file = file == null ? new BodyFile() : file;
        request.pause();
        var to = file;
        exchange.vertx()
                .executeBlocking(() -> to.append(more.getBytes()))
                .onSuccess(written -> request.resume())
                .onFailure(full -> fail(Problem.unavailable(
                        "The server has no room to put the body aside.\nSend it again later, or in parts.", full)));
    }

    private void finish() {
        if (file == null) {
            whole.tryComplete(new ByteArrayInputStream(held.getBytes()));
        } else if (whole.tryComplete(file.content())) {
            exchange.addEndHandler(answered -> file.close());
        }
    }
}

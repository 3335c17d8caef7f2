package dev.leadline.web.guards;

import dev.leadline.web.problems.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The rest of a body whose request was refused before it was read. */
final class RefusedBody {

    private static final long LINGER_MILLIS = 500;

    /** Bytes of a body that nobody wants and that are still read, to keep the connection. */
    private static final long SHORT = 64 * 1024;

    private RefusedBody() {}

    /**
     * Returns whether a fault was answered while much of the body may still come: it is not read, however long it is.
     * A short rest is read and forgotten, and then the connection is used again as after any other answer; but not the rest
     * of a body that did not come in time.
     */
    private static boolean leavesUnread(RoutingContext exchange) {
        return isUnreadFault(exchange)
                && (exchange.response().getStatusCode() == ProblemType.TIMED_OUT.status()
                        || !isShort(exchange.request()));
    }

    private static boolean isUnreadFault(RoutingContext exchange) {
        return exchange.response().getStatusCode() >= 400 && !exchange.request().isEnded();
    }

    /** A client that waits to be told to go on does not send its body after a fault. */
    private static boolean isShort(HttpServerRequest request) {
        var headers = request.headers();
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING) || headers.contains(HttpHeaders.EXPECT)) {
            return false;
        }
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length == null || length.length() < 10 && Long.parseLong(length) <= SHORT;
    }

    static void announceClose(RoutingContext exchange) {
        if (leavesUnread(exchange)) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    static void finish(RoutingContext exchange) {
        if (leavesUnread(exchange)) {
            closeSoon(exchange);
        } else if (isUnreadFault(exchange)) {
            forgetRest(exchange.request());
        }
    }

    private static void forgetRest(HttpServerRequest request) {
        request.handler(forgotten -> {});
        request.resume();
    }

    /**
     * Who is still sending reads no answer from a connection that is closed under their hands. So what comes within a
     * moment is read and forgotten.
     */
    static void closeSoon(RoutingContext exchange) {
        var request = exchange.request();
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        forgetRest(request);
        exchange.vertx().setTimer(LINGER_MILLIS, passed -> request.connection().close());
    }
}

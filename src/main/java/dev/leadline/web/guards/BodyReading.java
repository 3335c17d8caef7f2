package dev.leadline.web.guards;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/**
 * Reads the whole body of a request on the event loop, before its door gets a thread: whoever sends slowly holds a connection
 * and nothing else.
 */
final class BodyReading {

    /** The body that is being read, in its exchange; the connection looks there before it is closed for silence. */
    private static final String ARRIVING = "leadline.body";

    private final HeldBytes held = new HeldBytes(Runtime.getRuntime().maxMemory() / 8);

    /** Fails with the problems of an {@link ArrivingBody}. */
    Uni<Void> read(ContainerRequestContext request, RoutingContext exchange) {
        if (!hasBody(exchange.request())) {
            // RESTEasy's own stream may wait, which no event loop does
            request.setEntityStream(InputStream.nullInputStream());
            return Uni.createFrom().voidItem();
        }
        var body = new ArrivingBody(exchange, isStreamed(request), held);
        exchange.put(ARRIVING, body);
        return Uni.createFrom()
                .completionStage(() -> body.read().toCompletionStage())
                .invoke(request::setEntityStream)
                .eventually(() -> {
                    exchange.remove(ARRIVING);
                })
                .replaceWithVoid();
    }

    /** JSON is never streamed. */
    static boolean isStreamed(ContainerRequestContext request) {
        return BodyLimit.of(request.getUriInfo().getPath()) == BodyLimit.NONE
                && request.getMediaType() != null
                && !MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType());
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || length != null && !length.matches("0+");
    }

    /** Ends an exchange whose body has stopped coming; returns whether there is one. */
    static boolean giveUp(RoutingContext exchange) {
        ArrivingBody body = exchange.get(ARRIVING);
        if (body != null) {
            body.giveUp();
        }
        return body != null;
    }
}

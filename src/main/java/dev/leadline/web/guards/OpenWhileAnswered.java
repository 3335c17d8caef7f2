package dev.leadline.web.guards;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps a connection open while we make its answer, however long that takes. The idle timeout is for clients that send
 * nothing or read nothing; before this, a request that was answered late was kept and its answer lost.
 */
final class OpenWhileAnswered extends ChannelInboundHandlerAdapter {

    private static final String NAME = "open-while-answered";
    /** As Vert.x calls the handler that closes idle connections. */
    private static final String IDLE = "idle";

    private RoutingContext exchange;

    /** Begins with an exchange, on its event loop. Over HTTP/2 others share the connection, so it stays as it is. */
    static void begin(RoutingContext exchange) {
        if (!(exchange.request().connection() instanceof ConnectionBase connection)) {
            return;
        }
        var pipeline = connection.channelHandlerContext().pipeline();
        if (pipeline.get(IDLE) == null) {
            return;
        }
        var known = pipeline.get(OpenWhileAnswered.class);
        var open = known == null ? new OpenWhileAnswered() : known;
        if (known == null) {
            pipeline.addAfter(IDLE, NAME, open);
        }
        open.exchange = exchange;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent) || !isBeingAnswered() && !BodyReading.giveUp(exchange)) {
            context.fireUserEventTriggered(event);
        }
    }

    private boolean isBeingAnswered() {
        return isRead(exchange.request()) && isWritable(exchange.response());
    }

    /** Whoever reads a body of a known length may leave the end of the request unread. */
    private static boolean isRead(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.isEnded()
                || length != null && String.valueOf(request.bytesRead()).equals(length);
    }

    private static boolean isWritable(HttpServerResponse response) {
        return !response.ended() && !response.closed() && !response.writeQueueFull();
    }
}

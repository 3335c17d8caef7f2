package dev.leadline.web.guards;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The socket at which the server listens. It is closed as soon as the server is told to stop, so that a proxy turns to another
 * replica at once; what is connected already is answered. Quarkus would close both together.
 */
@Singleton
class Listening {

    private volatile Channel socket;

    /** Remembers at which socket a request came in. */
    void note(HttpServerRequest request) {
        if (socket == null && request.connection() instanceof ConnectionBase connection) {
            socket = connection.channel().parent();
        }
    }

    void stop(@Observes ShutdownDelayInitiatedEvent told) {
        if (socket != null) {
            socket.close();
        }
    }
}

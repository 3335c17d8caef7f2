package dev.leadline.web.guards;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of all bodies that are held in memory, so that many of an allowed size do not fill it together. */
final class HeldBytes {

    private static final String OWN = "leadline.held";

    private final long most;
    private final AtomicLong all = new AtomicLong();

    HeldBytes(long most) {
        this.most = most;
    }

    /** Takes room for some more bytes of an exchange, until it ends; false when there is none. */
    boolean take(RoutingContext exchange, int bytes) {
        AtomicLong own = exchange.get(OWN);
        if (own == null) {
            own = new AtomicLong();
            exchange.put(OWN, own);
            var ended = own;
            exchange.addEndHandler(end -> all.addAndGet(-ended.getAndSet(0)));
        }
        if (all.addAndGet(bytes) > most) {
            all.addAndGet(-bytes);
            return false;
        }
        own.addAndGet(bytes);
        return true;
    }
}

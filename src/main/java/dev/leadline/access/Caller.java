package dev.leadline.access;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, to be injected. It holds for the whole request, on the event loop and on each worker thread that works for it,
 * also while the answer streams. What goes on afterwards, such as a what-if, takes the {@link Actor} along.
 */
@Singleton
public final class Caller {

    private static final String KEY = Identity.ATTRIBUTE;

    /**
     * Who asks.
     *
     * @throws IllegalStateException outside a request, and in one that nobody has looked at
     */
    public Identity identity() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is known to ask here"));
    }

    /** Who acts: whoever asks, and the server itself outside a request. */
    public Actor actor() {
        return find().map(Identity::actor).orElse(Actor.SERVER);
    }

    /** @throws dev.leadline.web.problems.Problem 403 when whoever asks may not do this with what a body or a line names */
    public void demand(Action action, Matter about) {
        Access.demand(identity(), action, about);
    }

    /** Whether whoever asks may do something; for what a door leaves out rather than refuses. */
    public boolean may(Action action) {
        return Access.decide(identity(), action, Matter.ANY).isEmpty();
    }

    /** Who asks; empty where the server works for nobody in particular. */
    public Optional<Identity> find() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /** Whether whoever asks would still be let in as the same, to be asked later and by any thread. */
    public BooleanSupplier lasting() {
        return ContextLocals.get(Identity.LASTING, () -> true);
    }

    static void set(Identity who, @Nullable BooleanSupplier lasting) {
        ContextLocals.put(KEY, who);
        if (lasting != null) {
            ContextLocals.put(Identity.LASTING, lasting);
        }
    }
}

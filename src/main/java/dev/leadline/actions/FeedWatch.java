package dev.leadline.actions;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * This replica's one look at the feed, for all of its streams: at short intervals it gives positions to what is
 * committed, learns how far the feed is, and wakes who waits for that. While streams are open it holds the latest events,
 * so that a stream that keeps up asks the database for nothing.
 */
@ApplicationScoped
class FeedWatch {

    private static final Logger LOG = Logger.getLogger(FeedWatch.class);

    /** So many events are held at most; who is further behind reads the database. */
    private static final int HELD = 1_000;

    /** A thousand events each: what a busy feed loses in a minute, and yet a bounded time. */
    private static final int MOST_STEPS = 200;

    private static final int MOST_PLACED = 10;

    private final Feed feed;
    private final InstantSource clock;
    private final Duration every;
    private final Duration kept;
    private final Set<UniEmitter<? super Long>> waiting = ConcurrentHashMap.newKeySet();
    private volatile long latest;
    private volatile List<QueueEvent> held = List.of();
    private volatile boolean ending;
    private volatile boolean stopped;
    private volatile long caughtUpAt = System.nanoTime();
    private Thread thread;

    FeedWatch(
            Feed feed,
            InstantSource clock,
            @ConfigProperty(name = "leadline.actions.poll-every") Duration every,
            @ConfigProperty(name = "leadline.actions.events-kept") Duration kept,
            MeterRegistry registry) {
        this.feed = feed;
        this.clock = clock;
        this.every = every;
        this.kept = kept;
        Gauge.builder("leadline.feed.lag.seconds", this::lagSeconds)
                .description("Time since every change of the queue had its place in the feed")
                .register(registry);
    }

    private Number lagSeconds() {
        return (System.nanoTime() - caughtUpAt) / 1e9;
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        thread = new Thread(this::watch, "queue-feed");
        thread.setDaemon(true);
        thread.start();
    }

    /** Streams end at their next step; their clients go on at another replica. */
    void end(@Observes ShutdownDelayInitiatedEvent told) {
        ending = true;
        wake();
    }

    boolean isEnding() {
        return ending;
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(2_000);
        }
    }

    private void watch() {
        while (!stopped) {
            try {
                look();
            } catch (RuntimeException away) {
                LOG.debugf("The queue's feed cannot be looked at for now: %s", away);
            }
            try {
                Thread.sleep(every.toMillis());
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    /** One look. Only one thread looks. */
    private void look() {
        var state = feed.state();
        if (state.somethingWaits()) {
            // streams are told of what there is before all that a long import has left is placed
            int steps = 1;
            while (feed.place() && steps < MOST_PLACED) {
                steps++;
            }
            state = feed.state();
        }
        if (!state.somethingWaits()) {
            caughtUpAt = System.nanoTime();
        }
        if (state.latest() != latest) {
            hold(state.latest());
            latest = state.latest();
            wake();
        }
    }

    /** Nobody waits, nobody reads: then nothing is held. What is held has no gap. */
    private void hold(long now) {
        if (waiting.isEmpty() || now < latest) {
            held = List.of();
            return;
        }
        long heldTo = held.isEmpty() ? latest : held.get(held.size() - 1).position();
        long from = Math.max(now - HELD, heldTo);
        var more = feed.after(from, HELD);
        boolean goesOn = from == heldTo && (more.isEmpty() || more.get(0).position() == from + 1);
        var events = new ArrayList<>(goesOn ? held : List.of());
        events.addAll(more);
        held = List.copyOf(events.subList(Math.max(0, events.size() - HELD), events.size()));
    }

    private void wake() {
        for (var one : waiting) {
            waiting.remove(one);
            one.complete(latest);
        }
    }

    /** Comes true, with the last position that there is then, as soon as there is one after this. */
    Uni<Long> beyond(long position) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(emitter);
            emitter.onTermination(() -> waiting.remove(emitter));
            if (latest > position || ending) {
                waiting.remove(emitter);
                emitter.complete(latest);
            }
        });
    }

    /** Events after a position, in their order: those held, where they reach back so far. */
    List<QueueEvent> after(long position, int most) {
        var events = held;
        if (!events.isEmpty() && events.get(0).position() <= position + 1) {
            int from = (int) (position + 1 - events.get(0).position());
            if (from < events.size()) {
                return events.subList(from, Math.min(events.size(), from + most));
            }
        }
        return feed.after(position, most);
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var before = clock.instant().minus(kept);
        for (int steps = 0; steps < MOST_STEPS && !stopped && feed.forget(before); steps++) {
            LOG.debugf("Events of the queue from before %s are being deleted", before);
        }
    }
}

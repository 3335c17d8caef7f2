package dev.leadline.alerts;

import dev.leadline.alerts.channels.Channels;
import dev.leadline.alerts.channels.ClaimedDelivery;
import dev.leadline.web.Stopping;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends what is due: claims it, sends it, and hands what came of it to {@link DeliveryResults}. Each receiver has its own places on
 * the way, and only looking up a name takes a thread; so one that is slow or dead delays nobody else.
 */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** Longer than any channel's own limit, shorter than the lease. */
    private static final long LONGEST_SECONDS = 30;

    private final Claims claims;
    private final DeliveryResults marks;
    private final Channels channels;
    private final Deliveries deliveries;

    /** Where names are looked up: as many threads as there are names being looked up. */
    private final ExecutorService senders = Executors.newCachedThreadPool(named("alerts-send-"));

    /** Where the database is asked: few, so that doors get their connections. */
    private final ExecutorService writers = Executors.newFixedThreadPool(3, named("alerts-mark-"));

    @Inject
    Stopping stopping;

    Courier(Claims claims, DeliveryResults marks, Channels channels, Deliveries deliveries) {
        this.claims = claims;
        this.marks = marks;
        this.channels = channels;
        this.deliveries = deliveries;
    }

    private static ThreadFactory named(String name) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Courier.class.getClassLoader());
            return thread;
        };
    }

    @Scheduled(every = "{leadline.alerts.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            deliveries.suppressOld();
            deliveries.addressLatecomers();
            for (var receiver : claims.due()) {
                var missing = channels.of(receiver).missing();
                missing.ifPresentOrElse(
                        why -> deliveries.explain(receiver.name(), why),
                        () -> writers.execute(() -> carryOn(receiver.name())));
            }
        } catch (RuntimeException away) {
            if (!writers.isShutdown()) {
                LOG.debugf("Due deliveries cannot be read now: %s", away);
            }
        }
    }

    /** Claims for one receiver what there is room for; each that is done makes room for the next. */
    private void carryOn(String receiver) {
        if (stopping.isBegun()) {
            return;
        }
        try {
            claims.claim(receiver).ifPresent(load -> {
                if (load.receiver().target().isDigest()) {
                    send(load.receiver(), load.parcels());
                } else {
                    load.parcels().forEach(parcel -> send(load.receiver(), List.of(parcel)));
                }
            });
        } catch (RuntimeException away) {
            if (!writers.isShutdown()) {
                LOG.debugf("Deliveries to %s cannot be claimed now: %s", receiver, away);
            }
        }
    }

    private void send(Receiver receiver, List<ClaimedDelivery> parcels) {
        long begun = System.nanoTime();
        try {
            CompletableFuture.supplyAsync(() -> channels.of(receiver).send(receiver, parcels), senders)
                    .thenCompose(sent -> sent)
                    .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .handleAsync(
                            (status, failed) -> {
                                marks.mark(receiver, parcels, status, failed, System.nanoTime() - begun);
                                carryOn(receiver.name());
                                return null;
                            },
                            writers);
        } catch (RejectedExecutionException stopping) {
            // the lease runs out, and another sends it
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        senders.shutdownNow();
        writers.shutdown();
        writers.awaitTermination(2, TimeUnit.SECONDS);
    }
}

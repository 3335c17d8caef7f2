package dev.leadline.actions;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * One client's view of the feed through its filter. It takes a step only when the client has read the one before, so it
 * holds one step's messages at most, however slowly they are read.
 */
final class QueueStream {

    private static final Logger LOG = Logger.getLogger(QueueStream.class);

    /** So many events are looked at in one step. */
    private static final int STEP = 200;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final FeedWatch watch;
    private final Executor readers;
    private final Filter filter;
    private final Duration heartbeat;
    private final BooleanSupplier mayGoOn;
    private long position;
    private long toldAt = System.nanoTime();

    /**
     * @param readers the threads that read, so that streams never hold more connections than those
     * @param heartbeat after so long without a message there is one that says nothing
     * @param mayGoOn whether the client is still let in; asked at each step
     * @param position the last position that the client knows
     */
    QueueStream(
            FeedWatch watch,
            Executor readers,
            Filter filter,
            Duration heartbeat,
            BooleanSupplier mayGoOn,
            long position) {
        this.watch = watch;
        this.readers = readers;
        this.filter = filter;
        this.heartbeat = heartbeat;
        this.mayGoOn = mayGoOn;
        this.position = position;
    }

    /**
     * A message to a client.
     *
     * @param position up to where it then knows all
     * @param event what kind of message it is; {@code null} when it says nothing but the position
     * @param text its JSON; {@code null} when it says nothing
     */
    record Message(long position, String event, String text) {

        static Message quiet(long position) {
            return new Message(position, null, null);
        }

        /** The client cannot go on from where it was; it knows all up to here once it has read the queue anew. */
        static Message reset(long position) {
            return new Message(position, "reset", "{\"position\":" + position + "}");
        }
    }

    /** The result of reading some events: the last position read, and the messages to send. */
    private record Step(long position, List<Message> messages) {}

    /** All messages, each step when it is asked for, until the server stops or the client is not let in any more. */
    Multi<Message> messages() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .until(step -> watch.isEnding() || !mayGoOn.getAsBoolean())
                .onItem()
                .disjoint();
    }

    /** A timer has whole milliseconds, and at least one: a shorter one is refused, which would end the stream. */
    static Duration timer(Duration left) {
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    private Uni<List<Message>> next() {
        var left = heartbeat.minusNanos(System.nanoTime() - toldAt);
        return watch.beyond(position)
                .emitOn(readers)
                .map(latest -> look(position, latest))
                .onFailure()
                .recoverWithUni(this::afterFailure)
                .ifNoItem()
                .after(timer(left))
                .recoverWithItem(() -> new Step(position, List.of()))
                .map(this::taken);
    }

    /** The database is away: the client keeps its connection, and hears more when it is back. */
    private Uni<Step> afterFailure(Throwable away) {
        LOG.debugf("A stream cannot read the feed for now: %s", away);
        return Uni.createFrom()
                .item(new Step(position, List.of()))
                .onItem()
                .delayIt()
                .by(AFTER_FAILURE);
    }

    private Step look(long from, long latest) {
        if (latest <= from) {
            // what has woken it was read with the step before
            return new Step(from, List.of());
        }
        var events = watch.after(from, STEP);
        if (events.isEmpty() || events.get(0).position() != from + 1) {
            // what came next is deleted already
            return new Step(latest, List.of(Message.reset(latest)));
        }
        var messages = new ArrayList<Message>();
        for (var event : events) {
            if (event.isSeenBy(filter)) {
                messages.add(new Message(event.position(), "action", event.entry()));
            } else if (event.isLostBy(filter)) {
                messages.add(new Message(event.position(), "gone", QueueEntry.gone(event.leadId())));
            }
        }
        return new Step(events.get(events.size() - 1).position(), messages);
    }

    private List<Message> taken(Step step) {
        position = step.position();
        long now = System.nanoTime();
        if (!step.messages().isEmpty()) {
            toldAt = now;
            return step.messages();
        }
        if (now - toldAt < heartbeat.toNanos()) {
            return List.of();
        }
        toldAt = now;
        return List.of(Message.quiet(position));
    }
}

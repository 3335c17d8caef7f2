package dev.leadline.access.sessions;

import dev.leadline.access.Identity;
import dev.leadline.database.NewsReader;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * All open sessions, in memory: to check one costs no query. A change of sessions, here or on another replica, puts another
 * set in the place of this one. While the database is away, the last one holds.
 */
@ApplicationScoped
class SessionRing implements NewsReader {

    private static final Logger LOG = Logger.getLogger(SessionRing.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final SessionTable table;
    private final SessionTimes times;
    private final InstantSource clock;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();
    private volatile Held held = new Held("", Map.of());

    SessionRing(SessionTable table, SessionTimes times, InstantSource clock) {
        this.table = table;
        this.times = times;
        this.clock = clock;
    }

    private record Held(String state, Map<String, SessionRow> sessions) {}

    void start(@Observes @Priority(10) StartupEvent start) {
        refresh();
    }

    @Override
    public String channel() {
        return SessionTable.CHANNEL;
    }

    /** The state is read first: what changes between the two reads is read again. */
    @Override
    public void hear() {
        refresh();
    }

    synchronized void refresh() {
        var state = table.state();
        if (!state.equals(held.state())) {
            held = new Held(
                    state, table.open().stream().collect(Collectors.toMap(SessionRow::id, Function.identity())));
        }
    }

    @Scheduled(every = "{leadline.sessions.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            refresh();
        } catch (RuntimeException away) {
            LOG.debugf("The sessions cannot be read now: %s", away);
        }
    }

    /** When a session was used last is known to about a minute. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void noteUses() {
        var noted = List.copyOf(uses.entrySet());
        try {
            table.noteUses(noted);
            noted.forEach(use -> uses.remove(use.getKey(), use.getValue()));
        } catch (RuntimeException away) {
            LOG.debugf("The uses of sessions cannot be noted now: %s", away);
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        try {
            table.forget(clock.instant().minus(KEPT));
        } catch (RuntimeException away) {
            LOG.debugf("Old sessions cannot be deleted now: %s", away);
        }
    }

    /** The session that somebody sent, if it is open as far as this replica knows. It asks nobody. */
    Optional<SessionRow> findHeld(SessionText sent) {
        return opened(held.sessions().get(sent.id()), sent);
    }

    /** The same as all replicas know it: it may have begun on another just now, or have been used there. */
    Optional<SessionRow> findAnywhere(SessionText sent) {
        refresh();
        return opened(table.find(sent.id()).orElse(null), sent);
    }

    private Optional<SessionRow> opened(SessionRow found, SessionText sent) {
        var now = clock.instant();
        if (found == null || !found.isOpenedBy(sent) || !latest(found).isOpen(now, times.idle())) {
            return Optional.empty();
        }
        uses.put(found.id(), now);
        return Optional.of(found);
    }

    /** Whether a session still lets the same identity in. To be asked is no use: who only listens is idle. */
    boolean stillOpens(SessionText sent, Identity who) {
        var found = held.sessions().get(sent.id());
        return found != null && found.identity().equals(who) && latest(found).isOpen(clock.instant(), times.idle());
    }

    /** With its last use here, which may not be noted yet. */
    SessionRow latest(SessionRow session) {
        var here = uses.get(session.id());
        return here == null ? session : session.seen(here);
    }
}

package dev.leadline.access.sessions;

import dev.leadline.access.HeldRows;
import dev.leadline.access.Identity;
import dev.leadline.database.NewsReader;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** All open sessions, held in memory, and what a session that a browser sent opens. */
@ApplicationScoped
class SessionRing implements NewsReader {

    private static final Logger LOG = Logger.getLogger(SessionRing.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final SessionTable table;
    private final SessionTimes times;
    private final InstantSource clock;
    private final HeldRows<SessionRow> sessions;

    SessionRing(SessionTable table, SessionTimes times, InstantSource clock) {
        this.table = table;
        this.sessions = new HeldRows<>(table, SessionRow::id);
        this.times = times;
        this.clock = clock;
    }

    void start(@Observes @Priority(10) StartupEvent start) {
        refresh();
    }

    @Override
    public String channel() {
        return SessionTable.CHANNEL;
    }

    @Override
    public void hear() {
        refresh();
    }

    void refresh() {
        sessions.refresh();
    }

    @Scheduled(every = "{leadline.sessions.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        sessions.poll();
    }

    /** When a session was used last is known to about a minute. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void noteUses() {
        sessions.noteUses();
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
        return opened(sessions.find(sent.id()).orElse(null), sent);
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
        sessions.use(found, now);
        return Optional.of(found);
    }

    /** Whether a session still lets the same identity in. To be asked is no use: who only listens is idle. */
    boolean stillOpens(SessionText sent, Identity who) {
        var found = sessions.find(sent.id()).orElse(null);
        return found != null && found.identity().equals(who) && latest(found).isOpen(clock.instant(), times.idle());
    }

    /** With its last use here, which may not be noted yet. */
    SessionRow latest(SessionRow session) {
        return sessions.findUse(session).map(session::seen).orElse(session);
    }
}

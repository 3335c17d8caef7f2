package dev.leadline.access.keys;

import dev.leadline.access.Identity;
import dev.leadline.access.SignIns;
import dev.leadline.database.NewsReader;
import dev.leadline.web.problems.Problem;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * All keys, in memory: to check one costs no query. The set never changes; a change of keys, here or on another replica, puts
 * another in its place. While the database is away, the last one holds.
 */
@ApplicationScoped
class KeyRing implements NewsReader {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);

    /** What an unknown key is compared with, so that it takes as long as a wrong one. */
    private static final byte[] NONE = new byte[32];

    private final KeyTable table;
    private final InstantSource clock;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();
    private volatile Held held = new Held(-1, Map.of());

    KeyRing(KeyTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    private record Held(long state, Map<String, KeyRow> keys) {}

    void start(@Observes @Priority(10) StartupEvent start) {
        refresh();
    }

    @Override
    public String channel() {
        return KeyTable.CHANNEL;
    }

    /** The state is read first: what changes between the two reads is read again. */
    @Override
    public void hear() {
        refresh();
    }

    synchronized void refresh() {
        long state = table.state();
        if (state != held.state()) {
            held = new Held(state, table.all().stream().collect(Collectors.toMap(KeyRow::id, Function.identity())));
        }
    }

    @Scheduled(every = "{leadline.keys.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            refresh();
        } catch (RuntimeException away) {
            LOG.debugf("The keys cannot be read now: %s", away);
        }
    }

    /** When a key was used last is known to about a minute. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void noteUses() {
        var noted = List.copyOf(uses.entrySet());
        try {
            table.noteUses(noted);
            noted.forEach(use -> uses.remove(use.getKey(), use.getValue()));
        } catch (RuntimeException away) {
            LOG.debugf("The uses of keys cannot be noted now: %s", away);
        }
    }

    /**
     * The key that somebody sent.
     *
     * @throws Problem 401 when it opens nothing; why is told only to who has had it
     */
    KeyRow opened(String sent) {
        var text = KeyText.parse(sent)
                .orElseThrow(
                        () -> SignIns.unknown("The key is incomplete or mistyped.\nUse it as it was shown when it was"
                                + " made, from lead_ to its last letter."));
        var now = clock.instant();
        var key = held.keys().get(text.id());
        var hash = text.hash();
        boolean isRight = key == null ? MessageDigest.isEqual(NONE, hash) : key.isOpenedBy(hash, now);
        if (key == null || !isRight) {
            throw SignIns.unknown("The key is not valid.\nUse another, or ask an admin for a new one.");
        }
        refuseEnded(key, text, now);
        uses.put(key.id(), now);
        return key;
    }

    /** Whether a key that was sent before would let in whom it did then. */
    boolean stillOpens(String sent, Identity who) {
        try {
            return opened(sent).identity().equals(who);
        } catch (Problem ended) {
            return false;
        }
    }

    private static void refuseEnded(KeyRow key, KeyText text, Instant now) {
        if (key.isRevoked()) {
            throw SignIns.unknown("The key " + text + " was revoked.\nAsk an admin for a new one.");
        }
        if (key.isExpired(now)) {
            throw SignIns.unknown(
                    "The key " + text + " expired at " + key.expiresAt() + ".\nAsk an admin for a new one.");
        }
    }

    /** Whether an admin could come in with a key now. */
    boolean letsAdminIn() {
        var now = clock.instant();
        return held.keys().values().stream().anyMatch(key -> key.letsAdminIn(now));
    }
}

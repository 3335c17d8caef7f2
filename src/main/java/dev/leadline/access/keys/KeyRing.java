package dev.leadline.access.keys;

import dev.leadline.access.HeldRows;
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

/** All keys, held in memory, and what a key that somebody sent opens. */
@ApplicationScoped
class KeyRing implements NewsReader {

    /** What an unknown key is compared with, so that it takes as long as a wrong one. */
    private static final byte[] NONE = new byte[32];

    private final HeldRows<KeyRow> keys;
    private final InstantSource clock;

    KeyRing(KeyTable table, InstantSource clock) {
        this.keys = new HeldRows<>(table, KeyRow::id);
        this.clock = clock;
    }

    void start(@Observes @Priority(10) StartupEvent start) {
        refresh();
    }

    @Override
    public String channel() {
        return KeyTable.CHANNEL;
    }

    @Override
    public void hear() {
        refresh();
    }

    void refresh() {
        keys.refresh();
    }

    @Scheduled(every = "{leadline.keys.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        keys.poll();
    }

    /** When a key was used last is known to about a minute. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void noteUses() {
        keys.noteUses();
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
        var key = keys.find(text.id()).orElse(null);
        var hash = text.hash();
        boolean isRight = key == null ? MessageDigest.isEqual(NONE, hash) : key.isOpenedBy(hash, now);
        if (key == null || !isRight) {
            throw SignIns.unknown("The key is not valid.\nUse another, or ask an admin for a new one.");
        }
        refuseEnded(key, text, now);
        keys.use(key, now);
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
        return keys.all().stream().anyMatch(key -> key.letsAdminIn(now));
    }
}

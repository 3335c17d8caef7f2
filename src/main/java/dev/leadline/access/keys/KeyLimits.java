package dev.leadline.access.keys;

import dev.leadline.access.Throttled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests of keys that have a limit, minute by minute. Each replica counts its own: a limit protects it from a
 * program that runs wild, and to count together would cost a query a request.
 */
@Singleton
final class KeyLimits {

    private final InstantSource clock;
    private final Map<String, Counted> counts = new ConcurrentHashMap<>();

    KeyLimits(InstantSource clock) {
        this.clock = clock;
    }

    private record Counted(Instant minute, int requests) {}

    /** @throws Throttled when this key has had its requests of this minute */
    void count(KeyRow key) {
        if (key.requestLimit() == null) {
            return;
        }
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var counted = counts.merge(
                key.id(),
                new Counted(minute, 1),
                (before, one) -> before.minute().equals(minute) ? new Counted(minute, before.requests() + 1) : one);
        if (counted.requests() > key.requestLimit()) {
            long seconds = ChronoUnit.SECONDS.between(now, minute.plus(1, ChronoUnit.MINUTES)) + 1;
            throw new Throttled(
                    "The key %s%s may ask %d times a minute.\nAsk again after the seconds in Retry-After."
                            .formatted(KeyText.BEGIN, key.id(), key.requestLimit()),
                    Math.min(60, seconds));
        }
    }
}

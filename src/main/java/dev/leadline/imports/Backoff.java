package dev.leadline.imports;

import java.time.Duration;

/**
 * Waits for a server that is unavailable: a quarter of a second, then twice as long each time, up to ten seconds; after
 * twelve waits, about a minute and a half, no longer.
 *
 * @param rest waits
 */
record Backoff(Rest rest) {

    static final int MOST_WAITS = 12;
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Waits. */
    interface Rest {
        void rest(Duration length) throws InterruptedException;
    }

    static Backoff ordinary() {
        return new Backoff(length -> Thread.sleep(length.toMillis()));
    }

    /** Returns whether there is one more wait after so many. */
    boolean lastsAfter(int waits) {
        return waits < MOST_WAITS;
    }

    /**
     * Waits once more.
     *
     * @param waits how often was waited already
     * @param asked how long the server asked to wait; it is kept to within ten seconds
     */
    void await(int waits, Duration asked) throws InterruptedException {
        var own = SHORTEST.multipliedBy(1L << Math.min(waits, 10));
        var longer = own.compareTo(asked) > 0 ? own : asked;
        rest.rest(longer.compareTo(LONGEST) > 0 ? LONGEST : longer);
    }
}

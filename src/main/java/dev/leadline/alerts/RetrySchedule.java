package dev.leadline.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Schedules the next try of a failed delivery: ten tries over some three days, which get rarer, each wait up to a tenth
 * shorter or longer so that not all come back at once.
 */
final class RetrySchedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(18),
            Duration.ofHours(23));

    static final int TRIES = WAITS.size() + 1;

    /** The time from the first try to the last, with all jitter. */
    static final Duration LONGEST = Duration.ofDays(4);

    private static final double JITTER = 0.1;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns the time to wait.
     *
     * @param failed how many tries failed, from 1
     * @return empty when that was the last
     */
    Optional<Duration> waitAfter(int failed) {
        if (failed >= TRIES) {
            return Optional.empty();
        }
        var wait = WAITS.get(failed - 1);
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Optional.of(Duration.ofMillis(Math.round(wait.toMillis() * factor)));
    }
}

package dev.leadline.kernel.obligation;

import dev.leadline.kernel.fact.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that count in one channel.
 *
 * @param channel the channel
 * @param made when each was made, in order
 */
public record Tally(String channel, List<Instant> made) {

    public Tally {
        made = List.copyOf(made);
    }

    /** Adds up the attempts that count in a channel, as they were read. */
    static Tally of(String channel, List<Attempt> attempts, Map<Attempt, AttemptReading> read) {
        var made = new ArrayList<Instant>(2);
        for (var attempt : attempts) {
            var reading = read.get(attempt);
            if (reading != null && reading.counts() && attempt.channel().equals(channel)) {
                made.add(attempt.occurredAt());
            }
        }
        return new Tally(channel, made);
    }

    /** Returns the moment of the n-th attempt, the first being 1. */
    public @Nullable Instant nth(int n) {
        return n <= made.size() ? made.get(n - 1) : null;
    }

    /** Returns the moment of the last attempt. */
    public @Nullable Instant last() {
        return nth(Math.max(1, made.size()));
    }
}

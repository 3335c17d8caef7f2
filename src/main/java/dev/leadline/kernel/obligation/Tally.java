package dev.leadline.kernel.obligation;

import java.time.Instant;
import java.util.List;
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

    /** Returns the moment of the n-th attempt, the first being 1. */
    public @Nullable Instant nth(int n) {
        return n <= made.size() ? made.get(n - 1) : null;
    }

    /** Returns the moment of the last attempt. */
    public @Nullable Instant last() {
        return nth(Math.max(1, made.size()));
    }
}

package dev.leadline.kernel.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that one channel requires before anyone may give up, and the attempts made. A surplus here pays for
 * nothing elsewhere (O2).
 *
 * @param channel the channel
 * @param required how many attempts it requires
 * @param made how many that count were made
 * @param metAt when the last required one was made; {@code null} while attempts remain, and when none is required
 */
public record ChannelRequirement(String channel, int required, int made, @Nullable Instant metAt) {

    static ChannelRequirement of(Tally tally, int required) {
        var metAt = required == 0 ? null : tally.nth(required);
        return new ChannelRequirement(tally.channel(), required, tally.made().size(), metAt);
    }

    /** Returns the number of attempts that remain, never below 0. */
    public int remaining() {
        return Math.max(0, required - made);
    }

    /** The next attempt in this channel. */
    public NextAttempt next() {
        return new NextAttempt(channel, made + 1, Math.max(required, made + 1));
    }
}

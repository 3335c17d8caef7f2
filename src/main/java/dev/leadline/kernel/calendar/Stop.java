package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which a clock is paused (B9): half-open, [from, to).
 *
 * @param from when it began
 * @param to when it ended, not before {@code from}; {@code null} while it still runs
 * @param reason why, shown when the clock is explained
 */
public record Stop(Instant from, @Nullable Instant to, @Nullable String reason) {

    public Stop {
        if (from == null) {
            throw new Invalid("/from", null, "The start of the pause is missing.");
        }
        if (to != null && to.isBefore(from)) {
            throw new Invalid(
                    "/to", to, "The end of the pause (" + to + ") must not be before its start (" + from + ").");
        }
    }

    /** Returns the name of the paused time when a clock is explained. */
    String label() {
        return reason == null || reason.isBlank() ? "paused" : "paused: " + reason;
    }
}

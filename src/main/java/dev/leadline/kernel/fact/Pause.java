package dev.leadline.kernel.fact;

import dev.leadline.kernel.Invalid;
import java.time.Instant;

/**
 * A time in which the lead's clock does not run, half-open [from, to) (B9).
 *
 * @param from when the clock stops
 * @param to when it runs on; {@code null} while the pause lasts
 * @param recordedAt when the pause became known; a deadline that had passed by then stays passed. {@code null}: at once
 * @param reason why, for people
 */
public record Pause(Instant from, Instant to, Instant recordedAt, String reason) {

    /** @throws Invalid when the pause ends at or before its begin */
    public Pause {
        if (to != null && !to.isAfter(from)) {
            throw new Invalid("/to", to, "The pause's `to` (" + to + ") must be after its `from` (" + from + ").");
        }
        recordedAt = recordedAt == null ? from : recordedAt;
    }
}

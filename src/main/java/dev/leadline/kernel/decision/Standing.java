package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.Disposition;
import java.time.Instant;

/**
 * How far the work on a lead has come.
 *
 * @param reachedAt when the lead was first reached; {@code null} while it was not (O2)
 * @param disposition how the lead was disposed of; {@code null} while it is not (O3)
 */
public record Standing(Instant reachedAt, Disposition disposition) {

    /** When attempts ceased to be owed: the lead was reached, or disposed of; {@code null} while they are owed. */
    public Instant endedAt() {
        if (disposition == null) {
            return reachedAt;
        }
        var disposedAt = disposition.occurredAt();
        return reachedAt == null || disposedAt.isBefore(reachedAt) ? disposedAt : reachedAt;
    }

    /** When the lead was disposed of; {@code null} while it is not. */
    public Instant disposedAt() {
        return disposition == null ? null : disposition.occurredAt();
    }
}

package dev.leadline.kernel.decision;

import java.time.Instant;

/**
 * What has become of an obligation, told in two moments.
 *
 * @param kind the obligation
 * @param doneAt when what is owed was done; {@code null} while it is not
 * @param endedAt when it ceased to be owed, done or not; {@code null} while it is owed
 */
public record Fulfilment(ObligationKind kind, Instant doneAt, Instant endedAt) {

    /** The last moment at which it was owed, as seen from {@code asOf}. */
    public Instant owedUntil(Instant asOf) {
        return endedAt == null ? asOf : endedAt;
    }
}

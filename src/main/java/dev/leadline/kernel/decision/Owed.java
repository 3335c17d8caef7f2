package dev.leadline.kernel.decision;

import java.time.Instant;

/**
 * Something that is owed, with all that decides how it stands.
 *
 * @param deadline by when
 * @param doneAt when it was done; {@code null} while it is not
 * @param endedAt when it ceased to be owed, done or not; {@code null} while it is owed
 * @param asOf the moment that is asked for
 */
public record Owed(Deadline deadline, Instant doneAt, Instant endedAt, Instant asOf) {

    /** What is owed. */
    public ObligationKind getKind() {
        return deadline.kind();
    }

    /** Whether it was done, at whatever time. */
    public boolean isDone() {
        return doneAt != null;
    }

    /** Whether it was done at or before the deadline (B6). */
    public boolean isDoneInTime() {
        return doneAt != null && deadline.keeps(doneAt);
    }

    /** Whether it ceased to be owed. */
    public boolean isEnded() {
        return endedAt != null;
    }

    /** Whether it ceased to be owed at or before the deadline (B6). */
    public boolean isEndedInTime() {
        return endedAt != null && deadline.keeps(endedAt);
    }

    /** Whether the deadline passed while it was owed (B6). */
    public boolean isOverdue() {
        return !deadline.keeps(endedAt == null ? asOf : endedAt);
    }

    /** Whether most of its time is gone (O6). */
    public boolean isAtRisk() {
        return deadline.isAtRisk(asOf);
    }

    /** The word on the lead that is owed by the same deadline (O2, O3). */
    public Owed disposition(Instant disposedAt) {
        return new Owed(deadline.of(ObligationKind.DISPOSITION), disposedAt, null, asOf);
    }

    /** It, standing so. */
    public Obligation stands(ObligationState state) {
        boolean met = state == ObligationState.MET || state == ObligationState.MET_LATE;
        return new Obligation(deadline, state, met ? doneAt : null);
    }
}

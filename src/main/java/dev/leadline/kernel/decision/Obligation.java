package dev.leadline.kernel.decision;

import java.time.Instant;

/**
 * What is owed for a lead, and how it stands.
 *
 * @param deadline by when it is owed
 * @param state how it stands
 * @param metAt when it was met; {@code null} unless the state is {@code MET} or {@code MET_LATE}
 */
public record Obligation(Deadline deadline, ObligationState state, Instant metAt) {

    /** What is owed. */
    public ObligationKind kind() {
        return deadline.kind();
    }

    /** Whether something still has to be done for it. */
    public boolean isOutstanding() {
        return state.isOutstanding();
    }

    /**
     * The last moment at which this state holds when no new fact arrives; {@code null} when it holds for good (T3).
     *
     * @param asOf the moment the state was found for
     */
    Instant holdsUntil(Instant asOf) {
        if (state == ObligationState.OPEN && deadline.atRiskAfter() != null) {
            return deadline.atRiskAfter();
        }
        return isOutstanding() && deadline.keeps(asOf) ? deadline.at() : null;
    }
}

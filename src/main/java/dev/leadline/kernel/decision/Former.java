package dev.leadline.kernel.decision;

import java.time.Instant;

/**
 * An obligation as it stood when the lead's rank or policy became another. What had been kept or broken by then stays so;
 * what was still owed may get another deadline (O8, O9).
 *
 * @param obligation how it stood
 * @param changedAt when the change was
 */
public record Former(Obligation obligation, Instant changedAt) {

    /** What it was. */
    public ObligationKind kind() {
        return obligation.kind();
    }

    /** Its deadline, where the change leaves it alone; {@code null} where something is owed anew. */
    Deadline settled(Instant doneAt, Instant endedAt) {
        switch (obligation.state()) {
            case BREACHED:
            case MET_LATE:
                return obligation.deadline();
            case MET:
                return isBy(doneAt) ? obligation.deadline() : null;
            case OPEN:
            case AT_RISK:
                return null;
            default:
                return isBy(endedAt) ? obligation.deadline() : null;
        }
    }

    /** Whether it was still owed, and not broken. */
    boolean isOpen() {
        return obligation.state() == ObligationState.OPEN || obligation.state() == ObligationState.AT_RISK;
    }

    private boolean isBy(Instant moment) {
        return moment != null && !moment.isAfter(changedAt);
    }

    /** That it is owed no longer: cancelled, unless it had been kept or broken by then (O8). */
    public Obligation ended() {
        var owed = obligation.owed();
        var ended = new Owed(
                owed.floors(),
                owed.deadline(),
                owed.doneAt(),
                owed.endedAt() == null ? changedAt : owed.endedAt(),
                owed.wordBy());
        return new Obligation(ended, isOpen() ? ObligationState.CANCELLED : obligation.state());
    }
}

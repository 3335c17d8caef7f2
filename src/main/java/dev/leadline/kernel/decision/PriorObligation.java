package dev.leadline.kernel.decision;

import java.time.Instant;

/**
 * An obligation as it stood when the lead's rank or policy became another. What had been kept or broken by then stays so;
 * what was still owed may get another deadline (O8, O9).
 *
 * @param obligation how it stood
 * @param changedAt when the change was
 */
public record PriorObligation(Obligation obligation, Instant changedAt) {

    /** What it was. */
    public String kind() {
        return obligation.kind();
    }

    /**
     * How it is owed after the change, where the change leaves its deadline alone; {@code null} where it is owed anew. What
     * the new promise asks for may have been done, or ceased to be owed, before the change already: whatever was kept is
     * kept for all that, and whatever was broken is broken.
     *
     * @param required what the new tier requires
     * @param doneAt when what the new promise asks for was done; {@code null} while it is not
     * @param endedAt when it ceased to be owed; {@code null} while it is owed
     */
    Owed kept(RequiredAttempts required, Instant doneAt, Instant endedAt) {
        var old = obligation.owed();
        var isMoreAsked = !isBy(doneAt) && !isBy(endedAt);
        switch (obligation.state()) {
            case MET:
                return isMoreAsked ? null : staying(required, old.doneAt(), endedAt);
            case MET_LATE:
                return staying(required, isMoreAsked ? doneAt : old.doneAt(), late(endedAt));
            case BREACHED:
                return staying(required, late(doneAt), late(endedAt));
            case CANCELLED:
                return isLapsed() || !isBy(endedAt) ? null : staying(required, doneAt, old.endedAt());
            default:
                return null;
        }
    }

    private Owed staying(RequiredAttempts required, Instant doneAt, Instant endedAt) {
        return new Owed(required, obligation.deadline(), doneAt, endedAt, null);
    }

    /** A breach that there was is not undone by a promise that would have been kept: it ended with the change. */
    private Instant late(Instant moment) {
        return moment != null && obligation.deadline().keeps(moment) ? changedAt : moment;
    }

    /** Whether it was still owed, and not broken. */
    boolean isOpen() {
        return obligation.state() == ObligationState.OPEN || obligation.state() == ObligationState.AT_RISK;
    }

    /** Whether its deadline passed before it was done. */
    boolean isBroken() {
        return obligation.state() == ObligationState.BREACHED || obligation.state() == ObligationState.MET_LATE;
    }

    /** Whether an earlier change had ended it, and not what was done about the lead. */
    private boolean isLapsed() {
        var owed = obligation.owed();
        return !owed.endedAt().equals(owed.activity().history().endedAt());
    }

    /** Whether something had happened by the time of the change. */
    boolean isBy(Instant moment) {
        return moment != null && !moment.isAfter(changedAt);
    }

    /** That it is owed no longer: cancelled, unless it had been kept or broken by then (O8). */
    public Obligation ended() {
        var owed = obligation.owed();
        var endedAt = owed.endedAt() == null ? changedAt : owed.endedAt();
        var ended = new Owed(owed.required(), owed.deadline(), owed.doneAt(), endedAt, owed.dispositionDue());
        return new Obligation(ended, isOpen() ? ObligationState.CANCELLED : obligation.state());
    }
}

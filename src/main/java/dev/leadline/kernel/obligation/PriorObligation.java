package dev.leadline.kernel.obligation;

import dev.leadline.kernel.clock.Deadline;
import java.time.Instant;

/**
 * An obligation as it stood when the lead's rank or policy became another (O8, O9).
 *
 * @param obligation how it stood
 * @param changedAt when the change was
 */
public record PriorObligation(Obligation obligation, Instant changedAt) {

    /** What it was. */
    public String kind() {
        return obligation.kind();
    }

    /** How it stood. */
    public ObligationState getState() {
        return obligation.state();
    }

    /** By when it was owed. */
    public Deadline deadline() {
        return obligation.deadline();
    }

    /** When it was done; {@code null} while it was not. */
    public Instant getDoneAt() {
        return obligation.owed().doneAt();
    }

    /** When it ceased to be owed; {@code null} while it was owed. */
    public Instant getEndedAt() {
        return obligation.owed().endedAt();
    }

    /** Whether a tier owed it, and not the lead whatever its tier. */
    public boolean isOfTier() {
        return obligation.owed().tier() != null;
    }

    /** Whether it was still owed, and not broken. */
    public boolean isOpen() {
        return obligation.state() == ObligationState.OPEN || obligation.state() == ObligationState.AT_RISK;
    }

    /** Whether its deadline passed before it was done. */
    public boolean isBroken() {
        return obligation.isBroken();
    }

    /** Whether it had ceased to be owed by what was done about the lead, and not by an earlier change. */
    public boolean isEndedByActivity() {
        var owed = obligation.owed();
        return owed.endedAt() != null
                && owed.endedAt().equals(owed.activity().history().endedAt());
    }

    /** Whether something had happened by the time of the change. */
    public boolean hadHappened(Instant moment) {
        return moment != null && !moment.isAfter(changedAt);
    }

    /**
     * When something happened that comes too late for the deadline. A breach is not undone by what a new promise would
     * have accepted in time: that is then taken to happen with the change.
     */
    public Instant tooLate(Instant moment) {
        return moment != null && deadline().keeps(moment) ? changedAt : moment;
    }

    /** That it is owed no longer: cancelled, unless it had been kept or broken by then (O8). */
    public Obligation ended() {
        var owed = obligation.owed();
        var endedAt = owed.endedAt() == null ? changedAt : owed.endedAt();
        var ended = new Owed(owed.activity(), owed.required(), owed.deadline(), owed.doneAt(), endedAt);
        return new Obligation(ended, isOpen() ? ObligationState.CANCELLED : obligation.state());
    }
}

package dev.leadline.kernel.obligation;

import dev.leadline.kernel.clock.Deadline;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as it stood when the lead's rank or policy became another (O8, O9).
 *
 * @param obligation how it stood
 * @param changedAt when the change was
 */
public record PriorObligation(Obligation obligation, Instant changedAt) {

    /** Returns the kind of the obligation. */
    public String kind() {
        return obligation.kind();
    }

    /** Returns the kind of the obligation if a tier owed it; {@code null} for what is owed whatever the tier. */
    public @Nullable String getKindOfTier() {
        return isOfTier() ? kind() : null;
    }

    /** Returns its state at the change. */
    public ObligationState getState() {
        return obligation.state();
    }

    /** Returns its deadline at the change. */
    public Deadline deadline() {
        return obligation.deadline();
    }

    /** Returns the moment at which it was done. */
    public @Nullable Instant getDoneAt() {
        return obligation.owed().doneAt();
    }

    /** Returns the moment at which it ceased to be owed; {@code null} while it was owed. */
    public @Nullable Instant getEndedAt() {
        return obligation.owed().endedAt();
    }

    /** Returns whether a tier owed it, and not the lead whatever its tier. */
    public boolean isOfTier() {
        return obligation.owed().tier() != null;
    }

    /** Returns whether it was still owed, and not broken. */
    public boolean isOpen() {
        return obligation.state() == ObligationState.OPEN || obligation.state() == ObligationState.AT_RISK;
    }

    /** Returns whether its deadline passed before it was done. */
    public boolean isBroken() {
        return obligation.isBroken();
    }

    /** Returns whether it had ceased to be owed by what was done about the lead, and not by an earlier change. */
    public boolean isEndedByActivity() {
        var owed = obligation.owed();
        return owed.endedAt() != null
                && owed.endedAt().equals(owed.activity().history().endedAt());
    }

    /** Returns whether something had happened by the time of the change. */
    public boolean hadHappened(@Nullable Instant moment) {
        return moment != null && !moment.isAfter(changedAt);
    }

    /**
     * Returns the moment if it is too late for the deadline. A breach is not undone by what a new promise would have
     * accepted in time: that is then taken to happen with the change.
     */
    public @Nullable Instant tooLate(@Nullable Instant moment) {
        return moment != null && deadline().keeps(moment) ? changedAt : moment;
    }

    /** Returns the obligation after it ended: cancelled, unless it had been met or breached by then (O8). */
    public Obligation ended() {
        var owed = obligation.owed();
        var endedAt = owed.endedAt() == null ? changedAt : owed.endedAt();
        var ended = new Owed(owed.activity(), owed.required(), owed.deadline(), owed.doneAt(), endedAt);
        return new Obligation(ended, isOpen() ? ObligationState.CANCELLED : obligation.state());
    }

    /** The obligation knows what was owed before it, and that again what was before: only this one is named. */
    @Override
    public String toString() {
        return "PriorObligation[" + kind() + " " + getState() + ", changed at " + changedAt + "]";
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind(), getState(), changedAt);
    }
}

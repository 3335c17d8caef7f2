package dev.leadline.kernel.obligation;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.rows.Threshold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An obligation and its state.
 *
 * @param owed what is owed, and all that decides how it stands
 * @param state how it stands
 */
public record Obligation(Owed owed, ObligationState state) {

    /** Returns the kind of the obligation. */
    public String kind() {
        return deadline().kind();
    }

    /** Returns the deadline. */
    public Deadline deadline() {
        return owed.deadline();
    }

    /** Returns the moment at which it was met; {@code null} unless the state is {@code MET} or {@code MET_LATE}. */
    public @Nullable Instant metAt() {
        return state == ObligationState.MET || state == ObligationState.MET_LATE ? owed.doneAt() : null;
    }

    /** The team that must keep it: the one that its declaration names, or that of the tier; {@code null} for neither. */
    public @Nullable String responsible() {
        var declared = owed.activity().terms().findObligation(kind()).map(ObligationKind::responsible);
        return declared.orElseGet(() -> owed.tier() == null ? null : owed.tier().responsible());
    }

    /** Returns whether something still has to be done for it. */
    public boolean isOutstanding() {
        return state.isOutstanding();
    }

    /** Returns whether its deadline passed before it was done. */
    public boolean isBroken() {
        return state == ObligationState.MET_LATE || state == ObligationState.BREACHED;
    }

    /** Returns whether it was done, or ceased to be owed; what is breached by then stays so. */
    public boolean isSettled() {
        return owed.isDone() || owed.isEnded();
    }

    /** Returns whether it was done, or ceased to be owed, after its deadline only. */
    public boolean isSettledLate() {
        return isSettled() && isBroken();
    }

    /** Returns whether it had been done, or had ceased to be owed, by a moment. */
    public boolean wasSettledBy(@Nullable Instant moment) {
        return moment != null && (!isAfter(owed.doneAt(), moment) || !isAfter(owed.endedAt(), moment));
    }

    /**
     * A moment so long after its deadline, from which on rules may conclude something else.
     *
     * @param name what rules call it
     * @param after such as {@code "1 business day"}, counted like the threshold of an alert
     */
    public Timer timer(String name, String after) {
        return Timer.after(owed, name, BusinessDuration.parse(after));
    }

    /**
     * Returns whether a threshold had come before it was done or ceased to be owed; at that very moment it had not
     * (B6).
     */
    public boolean isSettledAfter(Threshold threshold) {
        var at = comes(threshold);
        return at != null && isAfter(owed.doneAt(), at) && isAfter(owed.endedAt(), at);
    }

    private static boolean isAfter(@Nullable Instant settled, Instant at) {
        return settled == null || settled.isAfter(at);
    }

    /** Returns the moment of a threshold of its deadline; {@code null} when it does not come. */
    public @Nullable Instant comes(Threshold threshold) {
        return LeadClock.reached(deadline(), threshold);
    }

    /**
     * The last moment at which this state holds when no new fact arrives; {@code null} when it holds for good (T3). A
     * breach does, even one that a fact from a clock ahead of ours decided before its deadline (O5).
     */
    public @Nullable Instant holdsUntil() {
        if (state == ObligationState.OPEN && deadline().atRiskAfter() != null) {
            return deadline().atRiskAfter();
        }
        return isOutstanding() && state != ObligationState.BREACHED ? deadline().at() : null;
    }
}

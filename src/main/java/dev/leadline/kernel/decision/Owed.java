package dev.leadline.kernel.decision;

import dev.leadline.kernel.policy.ObligationKind;
import java.time.Instant;

/**
 * Something that is owed, with all that decides how it stands.
 *
 * @param required what the lead's tier requires in each channel, and what was made of it
 * @param deadline by when
 * @param doneAt when it was done; {@code null} while it is not
 * @param endedAt when it ceased to be owed, done or not; {@code null} while it is owed
 * @param dispositionDue by when the word on the lead is owed that follows (O2, O3); {@code null} where none does
 */
public record Owed(
        RequiredAttempts required, Deadline deadline, Instant doneAt, Instant endedAt, Deadline dispositionDue) {

    /** The same, with the word on the lead owed by then. */
    Owed withDispositionDue(Deadline other) {
        return new Owed(required, deadline, doneAt, endedAt, other);
    }

    /** The tier that owes it. */
    public Tier tier() {
        return required.tier();
    }

    /** What was done about the lead up to the moment that is asked for. */
    public LeadActivity activity() {
        return required.activity();
    }

    /** What is owed. */
    public String getKind() {
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
        return !deadline.keeps(endedAt == null ? activity().asOf() : endedAt);
    }

    /** Whether most of its time is gone (O6). */
    public boolean isAtRisk() {
        return deadline.isAtRisk(activity().asOf());
    }

    /** Whether the lead was reached (O2). */
    public boolean isReached() {
        return activity().isReached();
    }

    /** Whether the lead was given up before all attempts were made and before anyone was reached (O4). */
    public boolean isGivenUpEarly() {
        return getKind().equals(ObligationKind.ALL_ATTEMPTS)
                && activity().history().isGivenUpBefore(doneAt);
    }

    /** That the lead is not given up early: it has no deadline, and is not done (O4). */
    public Owed noEarlyDisqualification() {
        return new Owed(required, Deadline.none(ObligationKind.EARLY_DISQUALIFICATION), null, null, null);
    }

    /** The word on the lead, owed by the same deadline (O2, O3). */
    public Owed disposition() {
        var disposedAt = activity().history().disposedAt();
        return new Owed(required, dispositionDue, disposedAt, null, null);
    }
}

package dev.leadline.kernel.obligation;

import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.policy.ObligationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is owed, with all that decides how it stands.
 *
 * @param activity what was done about the lead up to the moment that is asked for
 * @param required what the lead's tier requires in each channel; {@code null} for what is owed whatever the tier
 * @param deadline by when
 * @param doneAt when it was done
 * @param endedAt when it ceased to be owed, done or not; {@code null} while it is owed
 */
public record Owed(
        LeadActivity activity,
        @Nullable RequiredAttempts required,
        Deadline deadline,
        @Nullable Instant doneAt,
        @Nullable Instant endedAt)
        implements Due {

    /** The tier that owes it; {@code null} for what is owed whatever the tier. */
    public @Nullable Tier tier() {
        return required == null ? null : required.tier();
    }

    @Override
    public String getKind() {
        return deadline.kind();
    }

    /** Returns whether it was done, at whatever time. */
    public boolean isDone() {
        return doneAt != null;
    }

    /** Returns whether it was done at or before the deadline (B6). */
    public boolean isDoneInTime() {
        return doneAt != null && deadline.keeps(doneAt);
    }

    /** Returns whether it ceased to be owed. */
    public boolean isEnded() {
        return endedAt != null;
    }

    /** Returns whether it ceased to be owed at or before the deadline (B6). */
    public boolean isEndedInTime() {
        return endedAt != null && deadline.keeps(endedAt);
    }

    /** Returns whether the deadline passed while it was owed (B6). */
    public boolean isOverdue() {
        return !deadline.keeps(endedAt == null ? activity.asOf() : endedAt);
    }

    /** Returns whether it was broken already when the lead's rank or policy became another (O8). */
    public boolean isBrokenBefore() {
        var prior = activity.findPrior(getKind());
        return prior != null && prior.isBroken();
    }

    /** Returns whether most of its time is gone (O6). */
    public boolean isAtRisk() {
        return deadline.isAtRisk(activity.asOf());
    }

    /** Returns whether the lead was reached (O2). */
    public boolean isReached() {
        return activity.isReached();
    }

    /** Returns the disposition of the lead. */
    public @Nullable Disposition getDisposedAs() {
        return activity.history().disposition();
    }

    /** Returns whether the lead was given up before all attempts were made and before anyone was reached (O4). */
    public boolean isGivenUpEarly() {
        return getKind().equals(ObligationKind.ALL_ATTEMPTS)
                && activity.history().isGivenUpBefore(doneAt);
    }

    /** Returns whether the lead's rank or policy became another since receipt (O8, O9). */
    public boolean isChanged() {
        return activity.change() != null;
    }

    /** The disposition of the lead, owed by the same deadline (O2, O3). */
    public Owed disposition() {
        var disposedAt = activity.history().disposedAt();
        return new Owed(activity, required, deadline.of(ObligationKind.DISPOSITION), disposedAt, null);
    }

    /** Returns the obligation not to give the lead up early: it has no deadline, and is not done (O4). */
    public Owed noEarlyDisqualification() {
        return new Owed(activity, required, Deadline.none(ObligationKind.EARLY_DISQUALIFICATION), null, null);
    }

    public Owed withDeadline(Deadline other) {
        return new Owed(activity, required, other, doneAt, endedAt);
    }
}

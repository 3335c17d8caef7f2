package dev.leadline.kernel.obligation;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.clock.DeadlineRule;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Terms;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An obligation within a time allowed, before its deadline is concluded. By when, rules conclude: from receipt, or,
 * where the lead's rank or policy became another, as that change says (O1, O8, O9).
 *
 * @param activity what was done about the lead
 * @param required what the lead's tier requires in each channel; {@code null} for what is owed whatever the tier
 * @param kind which obligation
 * @param within the time allowed
 * @param start from when it is counted; {@code null} for receipt
 * @param doneAt when it was done
 * @param endedAt when it ceased to be owed, done or not; {@code null} while it is owed
 */
public record Promise(
        LeadActivity activity,
        @Nullable RequiredAttempts required,
        String kind,
        BusinessDuration within,
        @Nullable Instant start,
        @Nullable Instant doneAt,
        @Nullable Instant endedAt)
        implements Due {

    /**
     * Done and ended as its kind says.
     *
     * @param start from when it is counted; {@code null} for receipt
     */
    static Promise of(
            LeadActivity activity,
            @Nullable RequiredAttempts required,
            String kind,
            BusinessDuration within,
            @Nullable Instant start) {
        var history = activity.history();
        var declared = activity.terms().findObligation(kind).orElse(null);
        if (declared == null) {
            var doneAt = knownDoneAt(activity, required, kind);
            return new Promise(activity, required, kind, within, start, doneAt, history.endedAt());
        }
        var since = start == null ? activity.clock().receivedAt() : start;
        var doneAt = declared.satisfiedBy() == null ? null : activity.satisfiedAt(declared.satisfiedBy(), since);
        var endedAt = declared.endsWhenReached() ? history.endedAt() : history.disposedAt();
        return new Promise(activity, required, kind, within, start, doneAt, endedAt);
    }

    private static @Nullable Instant knownDoneAt(
            LeadActivity activity, @Nullable RequiredAttempts required, String kind) {
        switch (kind) {
            case ObligationKind.FIRST_CALL:
                return activity.history().firstAt(Terms.PHONE);
            case ObligationKind.ALL_ATTEMPTS:
                return required == null ? null : required.getMetAt();
            default:
                return activity.history().disposedAt();
        }
    }

    /** The same, done at another moment. */
    Promise doneAt(@Nullable Instant moment) {
        return new Promise(activity, required, kind, within, start, moment, endedAt);
    }

    /** Counted from receipt, unless a change of rank or policy says otherwise (O1). */
    Due due() {
        return isChanged() ? this : owed(due(beginning()));
    }

    @Override
    public String getKind() {
        return kind;
    }

    /** The disposition that follows all attempts, within the same time (O2, O3). */
    public Promise disposition() {
        var disposedAt = activity.history().disposedAt();
        return new Promise(activity, required, ObligationKind.DISPOSITION, within, start, disposedAt, null);
    }

    /** Returns whether it was done, at whatever time. */
    public boolean isDone() {
        return doneAt != null;
    }

    /** Returns whether the lead was reached (O2). */
    public boolean isReached() {
        return activity.isReached();
    }

    /** Returns whether the lead's rank or policy became another since receipt. */
    boolean isChanged() {
        return activity.change() != null;
    }

    /**
     * Returns the obligation as it stood at the change; {@code null} when there was no such obligation then, or no
     * change.
     */
    public @Nullable PriorObligation getPrior() {
        return activity.findPrior(kind);
    }

    /**
     * Returns whether it was neither done nor had ceased to be owed by the change, so that the change asks for more.
     */
    public boolean isMoreAsked() {
        var prior = getPrior();
        return prior != null && !prior.hadHappened(doneAt) && !prior.hadHappened(endedAt);
    }

    /** Returns whether it had ceased to be owed by the change, as the new promise sees it. */
    public boolean isEndedBefore() {
        var prior = getPrior();
        return prior != null && prior.hadHappened(endedAt);
    }

    /**
     * Returns whether it is asked only now: nothing of the kind was owed at the change. A disposition is also asked
     * only now where more attempts must come before it than at the change.
     */
    public boolean isNewlyAsked() {
        var prior = getPrior();
        return prior == null
                || kind.equals(ObligationKind.DISPOSITION) && !prior.isBroken() && !areAttemptsSettled(prior);
    }

    /** Where a disposition is owed whatever the tier, no attempts come before it. */
    private boolean areAttemptsSettled(PriorObligation prior) {
        return required == null
                || prior.hadHappened(required.getMetAt())
                || prior.hadHappened(activity.history().endedAt());
    }

    /** Counted as a change says of what was not owed until then: from receipt, or from the change (O8, O9). */
    public Owed newly(DeadlineRule rule) {
        var from = rule == DeadlineRule.FROM_RECEIPT ? beginning() : fromChange();
        return owed(limited(rule, due(from)));
    }

    /** Counted as a change says of what was still owed, against the deadline that it had (O8, O9). */
    public Owed recounted(DeadlineRule rule) {
        var anew = due(rule.isFromChange() ? fromChange() : beginning());
        return owed(rule.choose(priorDeadline(), anew));
    }

    /** Counted from the change, for more is asked of what had been kept or had ended (O8, O9). */
    public Owed anew(DeadlineRule rule) {
        return owed(limited(rule, due(fromChange())));
    }

    /** Returns the obligation with the deadline of another one; as the rule says where it was owed before (O2, O8). */
    public Owed dueWith(Deadline deadline, DeadlineRule rule) {
        return owed(limited(rule, deadline.of(kind)));
    }

    /** Returns the obligation with the deadline that it had at the change. */
    public Owed asItWas(@Nullable Instant done, @Nullable Instant ended) {
        return new Owed(activity, required, priorDeadline(), done, ended);
    }

    /** Only a change that never shortens looks back at what was not open any more. */
    private Deadline limited(DeadlineRule rule, Deadline anew) {
        var prior = getPrior();
        return prior == null ? anew : rule.chooseFromChange(prior.deadline(), anew);
    }

    private Deadline priorDeadline() {
        return Objects.requireNonNull(getPrior(), "nothing of the kind was owed at the change")
                .deadline();
    }

    private Owed owed(Deadline deadline) {
        return new Owed(activity, required, deadline, doneAt, endedAt);
    }

    private Deadline due(Instant from) {
        var tier = required == null ? null : required.tier().name();
        return activity.clock().due(kind, within, tier, from);
    }

    private Instant beginning() {
        return start == null ? activity.clock().receivedAt() : start;
    }

    private Instant fromChange() {
        var changedAt =
                Objects.requireNonNull(activity.change(), "there was no change").at();
        return start != null && start.isAfter(changedAt) ? start : changedAt;
    }
}

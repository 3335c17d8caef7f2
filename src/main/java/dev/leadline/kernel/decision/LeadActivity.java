package dev.leadline.kernel.decision;

import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.ObligationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a lead was pursued up to the moment that is asked for: its clock and what was done about it. It is one fact, and
 * what is concluded from it keeps hold of it, because nearly every rule needs it and each join costs.
 *
 * @param asOf the moment that is asked for; time is a fact like any other (T1)
 * @param clock the lead's clock
 * @param history what was done about the lead
 * @param spaced the channels for which there is a row of {@code spacing}: known beforehand, it costs rules no join
 * @param change that the lead's rank or policy became another, lastly; {@code null} when neither did (O8, O9)
 * @param prior what was owed until then
 */
public record LeadActivity(
        Instant asOf,
        LeadClock clock,
        History history,
        Set<String> spaced,
        Change change,
        List<PriorObligation> prior) {

    /** Whether the lead was reached (O2). */
    public boolean isReached() {
        return history.reachedAt() != null;
    }

    /** Whether the lead was disposed of (O3). */
    public boolean isDisposed() {
        return history.disposition() != null;
    }

    /** What was made against what {@code row} requires of {@code tier} (O2). */
    public RequiredAttempts against(Tier tier, AttemptsRow row) {
        var required = new ArrayList<ChannelRequirement>(history.tallies().size());
        for (var tally : history.tallies()) {
            required.add(ChannelRequirement.of(tally, row.required(tally.channel()), spaced.contains(tally.channel())));
        }
        return new RequiredAttempts(tier, required, this);
    }

    /** What became of a promise at the change; {@code null} when there was none like it, or no change. */
    PriorObligation findPrior(String kind) {
        for (var each : prior) {
            if (each.kind().equals(kind)) {
                return each;
            }
        }
        return null;
    }

    /**
     * By when something is owed that no change left alone: from receipt (O1), or as the change says. What had been done and
     * needs more now, or was not owed any more, is counted from the change (O8, O9).
     *
     * @param old how it was owed until the change; {@code null} when it was not, or there was no change
     */
    Deadline due(Promise promise, PriorObligation old) {
        if (change == null) {
            return due(promise, clock.receivedAt());
        }
        var deadlineRule = promise.deadlineRule();
        if (old == null) {
            return due(promise, deadlineRule == DeadlineRule.FROM_RECEIPT ? clock.receivedAt() : change.at());
        }
        if (!old.isOpen()) {
            return deadlineRule.chooseFromChange(old.obligation().deadline(), due(promise, change.at()));
        }
        var anew = due(promise, deadlineRule.isFromChange() ? change.at() : clock.receivedAt());
        return deadlineRule.choose(old.obligation().deadline(), anew);
    }

    private Deadline due(Promise promise, Instant from) {
        return clock.due(promise.kind(), promise.within(), promise.tier(), from);
    }

    /**
     * By when the word on the lead is owed: when all attempts are (O2, O3). One that was owed at the change, or becomes so
     * by it, is counted like any other promise.
     *
     * @param all the attempts as they are owed
     */
    Deadline dispositionDue(Promise word, Owed all) {
        var old = findPrior(ObligationKind.DISPOSITION);
        if (old != null && old.isBroken()) {
            return old.obligation().deadline();
        }
        if (old != null && (old.isBy(all.doneAt()) || old.isBy(all.endedAt()))) {
            return due(word, old);
        }
        var attempts = findPrior(ObligationKind.ALL_ATTEMPTS);
        var by = attempts != null && attempts.isBroken()
                ? due(word, (PriorObligation) null)
                : all.deadline().of(ObligationKind.DISPOSITION);
        return old == null
                ? by
                : word.deadlineRule().chooseFromChange(old.obligation().deadline(), by);
    }
}

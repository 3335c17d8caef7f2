package dev.leadline.kernel.decision;

import dev.leadline.kernel.policy.AttemptsRow;
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
 * @param former what was owed until then
 */
public record Pursuit(
        Instant asOf, LeadClock clock, History history, Set<String> spaced, Change change, List<Former> former) {

    /** Whether the lead was reached (O2). */
    public boolean isReached() {
        return history.reachedAt() != null;
    }

    /** Whether the lead was disposed of (O3). */
    public boolean isDisposed() {
        return history.disposition() != null;
    }

    /** What was made against what {@code row} requires of {@code tier} (O2). */
    public Floors against(Tier tier, AttemptsRow row) {
        var floors = new ArrayList<ChannelFloor>(history.tallies().size());
        for (var tally : history.tallies()) {
            floors.add(ChannelFloor.of(tally, row.required(tally.channel()), spaced.contains(tally.channel())));
        }
        return new Floors(tier, floors, this);
    }

    /**
     * By when something is owed. What was kept or broken before a change keeps its deadline; what had been done and needs
     * more now, or was not owed any more, is counted from the change (O8, O9).
     *
     * @param doneAt when it was done; {@code null} while it is not
     * @param endedAt when it ceased to be owed; {@code null} while it is
     */
    Deadline due(Promise promise, Instant doneAt, Instant endedAt) {
        if (change == null) {
            return due(promise, clock.receivedAt());
        }
        var changedAt = change.at();
        var old = findFormer(promise.kind());
        if (old == null) {
            return due(promise, promise.counting() == Counting.FROM_RECEIPT ? clock.receivedAt() : changedAt);
        }
        var settled = old.settled(doneAt, endedAt);
        if (settled != null) {
            return settled;
        }
        if (!old.isOpen()) {
            return due(promise, changedAt);
        }
        var anew = due(promise, promise.counting().isFromChange() ? changedAt : clock.receivedAt());
        return promise.counting().choose(old.obligation().deadline(), anew);
    }

    private Deadline due(Promise promise, Instant from) {
        return clock.due(promise.kind(), promise.within(), promise.tier(), from);
    }

    private Former findFormer(ObligationKind kind) {
        for (var each : former) {
            if (each.kind() == kind) {
                return each;
            }
        }
        return null;
    }
}

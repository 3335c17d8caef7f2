package dev.leadline.kernel.decision;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.ObligationKind;
import java.time.Instant;
import java.util.List;

/**
 * The required of all channels: what must have been tried before anyone may give up (O2).
 *
 * @param tier the tier that requires them
 * @param channels one per channel, in the policy's channel order
 * @param activity what was done about the lead
 */
public record RequiredAttempts(Tier tier, List<ChannelRequirement> channels, LeadActivity activity) {

    public RequiredAttempts {
        channels = List.copyOf(channels);
    }

    /** Whether nothing remains in any channel. */
    public boolean areMet() {
        for (var floor : channels) {
            if (floor.remaining() > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * When the last of all required attempts was made, or the lead received if none is required; {@code null} while one
     * remains.
     */
    public Instant metAt() {
        if (!areMet()) {
            return null;
        }
        var metAt = activity.clock().receivedAt();
        for (var floor : channels) {
            metAt = floor.metAt() != null && floor.metAt().isAfter(metAt) ? floor.metAt() : metAt;
        }
        return metAt;
    }

    /** The first call, owed within a time from receipt (O1), or from when it was promised (O8, O9). */
    public Owed firstCall(BusinessDuration within, DeadlineRule deadlineRule) {
        var promise = new Promise(ObligationKind.FIRST_CALL, within, tier.name(), deadlineRule);
        return owed(promise, activity.history().firstCallAt());
    }

    /** All attempts, owed within a time from receipt (O1), or from when they were promised (O8, O9). */
    public Owed allAttempts(BusinessDuration within, DeadlineRule deadlineRule) {
        var promise = new Promise(ObligationKind.ALL_ATTEMPTS, within, tier.name(), deadlineRule);
        var all = owed(promise, metAt());
        return all.withDispositionDue(activity.dispositionDue(promise.of(ObligationKind.DISPOSITION), all));
    }

    private Owed owed(Promise promise, Instant doneAt) {
        var endedAt = activity.history().endedAt();
        var prior = activity.findPrior(promise.kind());
        var kept = prior == null ? null : prior.kept(this, doneAt, endedAt);
        return kept == null ? new Owed(this, activity.due(promise, prior), doneAt, endedAt, null) : kept;
    }

    /** The floor of one channel. */
    public ChannelRequirement in(String channel) {
        for (var floor : channels) {
            if (floor.channel().equals(channel)) {
                return floor;
            }
        }
        return new ChannelRequirement(channel, 0, 0, false, null);
    }
}

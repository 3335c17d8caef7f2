package dev.leadline.kernel.decision;

import dev.leadline.kernel.calendar.BusinessDuration;
import java.time.Instant;
import java.util.List;

/**
 * The floors of all channels: what must have been tried before anyone may give up (O2).
 *
 * @param tier the tier that requires them
 * @param channels one per channel, in the policy's channel order
 * @param pursuit what was done about the lead
 */
public record Floors(Tier tier, List<ChannelFloor> channels, Pursuit pursuit) {

    public Floors {
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
        var metAt = pursuit.clock().receivedAt();
        for (var floor : channels) {
            metAt = floor.metAt() != null && floor.metAt().isAfter(metAt) ? floor.metAt() : metAt;
        }
        return metAt;
    }

    /** The first call, owed within a time from receipt (O1). */
    public Owed firstCall(BusinessDuration within) {
        return owed(ObligationKind.FIRST_CALL, within, pursuit.history().firstCallAt());
    }

    /** All attempts, owed within a time from receipt (O1). */
    public Owed allAttempts(BusinessDuration within) {
        return owed(ObligationKind.ALL_ATTEMPTS, within, metAt());
    }

    private Owed owed(ObligationKind kind, BusinessDuration within, Instant doneAt) {
        return new Owed(
                this,
                pursuit.clock().due(kind, within),
                doneAt,
                pursuit.history().endedAt());
    }

    /** The floor of one channel. */
    public ChannelFloor in(String channel) {
        for (var floor : channels) {
            if (floor.channel().equals(channel)) {
                return floor;
            }
        }
        return new ChannelFloor(channel, 0, 0, false, null);
    }
}

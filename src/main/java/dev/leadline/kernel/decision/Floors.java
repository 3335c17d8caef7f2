package dev.leadline.kernel.decision;

import java.time.Instant;
import java.util.List;

/**
 * The floors of all channels: what must have been tried before anyone may give up (O2).
 *
 * @param channels one per channel, in the policy's channel order
 * @param since when the lead was received: a floor of no attempts is met from here
 */
public record Floors(List<ChannelFloor> channels, Instant since) {

    public Floors {
        channels = List.copyOf(channels);
    }

    /** Whether nothing remains in any channel. */
    public boolean areMet() {
        return channels.stream().allMatch(floor -> floor.remaining() == 0);
    }

    /** When the last of all required attempts was made; {@code null} while one remains. */
    public Instant metAt() {
        if (!areMet()) {
            return null;
        }
        var metAt = since;
        for (var floor : channels) {
            metAt = floor.metAt() != null && floor.metAt().isAfter(metAt) ? floor.metAt() : metAt;
        }
        return metAt;
    }

    /** The floor of one channel. */
    public ChannelFloor in(String channel) {
        return channels.stream()
                .filter(floor -> floor.channel().equals(channel))
                .findFirst()
                .orElseGet(() -> new ChannelFloor(channel, 0, 0, null));
    }
}

package dev.leadline.kernel.decision;

import dev.leadline.kernel.policy.AttemptsRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/**
 * How a lead was pursued up to the moment that is asked for: its clock and what was done about it. It is one fact, and
 * what is concluded from it keeps hold of it, because nearly every rule needs it and each join costs.
 *
 * @param asOf the moment that is asked for; time is a fact like any other (T1)
 * @param clock the lead's clock
 * @param history what was done about the lead
 * @param spaced the channels for which there is a row of {@code spacing}: known beforehand, it costs rules no join
 */
public record Pursuit(Instant asOf, LeadClock clock, History history, Set<String> spaced) {

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
}

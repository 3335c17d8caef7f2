package dev.leadline.whatifs;

import dev.leadline.whatifs.changes.ChangeKind;
import dev.leadline.whatifs.changes.PartTally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some of the leads.
 *
 * @param leads the leads that both editions decide
 * @param changed those that are answered differently
 * @param changes how many of them, by what is different
 * @param newlyBreached the leads of which something is late after and was not before
 * @param noLongerBreached the leads of which something was late before and is not after
 * @param attempts the attempts asked for, per channel
 */
@Schema(name = "WhatIfPart")
record WhatIfPart(
        long leads,
        long changed,
        Map<ChangeKind, Long> changes,
        long newlyBreached,
        long noLongerBreached,
        List<ChannelEffort> attempts) {

    /**
     * A number before and after.
     *
     * @param before by the edition compared against
     * @param after by the edition tried
     */
    @Schema(name = "WhatIfCount")
    record Count(long before, long after) {}

    /**
     * The attempts asked for in a channel.
     *
     * @param channel the channel
     * @param required what the tiers of all leads require
     * @param remaining what still has to be made, for leads that were neither reached nor disposed of
     * @param soon what of it is made within the next 10 business days at an even pace: of the attempts of a lead that are due
     *     later, as large a part as those days have of the open time until then, rounded down; what is late counts. Null of past
     *     decisions, and absent in results of earlier versions
     */
    @Schema(name = "WhatIfAttempts")
    record ChannelEffort(String channel, Count required, Count remaining, @Schema(nullable = true) Count soon) {}

    /**
     * The number of leads that move from one tier to another, or stay; null is no tier.
     *
     * @param before the tier by the edition compared against; null when it gives none
     * @param after the tier by the edition tried; null when it gives none
     * @param leads how many leads
     */
    @Schema(name = "WhatIfTierMove")
    record TierMove(@Schema(nullable = true) String before, @Schema(nullable = true) String after, long leads) {}

    static WhatIfPart from(PartTally tally) {
        return new WhatIfPart(
                tally.leads(),
                tally.changed(),
                changes(tally),
                tally.changed(ChangeKind.NEWLY_BREACHED),
                tally.changed(ChangeKind.NO_LONGER_BREACHED),
                efforts(tally));
    }

    static Map<ChangeKind, Long> changes(PartTally tally) {
        var changes = new EnumMap<ChangeKind, Long>(ChangeKind.class);
        for (var kind : ChangeKind.values()) {
            changes.put(kind, tally.changed(kind));
        }
        return changes;
    }

    static List<ChannelEffort> efforts(PartTally tally) {
        var channels = new TreeSet<>(tally.before().byChannel().keySet());
        channels.addAll(tally.after().byChannel().keySet());
        return channels.stream()
                .map(channel -> {
                    var was = tally.before().in(channel);
                    var is = tally.after().in(channel);
                    return new ChannelEffort(
                            channel,
                            new Count(was.required(), is.required()),
                            new Count(was.remaining(), is.remaining()),
                            tally.isPaced() ? new Count(was.soon(), is.soon()) : null);
                })
                .toList();
    }

    static List<TierMove> tiers(PartTally tally) {
        return tally.tiers().entrySet().stream()
                .map(each -> new TierMove(each.getKey().before(), each.getKey().after(), each.getValue()))
                .toList();
    }
}

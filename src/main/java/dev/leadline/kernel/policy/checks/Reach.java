package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.DeadlinesRow;
import dev.leadline.kernel.policy.OutcomeRow;
import dev.leadline.kernel.policy.RankBand;
import dev.leadline.kernel.policy.Segment;
import dev.leadline.kernel.policy.TableRow;
import dev.leadline.kernel.policy.TierRow;
import java.util.HashMap;
import java.util.Map;

/**
 * Which leads, or attempts, a row is for, alike for the rows of every table.
 *
 * @param band the ranks
 * @param values the values wanted, by the column that names them; a column that is not here takes any
 */
record Reach(RankBand band, Map<String, String> values) {

    static final String TIER = "tier";
    static final String CHANNEL = "channel";
    static final String OUTCOME = "outcome";

    static Reach of(TableRow row) {
        if (row instanceof TierRow tier) {
            return new Reach(tier.band(), tier.segment().wanted());
        }
        if (row instanceof AttemptsRow attempts) {
            return inTier(attempts.tier(), attempts.segment());
        }
        if (row instanceof DeadlinesRow deadlines) {
            return inTier(deadlines.tier(), deadlines.segment());
        }
        var outcome = (OutcomeRow) row;
        var values = new HashMap<String, String>();
        if (outcome.channel() != null) {
            values.put(CHANNEL, outcome.channel());
        }
        if (outcome.outcome() != null) {
            values.put(OUTCOME, outcome.outcome());
        }
        return new Reach(RankBand.ALL, values);
    }

    /** Every attempt in a channel. */
    static Reach ofChannel(String channel) {
        return new Reach(RankBand.ALL, Map.of(CHANNEL, channel));
    }

    private static Reach inTier(String tier, Segment segment) {
        var values = new HashMap<>(segment.wanted());
        values.put(TIER, tier);
        return new Reach(RankBand.ALL, values);
    }

    /** The same, whatever the tier: for tables seen together, where ranks decide on the tier. */
    Reach inAnyTier() {
        var rest = new HashMap<>(values);
        rest.remove(TIER);
        return new Reach(band, rest);
    }
}

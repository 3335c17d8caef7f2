package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.AlertsRow;
import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.DeadlinesRow;
import dev.leadline.kernel.policy.OutcomeRow;
import dev.leadline.kernel.policy.RankBand;
import dev.leadline.kernel.policy.Segment;
import dev.leadline.kernel.policy.SpacingRow;
import dev.leadline.kernel.policy.TableRow;
import dev.leadline.kernel.policy.TierRow;
import dev.leadline.kernel.policy.WaivingRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which leads, or attempts, a row is for, alike for the rows of every table.
 *
 * @param band the ranks
 * @param values the values wanted, by the column that names them; a column that is not here takes any
 */
record Reach(RankBand band, Map<String, String> values) {

    static final String TIER = "tier";
    static final String CHANNEL = "channel";
    static final String OBLIGATION = "obligation";
    static final String OUTCOME = "outcome";
    static final String TYPE = "type";
    static final String REASON = "reason";

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
        if (row instanceof WaivingRow waiving) {
            return new Reach(RankBand.ALL, named(Map.of(), TYPE, waiving.type(), REASON, waiving.reason()));
        }
        if (row instanceof SpacingRow spacing) {
            var wanted = spacing.segment().wanted();
            return new Reach(RankBand.ALL, named(wanted, TIER, spacing.tier(), CHANNEL, spacing.channel()));
        }
        if (row instanceof AlertsRow alert) {
            var wanted = alert.segment().wanted();
            return new Reach(RankBand.ALL, named(wanted, TIER, alert.tier(), OBLIGATION, alert.obligation()));
        }
        var outcome = (OutcomeRow) row;
        return new Reach(RankBand.ALL, named(Map.of(), CHANNEL, outcome.channel(), OUTCOME, outcome.outcome()));
    }

    /** A column that takes any value is left out. */
    private static Map<String, String> named(
            Map<String, String> wanted, String one, String value, String other, String otherValue) {
        var values = new HashMap<>(wanted);
        values.put(one, value);
        values.put(other, otherValue);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** All that has a value in a column. */
    static Reach of(String column, String value) {
        return new Reach(RankBand.ALL, Map.of(column, value));
    }

    private static Reach inTier(String tier, Segment segment) {
        var values = new HashMap<>(segment.wanted());
        values.put(TIER, tier);
        return new Reach(RankBand.ALL, values);
    }

    /**
     * The same, whatever the tier and the channel: for tables seen together, where ranks decide on the tier, and a lead
     * has all channels.
     */
    Reach inAnyTier() {
        var rest = new HashMap<>(values);
        rest.remove(TIER);
        rest.remove(CHANNEL);
        return new Reach(band, rest);
    }
}

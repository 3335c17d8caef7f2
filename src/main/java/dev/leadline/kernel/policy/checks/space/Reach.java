package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import dev.leadline.kernel.policy.rows.RankBand;
import dev.leadline.kernel.policy.rows.Segment;
import dev.leadline.kernel.policy.rows.SpacingRow;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.kernel.policy.rows.TierRow;
import dev.leadline.kernel.policy.rows.WaivingRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The leads or attempts that a row matches, in the same form for every table.
 *
 * @param band the ranks
 * @param values the values wanted, by the column that names them; a column that is not here takes any
 */
public record Reach(RankBand band, Map<String, String> values) {

    public static final String TIER = "tier";
    public static final String CHANNEL = "channel";
    public static final String OBLIGATION = "obligation";
    public static final String OUTCOME = "outcome";
    public static final String TYPE = "type";
    static final String REASON = "reason";

    public static Reach of(TableRow row) {
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
            Map<String, String> wanted, String one, @Nullable String value, String other, @Nullable String otherValue) {
        var values = new HashMap<>(wanted);
        values.put(one, value);
        values.put(other, otherValue);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** All that has a value in a column. */
    public static Reach of(String column, String value) {
        return new Reach(RankBand.ALL, Map.of(column, value));
    }

    /** The tier of a row that is for one. */
    public String tier() {
        return Objects.requireNonNull(values.get(TIER), TIER);
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

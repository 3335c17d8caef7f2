package dev.leadline.kernel.obligation;

import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import dev.leadline.kernel.policy.rows.SpacingRow;
import dev.leadline.kernel.policy.rows.TierRow;
import dev.leadline.kernel.policy.rows.WaivingRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policy's tables, where rules look rows up for the lead that is decided. Which row to ask for is theirs to say; a look-up
 * answers the row that the table's hit policy picks among those that the lead's attributes admit, or {@code null}.
 */
public final class PolicyTables {

    private final ResolvedPolicy policy;
    private final Map<String, String> attributes;

    public PolicyTables(ResolvedPolicy policy, Lead lead) {
        this.policy = policy;
        this.attributes = lead.attributes();
    }

    /** The policy's settings. */
    public Terms terms() {
        return policy.terms();
    }

    /** The row of {@code rank-tiers} that the lead's rank falls in (R1). */
    public @Nullable TierRow tierFor(Lead lead) {
        return tierFor(lead.rank());
    }

    /** The row of {@code rank-tiers} that a rank falls in (R1). */
    public @Nullable TierRow tierFor(@Nullable BigDecimal rank) {
        return policy.findTier(rank, attributes).orElse(null);
    }

    /** The row of {@code attempts} for a tier (O2). */
    public @Nullable AttemptsRow attemptsFor(Tier tier) {
        return policy.findAttempts(tier.name(), attributes).orElse(null);
    }

    /** The row of {@code deadlines} for a tier (O1). */
    public @Nullable DeadlinesRow deadlinesFor(Tier tier) {
        return policy.findDeadlines(tier.name(), attributes).orElse(null);
    }

    /** The row of {@code spacing} for attempts in a channel (B8). */
    public @Nullable SpacingRow spacingFor(Tier tier, String channel) {
        return policy.findSpacing(tier.name(), channel, attributes).orElse(null);
    }

    /** The rows of {@code spacing} for a tier, one per channel that they limit (B8). */
    public List<SpacingRow> spacingsFor(Tier tier) {
        return policy.spacingsFor(tier.name(), attributes);
    }

    /** The row of {@code attempt-outcomes} for such attempts (O5); {@code null} when the table says nothing of them. */
    public @Nullable OutcomeRow outcomeFor(SimilarAttempts attempts) {
        return policy.findOutcome(attempts.channel(), attempts.outcome()).orElse(null);
    }

    /** The row of {@code waiving-reasons} for how the lead was given up (O4); {@code null} when none lists the reason. */
    public @Nullable WaivingRow waivingFor(Disposition disposition) {
        return policy.findWaiving(disposition.type().name(), disposition.reason())
                .orElse(null);
    }

    /**
     * The rows of {@code alerts} about one kind of obligation; each applies by itself. For what is owed whatever the tier, those
     * that name no tier.
     */
    public List<AlertsRow> alertsFor(@Nullable Tier tier, String kind) {
        return policy.alertsFor(tier == null ? null : tier.name(), kind, attributes);
    }
}

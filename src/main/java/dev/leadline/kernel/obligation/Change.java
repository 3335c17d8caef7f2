package dev.leadline.kernel.obligation;

import dev.leadline.kernel.policy.Transition;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change after receipt: the lead's rank falls into another row, or another policy version applies to the lead. What
 * it means for the time that is left is for rules to conclude.
 *
 * @param at when
 * @param fromRank the rank until then
 * @param toRank the rank from then on; {@code null} when the lead still has none
 * @param transition what the new version means for leads in flight; {@code null} when it is the rank that changed
 * @param reason why, for people; {@code null} when it is the rank that changed
 */
public record Change(
        Instant at,
        @Nullable BigDecimal fromRank,
        @Nullable BigDecimal toRank,
        @Nullable Transition transition,
        @Nullable String reason) {

    /** Creates a change of rank. */
    public static Change ofRank(Instant at, @Nullable BigDecimal from, BigDecimal to) {
        return new Change(at, from, to, null, null);
    }

    /** Creates a change of policy. */
    public static Change ofPolicy(Instant at, VersionPeriod regime, @Nullable BigDecimal rank) {
        return new Change(at, rank, rank, regime.transition(), regime.reason());
    }

    /** Returns whether the lead was ranked for the first time (R2). */
    public boolean isFirstRank() {
        return transition == null && fromRank == null;
    }

    /** Returns whether its rank went up (O8). */
    public boolean isRise() {
        return transition == null && fromRank != null && toRank != null && toRank.compareTo(fromRank) > 0;
    }

    /** Returns whether its rank went down (O8). */
    public boolean isFall() {
        return transition == null && fromRank != null && toRank != null && toRank.compareTo(fromRank) < 0;
    }
}

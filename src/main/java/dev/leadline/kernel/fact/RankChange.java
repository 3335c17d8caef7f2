package dev.leadline.kernel.fact;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A change of the lead's rank (O8).
 *
 * @param at when
 * @param rank the new rank, in [0, 100] (R1)
 */
public record RankChange(Instant at, BigDecimal rank) implements FactContent {

    /** @throws Invalid when the rank is outside [0, 100] or has more than 30 decimal places (R2) */
    public RankChange {
        rank = Lead.checkedRank(rank);
    }
}

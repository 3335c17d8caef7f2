package dev.leadline.kernel.fact;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lead that a decision is about.
 *
 * @param id the caller's id of it
 * @param rank a decimal number in [0, 100] (R1); {@code null} when nobody has ranked it yet (R2)
 * @param stage the funnel stage it is in
 * @param receivedAt when the responsible team received it: the lead's clock runs from here (O1)
 * @param zone where the lead is, for legal calling hours (B8)
 * @param attributes everything else that tables may ask for; {@code owner} and {@code team} are among them
 */
public record Lead(
        String id,
        @Nullable BigDecimal rank,
        String stage,
        Instant receivedAt,
        @Nullable ZoneId zone,
        Map<String, String> attributes) {

    private static final BigDecimal HIGHEST_RANK = BigDecimal.valueOf(100);

    /** No score is finer than this; it also keeps a hostile exponent from being written out. */
    private static final int MOST_DECIMALS = 30;

    /** @throws Invalid when the rank is outside [0, 100] or has more than 30 decimal places (R2) */
    public Lead {
        rank = rank == null ? null : under("/lead", rank);
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** The same lead with another rank. */
    public Lead withRank(@Nullable BigDecimal other) {
        return Objects.equals(other, rank) ? this : new Lead(id, other, stage, receivedAt, zone, attributes);
    }

    /** The same lead, received at another moment. */
    public Lead withReceivedAt(Instant other) {
        return new Lead(id, rank, stage, other, zone, attributes);
    }

    private static BigDecimal under(String place, BigDecimal rank) {
        try {
            return checkedRank(rank);
        } catch (Invalid invalid) {
            throw invalid.under(place);
        }
    }

    /**
     * A rank in its shortest form.
     *
     * @throws Invalid when it is outside [0, 100] or has more than 30 decimal places (R2); the pointer is {@code /rank}
     */
    public static BigDecimal checkedRank(BigDecimal rank) {
        if (rank.signum() < 0 || rank.compareTo(HIGHEST_RANK) > 0) {
            throw new Invalid("/rank", rank, "The rank (" + rank + ") must be between 0 and 100.");
        }
        var shortest = rank.signum() == 0 ? BigDecimal.ZERO : rank.stripTrailingZeros();
        if (shortest.scale() > MOST_DECIMALS) {
            throw new Invalid(
                    "/rank", rank, "The rank (" + rank + ") must have at most " + MOST_DECIMALS + " decimal places.");
        }
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}

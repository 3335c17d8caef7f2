package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A band of ranks, half-open: {@code from} is inside and {@code below} is outside, except that a band which reaches 100
 * includes it (R1). So "60-84" is [60, 85), and 84.5 is in it.
 *
 * @param from the lowest rank inside, 0 or more
 * @param below the lowest rank above the band, at most 100
 */
public record RankBand(BigDecimal from, BigDecimal below) {

    public static final BigDecimal LOWEST = BigDecimal.ZERO;
    public static final BigDecimal HIGHEST = BigDecimal.valueOf(100);

    /** Every rank there is. */
    public static final RankBand ALL = new RankBand(LOWEST, HIGHEST);

    /** @throws Invalid when the band is empty or leaves [0, 100]; pointers {@code /from} and {@code /below} */
    public RankBand {
        if (from.compareTo(LOWEST) < 0 || from.compareTo(HIGHEST) > 0) {
            throw new Invalid("/from", from, "The `from` (" + from + ") must be between 0 and 100.");
        }
        if (below.compareTo(LOWEST) < 0 || below.compareTo(HIGHEST) > 0) {
            throw new Invalid("/below", below, "The `below` (" + below + ") must be between 0 and 100.");
        }
        if (below.compareTo(from) <= 0) {
            throw new Invalid(
                    "/below", below, "The `below` (" + below + ") must be greater than its `from` (" + from + ").");
        }
    }

    /** Returns whether {@code rank} lies in the band; no rank lies in none (R1, R2). */
    public boolean contains(@Nullable BigDecimal rank) {
        return rank != null
                && rank.compareTo(from) >= 0
                && (rank.compareTo(below) < 0 || below.compareTo(HIGHEST) == 0 && rank.compareTo(HIGHEST) == 0);
    }

    /** Returns whether some rank lies in both bands. */
    public boolean overlaps(RankBand other) {
        return from.compareTo(other.below) < 0 && other.from.compareTo(below) < 0;
    }

    /** The band as people say it: {@code "from 85 to below 86"}; the highest rank is in the band that ends there. */
    public String words() {
        return "from " + from.toPlainString() + " to " + (below.compareTo(HIGHEST) == 0 ? "" : "below ")
                + below.toPlainString();
    }

    @Override
    public String toString() {
        return "[" + from.toPlainString() + ", " + below.toPlainString() + (below.compareTo(HIGHEST) == 0 ? "]" : ")");
    }
}

package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that sales owes a lead in one channel. A lead that is reached needs no more, so fewer are needed on average
 * than the floor of the policy allows.
 *
 * @param channel such as {@code PHONE}
 * @param floor how many are owed while nobody is reached
 * @param average how many are needed on average; {@code null} where nobody says
 * @param reached the share reached at the first attempt, the second, and so on, of those not reached before; empty where
 *     nobody says
 */
public record OwedAttempts(String channel, int floor, @Nullable BigDecimal average, List<BigDecimal> reached) {

    public OwedAttempts {
        reached = List.copyOf(reached);
    }

    boolean isKnown() {
        return average != null || !reached.isEmpty();
    }

    /** How many are needed on average: said so, or the sum of S(k - 1) for each attempt k up to the floor. */
    BigDecimal expected() {
        return average != null ? average : expectedAfter(0);
    }

    /** How many more are needed on average, of a lead that was not reached by those that were made. */
    BigDecimal expectedAfter(int made) {
        if (made >= floor) {
            return BigDecimal.ZERO;
        }
        if (average != null) {
            return average.multiply(BigDecimal.valueOf(floor - made))
                    .divide(BigDecimal.valueOf(floor), MathContext.DECIMAL128);
        }
        var expected = BigDecimal.ZERO;
        var unreached = BigDecimal.ONE;
        for (int attempt = made; attempt < floor; attempt++) {
            expected = expected.add(unreached, MathContext.DECIMAL128);
            unreached = unreached.multiply(BigDecimal.ONE.subtract(reachedAt(attempt)), MathContext.DECIMAL128);
        }
        return expected;
    }

    /** Beyond what was seen nobody is reached, so that no work is overlooked. */
    private BigDecimal reachedAt(int attempt) {
        return attempt < reached.size() ? reached.get(attempt) : BigDecimal.ZERO;
    }
}

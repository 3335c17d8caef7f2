package dev.leadline.kernel.commitment;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What part of a quota marketing originates, and what part it influences. A deal can be both, so the two are never added:
 * what marketing touches is their union.
 *
 * @param originated 0 to 1
 * @param influenced 0 to 1
 * @param both the part that is both, from {@code max(0, originated + influenced - 1)} to the smaller of the two; {@code null}
 *     while nobody knows
 */
public record Shares(BigDecimal originated, BigDecimal influenced, @Nullable BigDecimal both) {

    /** A number of which only bounds may be known; where it is known they are the same. */
    public record Range(BigDecimal from, BigDecimal to) {

        Range times(BigDecimal factor) {
            return new Range(Decimals.plain(from.multiply(factor)), Decimals.plain(to.multiply(factor)));
        }
    }

    /**
     * Shares that can be.
     *
     * @throws Invalid at {@code /originatedShare}, {@code /influencedShare} or {@code /bothShare}
     */
    public static Shares of(
            @Nullable BigDecimal originated, @Nullable BigDecimal influenced, @Nullable BigDecimal both) {
        var checks = new NumberChecks();
        check(checks, originated, influenced, both);
        checks.orThrow();
        return new Shares(Objects.requireNonNull(originated), Objects.requireNonNull(influenced), both);
    }

    /** Adds what is wrong with shares to what is wrong besides. */
    public static void check(
            NumberChecks checks,
            @Nullable BigDecimal originated,
            @Nullable BigDecimal influenced,
            @Nullable BigDecimal both) {
        checks.share("/originatedShare", "originatedShare", originated)
                .share("/influencedShare", "influencedShare", influenced);
        if (both != null && isShare(originated) && isShare(influenced)) {
            checkBoth(checks, Objects.requireNonNull(originated), Objects.requireNonNull(influenced), both);
        }
    }

    private static boolean isShare(@Nullable BigDecimal number) {
        return number != null && number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private static void checkBoth(NumberChecks checks, BigDecimal originated, BigDecimal influenced, BigDecimal both) {
        var least = originated.add(influenced).subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
        var most = originated.min(influenced);
        if (both.compareTo(least) < 0 || both.compareTo(most) > 0) {
            checks.add(
                    "/bothShare",
                    both,
                    "The bothShare (%s) must be from %s to %s, because originatedShare is %s and influencedShare is %s."
                            .formatted(both, plain(least), plain(most), plain(originated), plain(influenced)));
        }
    }

    private static String plain(BigDecimal number) {
        return Decimals.plain(number).toPlainString();
    }

    /** The part that marketing touches in one way or the other: a range while what is both is not known. */
    public Range touched() {
        if (both != null) {
            var union = originated.add(influenced).subtract(both);
            return new Range(union, union);
        }
        return new Range(originated.max(influenced), originated.add(influenced).min(BigDecimal.ONE));
    }
}

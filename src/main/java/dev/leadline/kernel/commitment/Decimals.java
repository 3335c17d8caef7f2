package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact decimals, and how they are rounded at the end. */
final class Decimals {

    private static final int PLACES = 6;

    private Decimals() {}

    /** The same number without superfluous zeros, and without an exponent that JSON would show. */
    static BigDecimal plain(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** A quotient to six places, half up. */
    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return plain(dividend.divide(divisor, PLACES, RoundingMode.HALF_UP));
    }

    static BigDecimal quotient(BigDecimal dividend, long divisor) {
        return quotient(dividend, BigDecimal.valueOf(divisor));
    }

    /** An amount of money to the cent, half up. */
    static BigDecimal cents(BigDecimal amount) {
        return plain(amount.setScale(2, RoundingMode.HALF_UP));
    }

    /** A quotient as a whole number that is not below it. */
    static BigDecimal ceiling(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 0, RoundingMode.CEILING);
    }
}

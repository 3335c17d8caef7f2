package dev.leadline.tables.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers within XLSX, which are doubles: 84.3 may be stored as 84.299999999999997. The shortest decimal that is the
 * same double is what was typed.
 */
final class XlsxNumber {

    private static final Pattern WRITTEN = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?");
    private static final int LONGEST = 40;
    private static final int DIGITS_THAT_ALWAYS_SURVIVE = 15;

    private XlsxNumber() {}

    /** The number that a cell holds, without an exponent; empty when it is none of a sensible size. */
    static Optional<String> read(String stored) {
        if (stored.length() > LONGEST || !WRITTEN.matcher(stored).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(stored);
        if (number == 0) {
            return Optional.of("0");
        }
        if (Double.isInfinite(number) || Math.abs(number) > 1e30 || Math.abs(number) < 1e-30) {
            return Optional.empty();
        }
        boolean isShort =
                stored.length() <= DIGITS_THAT_ALWAYS_SURVIVE && stored.chars().noneMatch(Character::isLetter);
        return Optional.of((isShort ? withoutZeros(new BigDecimal(stored)) : shortest(number)).toPlainString());
    }

    private static BigDecimal shortest(double number) {
        var exact = new BigDecimal(number);
        for (int digits = DIGITS_THAT_ALWAYS_SURVIVE; digits < 17; digits++) {
            var rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return withoutZeros(rounded);
            }
        }
        return withoutZeros(exact.round(new MathContext(17)));
    }

    private static BigDecimal withoutZeros(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The number to store for a text, if the very same text comes in again: 84.5 does, 84.50 and 007 would not. */
    static Optional<BigDecimal> write(String text) {
        return read(text).filter(text::equals).map(BigDecimal::new);
    }
}

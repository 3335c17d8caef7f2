package dev.leadline.tables.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many digits a format shows of a number.
 *
 * @param decimals after the point
 * @param thousands how often the number is divided by a thousand before
 */
record XlsxDigits(int decimals, int thousands) {

    /** Digits, and perhaps a point and more of them; commas at the end of either divide by a thousand each. */
    private static final Pattern DIGITS = Pattern.compile("[0#?][0#?,]*?(,*)(?:\\.([0#?]*)(,*))?");

    /** The digits of a format; empty when it shows none, or fractions or exponents. */
    static Optional<XlsxDigits> parse(String signs) {
        if (signs.indexOf('/') >= 0 || signs.indexOf('e') >= 0) {
            return Optional.empty();
        }
        var core = signs.replaceAll("^[^0#?]+|[^0#?,.]+$", "");
        var found = DIGITS.matcher(core);
        if (!found.matches()) {
            return Optional.empty();
        }
        int decimals = found.group(2) == null ? 0 : found.group(2).length();
        int after = found.group(3) == null ? 0 : found.group(3).length();
        return Optional.of(new XlsxDigits(decimals, found.group(1).length() + after));
    }

    /** A number as it is seen, without separators of thousands. */
    String shown(BigDecimal number) {
        return number.movePointLeft(3 * thousands)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}

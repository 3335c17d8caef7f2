package dev.leadline.imports.mapping;

import java.math.BigDecimal;
import java.util.Optional;

/** Decimal numbers in cells: ASCII digits with at most one point, a minus before them, at most 40 characters. */
final class Numbers {

    private static final int LONGEST = 40;

    private Numbers() {}

    /** The number; empty when the text is none. */
    static Optional<BigDecimal> find(String text) {
        boolean plain = text.length() <= LONGEST
                && text.chars().allMatch(sign -> sign >= '0' && sign <= '9' || sign == '.' || sign == '-');
        try {
            return plain ? Optional.of(new BigDecimal(text)) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}

package dev.leadline.imports.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** Dates as Excel counts them: days since the end of 1899, and the time of day as a fraction. */
final class ExcelDate {

    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    /** Before 1 March 1900 Excel counts a day that never was. */
    private static final BigDecimal FIRST = BigDecimal.valueOf(61);

    private static final BigDecimal END = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal MILLISECONDS_A_DAY = BigDecimal.valueOf(86_400_000);

    private ExcelDate() {}

    /** The local time that a number stands for, to the millisecond; empty when it is before March 1900 or after 9999. */
    static Optional<LocalDateTime> find(BigDecimal number) {
        if (number.compareTo(FIRST) < 0 || number.compareTo(END) >= 0) {
            return Optional.empty();
        }
        long milliseconds = number.multiply(MILLISECONDS_A_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return Optional.of(DAY_0.atStartOfDay().plus(Duration.ofMillis(milliseconds)));
    }
}

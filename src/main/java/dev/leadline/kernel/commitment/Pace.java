package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What should be counted by the end of each business day of a period: the same more every day, up to what is promised at its
 * end. Where the promise becomes another one, the days before stay as they were, and the rest goes straight from there to
 * the new promise: the pace has a corner and never jumps.
 */
public final class Pace {

    /**
     * A promise from a day on.
     *
     * @param day how many business days come before it; 0 for the first promise
     * @param amount what is promised for the whole period
     */
    public record Promised(int day, BigDecimal amount) {}

    private record Corner(int day, BigDecimal reached, BigDecimal promised) {}

    private final int days;
    private final List<Corner> corners = new ArrayList<>();

    /**
     * @param days the business days of the period, at least 1
     * @param promised in the order of their days, the first at 0
     */
    public Pace(int days, List<Promised> promised) {
        this.days = days;
        for (var each : promised) {
            var reached = corners.isEmpty() ? BigDecimal.ZERO : exactly(each.day());
            corners.removeIf(corner -> corner.day() == each.day());
            corners.add(new Corner(each.day(), reached, each.amount()));
        }
    }

    /** What should be counted when so many days are gone, to the cent. */
    public BigDecimal after(int gone) {
        return Decimals.cents(exactly(gone));
    }

    private BigDecimal exactly(int gone) {
        var last = corners.get(0);
        for (var corner : corners) {
            last = corner.day() <= gone ? corner : last;
        }
        if (last.day() >= days) {
            return last.promised();
        }
        return last.reached()
                .add(last.promised()
                        .subtract(last.reached())
                        .multiply(BigDecimal.valueOf(gone - last.day()))
                        .divide(BigDecimal.valueOf(days - last.day()), MathContext.DECIMAL128));
    }
}

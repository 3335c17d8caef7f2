package dev.leadline.reports;

import dev.leadline.kernel.statistics.Interval;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.TimeToEvent;
import java.util.List;
import java.util.Optional;

/** Shares and times as reports show them: four decimals, whole seconds. */
final class ShownNumbers {

    static final double MEDIAN = 0.5;
    static final double NINE_IN_TEN = 0.9;

    private static final double DECIMALS = 10_000;

    private ShownNumbers() {}

    static double rounded(Proportion proportion) {
        return rounded(proportion.share());
    }

    static List<Double> rounded(Interval interval) {
        return List.of(rounded(interval.low()), rounded(interval.high()));
    }

    static double rounded(double share) {
        return Math.round(share * DECIMALS) / DECIMALS;
    }

    /** Finds the seconds within which such a share came; empty when that is not reached. */
    static Optional<Long> findSeconds(TimeToEvent times, double share) {
        var found = times.findQuantile(share);
        return found.isPresent() ? Optional.of(found.getAsLong()) : Optional.empty();
    }
}

package dev.leadline.reports;

import dev.leadline.kernel.statistics.Interval;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.TimeToEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shares and times as reports show them: four decimals, whole seconds. */
public final class ShownNumbers {

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

    /** Counts by name as one cell has them, such as {@code duplicate 17; competitor 9}. */
    public static String text(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Finds the seconds within which such a share came; empty when that is not reached. */
    static Optional<Long> findSeconds(TimeToEvent times, double share) {
        var found = times.findQuantile(share);
        return found.isPresent() ? Optional.of(found.getAsLong()) : Optional.empty();
    }
}

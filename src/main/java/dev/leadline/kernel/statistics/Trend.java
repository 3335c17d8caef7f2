package dev.leadline.kernel.statistics;

import java.util.List;

/**
 * Whether a share rises or falls with a quantity, such as the share of late duties with the leads an owner has a day: the
 * test of Cochran and Armitage.
 *
 * @param z how far the shares lean, in standard deviations; above 0 when they rise with the quantity
 */
public record Trend(double z) {

    /**
     * One step of the quantity.
     *
     * @param score the quantity
     * @param of the share there
     */
    public record Step(double score, Proportion of) {}

    /** The trend over steps in any order; none (0) where all or no trials are hits, or there is one score only. */
    public static Trend over(List<Step> steps) {
        double trials = steps.stream().mapToDouble(step -> step.of.trials()).sum();
        double hits = steps.stream().mapToDouble(step -> step.of.hits()).sum();
        double weighted = steps.stream()
                .mapToDouble(step -> step.of.trials() * step.score)
                .sum();
        double mean = weighted / trials;
        double pooled = hits / trials;
        double lean = 0;
        double spread = 0;
        for (var step : steps) {
            double apart = step.score - mean;
            lean += apart * (step.of.hits() - step.of.trials() * pooled);
            spread += step.of.trials() * apart * apart;
        }
        double variance = pooled * (1 - pooled) * spread;
        return new Trend(variance > 0 ? lean / Math.sqrt(variance) : 0);
    }

    /** Returns how likely chance alone leans as far or farther, either way; 0 to 1. */
    public double chance() {
        return Normal.outside(z);
    }

    /** Returns whether the share rises with the quantity beyond chance, at the level of the intervals. */
    public boolean rises() {
        return z > Proportion.Z;
    }
}

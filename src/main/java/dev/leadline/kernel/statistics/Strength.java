package dev.leadline.kernel.statistics;

/**
 * How far a figure is from what it is tested against, so that tests of different things can be put in order.
 *
 * @param z the distance in standard deviations of what chance alone would do; above 0 when the figure is higher
 */
public record Strength(double z) {

    /** The distance of a share from a fixed one, which is above 0 and below 1. */
    public static Strength apart(Proportion found, double from) {
        return new Strength((found.share() - from) / Math.sqrt(from * (1 - from) / found.trials()));
    }

    /** The distance between two shares, both of which are counted; none (0) where all or none are hits. */
    public static Strength between(Proportion before, Proportion after) {
        double pooled = (double) (before.hits() + after.hits()) / (before.trials() + after.trials());
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / before.trials() + 1.0 / after.trials()));
        return new Strength(deviation == 0 ? 0 : (after.share() - before.share()) / deviation);
    }

    /** Returns how likely chance alone goes as far or farther, either way; 0 to 1. */
    public double chance() {
        return Normal.outside(z);
    }
}

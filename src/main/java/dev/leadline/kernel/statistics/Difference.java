package dev.leadline.kernel.statistics;

/**
 * How one proportion differs from another, such as this week's from last week's.
 *
 * @param before what it is compared with
 * @param after what is compared
 */
public record Difference(Proportion before, Proportion after) {

    /** Returns the share after less the share before, -1 to 1. */
    public double value() {
        return after.share() - before.share();
    }

    /** Returns the 95% interval of the difference by Newcombe's method, from both Wilson intervals. */
    public Interval interval() {
        return new Interval(
                value() - Math.hypot(below(after), above(before)), value() + Math.hypot(above(after), below(before)));
    }

    private static double below(Proportion proportion) {
        return proportion.share() - proportion.interval().low();
    }

    private static double above(Proportion proportion) {
        return proportion.interval().high() - proportion.share();
    }

    /** Returns whether chance alone hardly makes such a difference: its interval excludes 0. */
    public boolean isBeyondChance() {
        return !interval().contains(0);
    }

    /**
     * Returns how likely chance alone makes a difference as large or larger, either way: the two-sided test of pooled
     * proportions, 0 to 1. Where all or none are hits it is 1.
     */
    public double chance() {
        double trials = (double) before.trials() + after.trials();
        double pooled = (before.hits() + after.hits()) / trials;
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / before.trials() + 1.0 / after.trials()));
        return deviation == 0 ? 1 : Normal.outside(value() / deviation);
    }
}

package dev.leadline.kernel.statistics;

/**
 * So many of so many.
 *
 * @param hits how many it is true of; 0 to {@code trials}
 * @param trials how many there are; at least 1
 */
public record Proportion(long hits, long trials) {

    /** The 97.5% quantile of the normal distribution, as every interval of ours takes it. */
    public static final double Z = 1.96;

    public Proportion {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException("There cannot be " + hits + " of " + trials + ".");
        }
    }

    /** Returns the share, 0 to 1. */
    public double share() {
        return (double) hits / trials;
    }

    /** Returns the 95% interval of Wilson's score: it stays within 0 and 1, and says something of few and of all too. */
    public Interval interval() {
        double p = share();
        double spread = Z * Z / trials;
        double middle = (p + spread / 2) / (1 + spread);
        double half = Z * Math.sqrt(p * (1 - p) / trials + spread / (4 * trials)) / (1 + spread);
        // at none and at all the bound is that very value, which rounding would miss
        return new Interval(
                hits == 0 ? 0 : Math.max(0, middle - half), hits == trials ? 1 : Math.min(1, middle + half));
    }
}

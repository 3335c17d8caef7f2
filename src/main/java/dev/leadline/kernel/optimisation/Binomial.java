package dev.leadline.kernel.optimisation;

/**
 * The number of hits among trials. It is the same on every machine, and takes time by its standard deviation and not by the
 * number of trials.
 *
 * @param trials 0 or more
 * @param share the probability of a hit; 0 or less for none, 1 or more for all
 */
record Binomial(long trials, double share) {

    private static final double NEGLIGIBLE = 1e-17;
    private static final int TABLED = 128;
    private static final double[] LOG_FACTORIALS = new double[TABLED];

    static {
        for (int n = 1; n < TABLED; n++) {
            LOG_FACTORIALS[n] = LOG_FACTORIALS[n - 1] + StrictMath.log(n);
        }
    }

    /** The smallest number of hits that is not exceeded with at least this probability. */
    long quantile(double probability) {
        if (trials == 0 || share <= 0) {
            return 0;
        }
        if (share >= 1) {
            return trials;
        }
        long mode = Math.min(trials, (long) ((trials + 1) * share));
        double atMode = likelihood(mode);
        double upToMode = atMode + below(mode, atMode);
        return probability <= upToMode
                ? down(mode, atMode, upToMode, probability)
                : up(mode, atMode, upToMode, probability);
    }

    private double below(long hits, double likelihood) {
        double sum = 0;
        double next = likelihood;
        for (long k = hits; k > 0 && next > NEGLIGIBLE; k--) {
            next = oneLess(k, next);
            sum += next;
        }
        return sum;
    }

    private long down(long hits, double likelihood, double upToHits, double probability) {
        long k = hits;
        double at = likelihood;
        double upTo = upToHits;
        while (k > 0 && probability <= upTo - at) {
            upTo -= at;
            at = oneLess(k, at);
            k--;
        }
        return k;
    }

    private long up(long hits, double likelihood, double upToHits, double probability) {
        long k = hits;
        double at = likelihood;
        double upTo = upToHits;
        while (k < trials && probability > upTo && at > NEGLIGIBLE) {
            at *= (trials - k) * share / ((k + 1) * (1 - share));
            upTo += at;
            k++;
        }
        return k;
    }

    /** The likelihood of k - 1 hits, from that of k. */
    private double oneLess(long k, double likelihood) {
        return likelihood * k * (1 - share) / ((trials - k + 1) * share);
    }

    private double likelihood(long hits) {
        return StrictMath.exp(logFactorial(trials)
                - logFactorial(hits)
                - logFactorial(trials - hits)
                + hits * StrictMath.log(share)
                + (trials - hits) * StrictMath.log1p(-share));
    }

    /** Stirling's series beyond the table. */
    private static double logFactorial(long n) {
        if (n < TABLED) {
            return LOG_FACTORIALS[(int) n];
        }
        double x = n;
        double series = 1 / (12 * x) - 1 / (360 * x * x * x);
        return (x + 0.5) * StrictMath.log(x) - x + 0.5 * StrictMath.log(2 * Math.PI) + series;
    }
}

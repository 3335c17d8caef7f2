package dev.leadline.kernel.statistics;

/** The standard normal distribution. */
final class Normal {

    private static final double SERIES_ENDS = 3;
    private static final int STEPS = 60;

    private Normal() {}

    /** Returns the probability of a value farther from 0 than {@code z}, on either side. */
    static double outside(double z) {
        double far = Math.abs(z);
        double density = Math.exp(-far * far / 2) / Math.sqrt(2 * Math.PI);
        return far < SERIES_ENDS ? 1 - 2 * density * series(far) : 2 * density * fraction(far);
    }

    /** Laplace's series x + x^3/3 + x^5/(3*5) + ..., of what lies within. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; term > sum * 1e-17; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return sum;
    }

    /** Laplace's fraction 1/(x + 1/(x + 2/(x + ...))), of what lies beyond: where the series would cancel out. */
    private static double fraction(double x) {
        double below = x;
        for (int step = STEPS; step > 0; step--) {
            below = x + step / below;
        }
        return 1 / below;
    }
}

package dev.leadline.kernel.optimisation;

/**
 * What an attempt costs and reaching a lead brings, in one currency.
 *
 * @param costOfAttempt c, 0 or more
 * @param valueOfReached v: the value of a reached lead, less the cost of talking to it
 */
public record Worth(double costOfAttempt, double valueOfReached) {

    /** What an attempt brings that reaches with this probability: m = p v - c. */
    public double marginalProfit(double probability) {
        return probability * valueOfReached - costOfAttempt;
    }
}

package dev.leadline.kernel.optimisation;

import org.jspecify.annotations.Nullable;

/**
 * What it would have brought to give up every lead after its n-th attempt.
 *
 * @param cohort the leads that were contacted exactly n times
 * @param calls the calls then made: a lead that was contacted more than n times is called n times
 * @param cumulativeCustomers the customers then won: those of the cohorts up to n
 * @param prices what a call costs and a customer brings
 */
public record CurvePoint(Cohort cohort, long calls, long cumulativeCustomers, Prices prices) {

    public int attempts() {
        return cohort.attempts();
    }

    /** Revenue per customer by the cost of n calls; {@code null} when calls cost nothing. */
    public @Nullable Fraction literalScore() {
        return quotient(prices.revenuePerCustomer(), prices.costPerCall().times(attempts()));
    }

    /** Revenue of the cohort by the cost of its calls; {@code null} without leads, and when calls cost nothing. */
    public @Nullable Fraction cohortReturn() {
        return quotient(
                prices.revenuePerCustomer().times(cohort.customers()),
                prices.costPerCall().times(cohort.leads()).times(attempts()));
    }

    public Fraction profit() {
        return revenue().minus(cost());
    }

    /** Revenue by cost; {@code null} when there is no cost. */
    public @Nullable Fraction ratio() {
        return quotient(revenue(), cost());
    }

    /** Profit by customers; {@code null} without a customer. */
    public @Nullable Fraction profitPerCustomer() {
        return quotient(profit(), Fraction.of(cumulativeCustomers));
    }

    private Fraction revenue() {
        return prices.revenuePerCustomer().times(cumulativeCustomers);
    }

    private Fraction cost() {
        return prices.costPerCall().times(calls);
    }

    private static @Nullable Fraction quotient(Fraction dividend, Fraction divisor) {
        return divisor.signum() == 0 ? null : dividend.dividedBy(divisor);
    }
}

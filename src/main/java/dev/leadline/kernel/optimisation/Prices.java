package dev.leadline.kernel.optimisation;

/**
 * What a call costs and a customer brings, in one currency.
 *
 * @param costPerCall 0 or more
 * @param revenuePerCustomer 0 or more
 */
public record Prices(Fraction costPerCall, Fraction revenuePerCustomer) {}

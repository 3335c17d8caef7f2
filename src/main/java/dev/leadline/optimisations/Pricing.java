package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.optimisation.Fraction;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What attempts cost and customers bring, as a request says it, in one currency.
 *
 * @param costPerCall the cost of an attempt
 * @param talkCost the cost of talking to a lead that is reached
 * @param margin the share of revenue that is kept
 * @param revenue what a customer brings, by tier; that of the empty name is for every other tier
 * @param valuePerReached what a reached lead is assumed to be worth
 */
record Pricing(
        Fraction costPerCall,
        Fraction talkCost,
        Fraction margin,
        Map<String, Fraction> revenue,
        Optional<Fraction> valuePerReached) {

    private static final Fraction MINUTES_OF_AN_HOUR = Fraction.of(60);

    /** @throws Invalid when the cost or the revenue is said in two ways, or the cost in none */
    static Pricing from(OptimisationRequest asked) {
        var hourly = Fraction.of(asked.hourlyCost());
        return new Pricing(
                costPerCall(asked, hourly),
                minutes(hourly, asked.talkMinutes()),
                asked.margin() == null ? Fraction.of(1) : Fraction.of(asked.margin()),
                revenue(asked),
                Optional.ofNullable(asked.valuePerReached()).map(Fraction::of));
    }

    private static Fraction costPerCall(OptimisationRequest asked, Fraction hourly) {
        if (asked.callsPerHour() == null && asked.minutesPerAttempt() == null) {
            throw new Invalid("/callsPerHour", null, "The callsPerHour is missing.\nUse it, or minutesPerAttempt.");
        }
        if (asked.callsPerHour() != null && asked.minutesPerAttempt() != null) {
            throw new Invalid(
                    "/minutesPerAttempt",
                    asked.minutesPerAttempt(),
                    "The minutesPerAttempt (" + asked.minutesPerAttempt() + ") and the callsPerHour ("
                            + asked.callsPerHour() + ") say the same in two ways.\nUse one of them.");
        }
        return asked.callsPerHour() != null
                ? hourly.dividedBy(Fraction.of(asked.callsPerHour()))
                : minutes(hourly, asked.minutesPerAttempt());
    }

    private static Fraction minutes(Fraction hourly, BigDecimal minutes) {
        return minutes == null
                ? Fraction.ZERO
                : hourly.times(Fraction.of(minutes)).dividedBy(MINUTES_OF_AN_HOUR);
    }

    private static Map<String, Fraction> revenue(OptimisationRequest asked) {
        if (asked.revenuePerCustomer() != null && asked.revenueByTier() != null) {
            throw new Invalid(
                    "/revenuePerCustomer",
                    asked.revenuePerCustomer(),
                    "The revenuePerCustomer (" + asked.revenuePerCustomer()
                            + ") stands beside revenueByTier.\nUse one of them.");
        }
        var revenue = new TreeMap<String, Fraction>();
        if (asked.revenuePerCustomer() != null) {
            revenue.put("", Fraction.of(asked.revenuePerCustomer()));
        }
        if (asked.revenueByTier() != null) {
            asked.revenueByTier().forEach((tier, each) -> revenue.put(tier, Fraction.of(each)));
        }
        return revenue;
    }

    /** What a customer of a tier brings, margin included; empty when nobody said. */
    Optional<Fraction> revenuePerCustomer(String tier) {
        return Optional.ofNullable(revenue.getOrDefault(tier, revenue.get(""))).map(margin::times);
    }
}

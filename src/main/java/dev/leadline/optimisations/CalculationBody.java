package dev.leadline.optimisations;

import dev.leadline.kernel.optimisation.CohortCurve;
import dev.leadline.kernel.optimisation.Fraction;
import dev.leadline.kernel.optimisation.LevelOff;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The curve over the cohorts, and where it levels off. Amounts are exact, rounded to six places at the end.
 *
 * @param costPerCall what a call costs: the hourly cost by the calls an hour
 * @param curve a point for each number of attempts, from 1 to the largest
 * @param levelOff nine readings of where the curve levels off
 */
@Schema(name = "AttemptCalculation")
record CalculationBody(BigDecimal costPerCall, List<Point> curve, LevelOffBody levelOff) {

    /**
     * A number of attempts n: what its cohort brought, and what it would have brought to give up every lead after its n-th
     * attempt.
     *
     * @param attempts the number n
     * @param leads the leads that were contacted exactly n times
     * @param customers the customers among them
     * @param literalScore the revenue per customer by the cost of n calls, which can only fall; null when calls cost nothing
     * @param cohortReturn the revenue of the cohort by the cost of its calls; null without leads, or when calls cost nothing
     * @param calls the calls that all leads take when none is called more than n times
     * @param cumulativeCustomers the customers then won
     * @param profit their revenue less the cost of the calls
     * @param ratio their revenue by the cost of the calls; null when there is no cost
     * @param profitPerCustomer the profit by the customers; null without a customer
     * @param marginalProfit what the n-th attempt adds to the profit
     */
    @Schema(name = "AttemptCurvePoint")
    record Point(
            int attempts,
            long leads,
            long customers,
            @Schema(nullable = true) BigDecimal literalScore,
            @Schema(nullable = true) BigDecimal cohortReturn,
            long calls,
            long cumulativeCustomers,
            BigDecimal profit,
            @Schema(nullable = true) BigDecimal ratio,
            @Schema(nullable = true) BigDecimal profitPerCustomer,
            BigDecimal marginalProfit) {

        static Point from(CohortCurve curve, int attempts) {
            var point = curve.at(attempts);
            return new Point(
                    attempts,
                    point.cohort().leads(),
                    point.cohort().customers(),
                    rounded(point.literalScore()),
                    rounded(point.cohortReturn()),
                    point.calls(),
                    point.cumulativeCustomers(),
                    point.profit().rounded(),
                    rounded(point.ratio()),
                    rounded(point.profitPerCustomer()),
                    curve.marginalProfit(attempts).rounded());
        }
    }

    /**
     * The smallest number of attempts n of which each holds; the last n counts where the next one is asked for.
     *
     * @param maxProfit the profit is largest
     * @param marginalNotPositive the next attempt does not add to the profit
     * @param share95 the profit is 95% of the largest; null when that is not above 0
     * @param share99 the profit is 99% of the largest; null when that is not above 0
     * @param gainUnder1Percent there is a profit and the next attempt adds less than 1% of it; null where there is none
     * @param gainUnder5Percent there is a profit and the next attempt adds less than 5% of it; null where there is none
     * @param gainUnder1PercentTwice as gainUnder1Percent, for n and n + 1; null where there is none
     * @param profitPerCustomerNotRising the next attempt does not raise the profit per customer
     * @param kneeOfCustomers the share of customers won is farthest above the straight line from the first to the last n;
     *     null for one n, or without a customer
     */
    @Schema(name = "AttemptLevelOff")
    record LevelOffBody(
            int maxProfit,
            int marginalNotPositive,
            @Schema(nullable = true) Integer share95,
            @Schema(nullable = true) Integer share99,
            @Schema(nullable = true) Integer gainUnder1Percent,
            @Schema(nullable = true) Integer gainUnder5Percent,
            @Schema(nullable = true) Integer gainUnder1PercentTwice,
            int profitPerCustomerNotRising,
            @Schema(nullable = true) Integer kneeOfCustomers) {

        static LevelOffBody from(LevelOff levelOff) {
            return new LevelOffBody(
                    levelOff.maxProfit(),
                    levelOff.marginalNotPositive(),
                    levelOff.share(95).orElse(null),
                    levelOff.share(99).orElse(null),
                    levelOff.gainUnder(1).orElse(null),
                    levelOff.gainUnder(5).orElse(null),
                    levelOff.gainUnderTwice(1).orElse(null),
                    levelOff.profitPerCustomerNotRising(),
                    levelOff.kneeOfCustomers().orElse(null));
        }
    }

    static CalculationBody from(CohortCurve curve) {
        return new CalculationBody(
                curve.at(1).prices().costPerCall().rounded(),
                IntStream.rangeClosed(1, curve.last())
                        .mapToObj(n -> Point.from(curve, n))
                        .toList(),
                LevelOffBody.from(new LevelOff(curve)));
    }

    private static BigDecimal rounded(Fraction exact) {
        return exact == null ? null : exact.rounded();
    }
}

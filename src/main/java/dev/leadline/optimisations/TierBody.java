package dev.leadline.optimisations;

import dev.leadline.kernel.optimisation.CohortCurve;
import dev.leadline.kernel.optimisation.Fraction;
import dev.leadline.kernel.optimisation.LeadTally;
import dev.leadline.kernel.optimisation.Marks;
import dev.leadline.kernel.optimisation.Prices;
import dev.leadline.kernel.optimisation.ReachCounts;
import dev.leadline.kernel.optimisation.Redraws;
import dev.leadline.kernel.optimisation.Worth;
import dev.leadline.optimisations.leads.TierTallies;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The analysis of one tier.
 *
 * @param tier the tier; null for leads without one
 * @param leads how many leads it has
 * @param unattempted those without an attempt, which are in no curve
 * @param floor the attempts that the policy asked of these leads; null when that is not known
 * @param revenuePerCustomer what a customer brings, margin included; null when it is not known
 * @param valuePerReached v: what a reached lead brings, talking to it paid; null when it is not known
 * @param literal the score as the article has it
 * @param calculation the curve over cohorts of closed leads; null without such a cohort, or when no revenue is known
 * @param curve the curve by the attempts at which leads were reached
 * @param redraws in how many redraws each number of attempts was the best
 * @param advice what it says, in words
 */
@Schema(name = "OptimisationTier")
record TierBody(
        @Schema(nullable = true) String tier,
        long leads,
        long unattempted,
        @Schema(nullable = true) Integer floor,
        @Schema(nullable = true) BigDecimal revenuePerCustomer,
        @Schema(nullable = true) BigDecimal valuePerReached,
        LiteralBody literal,
        @Schema(nullable = true) CalculationBody calculation,
        List<ReachPointBody> curve,
        RedrawsBody redraws,
        AdviceBody advice) {

    /**
     * How often each number of attempts was the best when the leads were drawn again.
     *
     * @param draws how many times they were
     * @param best each number that was the best in some
     */
    @Schema(name = "OptimisationRedraws")
    record RedrawsBody(int draws, List<Best> best) {

        /**
         * A number of attempts.
         *
         * @param attempts the number
         * @param draws in how many redraws it was the best
         */
        @Schema(name = "OptimisationRedraw")
        record Best(int attempts, int draws) {}

        static RedrawsBody from(Redraws redraws) {
            return redraws == null
                    ? new RedrawsBody(0, List.of())
                    : new RedrawsBody(
                            Redraws.DRAWS,
                            redraws.best().entrySet().stream()
                                    .map(each -> new Best(each.getKey(), each.getValue()))
                                    .toList());
        }
    }

    static TierBody of(String tier, TierTallies tallies, Pricing pricing) {
        var tally = tallies.byTier().get(tier);
        var counts = tally.reach();
        var revenue = revenue(tier, tally, pricing);
        var value = value(tally, pricing, revenue);
        var worth = value.map(each -> new Worth(pricing.costPerCall().toDouble(), each.toDouble()))
                .orElse(null);
        var redraws = worth == null || counts.last() == 0 ? null : new Redraws(counts, worth);
        var floor = tallies.floor(tier);
        var points = ReachPointBody.of(counts, worth, redraws, floor);
        return new TierBody(
                tier.isEmpty() ? null : tier,
                tally.leads(),
                tally.unattempted(),
                floor,
                revenue.map(Fraction::rounded).orElse(null),
                value.map(Fraction::rounded).orElse(null),
                LiteralBody.of(tally, pricing, revenue),
                calculation(tally, pricing, revenue),
                points,
                RedrawsBody.from(redraws),
                advice(counts, worth, floor, tallies.reach(), pricing));
    }

    private static Optional<Fraction> revenue(String tier, LeadTally tally, Pricing pricing) {
        return tally.revenuePerCustomer()
                .map(each -> each.times(pricing.margin()))
                .or(() -> pricing.revenuePerCustomer(tier));
    }

    private static Optional<Fraction> value(LeadTally tally, Pricing pricing, Optional<Fraction> revenue) {
        var computed = tally.hasRevenue()
                ? tally.revenuePerReached(Optional.empty()).map(each -> each.times(pricing.margin()))
                : tally.revenuePerReached(revenue);
        return pricing.valuePerReached().or(() -> computed).map(each -> each.minus(pricing.talkCost()));
    }

    private static CalculationBody calculation(LeadTally tally, Pricing pricing, Optional<Fraction> revenue) {
        var cohorts = tally.cohorts();
        return cohorts.isEmpty() || revenue.isEmpty()
                ? null
                : CalculationBody.from(CohortCurve.of(cohorts, new Prices(pricing.costPerCall(), revenue.get())));
    }

    private static AdviceBody advice(
            ReachCounts counts, Worth worth, Integer floor, TierTallies.Reach reach, Pricing pricing) {
        var remarks =
                AdviceBody.remarks(counts, reach, pricing.valuePerReached().isPresent(), floor);
        if (worth == null) {
            return AdviceBody.ofUnknownValue(counts, remarks);
        }
        var marks = new Marks(counts, worth);
        return AdviceBody.of(counts, marks, floor, remarks, ReachPointBody.rounded(marks.largest()));
    }
}

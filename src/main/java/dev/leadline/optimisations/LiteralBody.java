package dev.leadline.optimisations;

import dev.leadline.kernel.optimisation.Fraction;
import dev.leadline.kernel.optimisation.LeadTally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The score as the article has it: the revenue per customer of cohort n by the cost of n calls.
 *
 * @param warning what the score cannot say
 * @param points a score for each number of attempts
 */
@Schema(name = "OptimisationLiteral")
record LiteralBody(String warning, List<Point> points) {

    static final String WARNING =
            "With the same revenue for every customer this score can only fall, as 1 / n. It looks at"
                    + " closed leads only. Do not choose a number of attempts by it.";

    /**
     * A score.
     *
     * @param attempts the number of attempts n
     * @param score the revenue per customer by the cost of n calls, by the cohort's own customers where leads say what they
     *     brought; null without them, and when calls cost nothing
     */
    @Schema(name = "OptimisationScore")
    record Point(int attempts, @Schema(nullable = true) BigDecimal score) {}

    static LiteralBody of(LeadTally tally, Pricing pricing, Optional<Fraction> revenue) {
        return new LiteralBody(
                WARNING,
                IntStream.rangeClosed(1, tally.cohorts().size())
                        .mapToObj(n -> new Point(n, score(tally, pricing, revenue, n)))
                        .toList());
    }

    private static BigDecimal score(LeadTally tally, Pricing pricing, Optional<Fraction> revenue, int n) {
        var own = tally.hasRevenue() ? tally.revenuePerCustomer(n).map(each -> each.times(pricing.margin())) : revenue;
        var cost = pricing.costPerCall().times(n);
        return own.filter(each -> cost.signum() > 0)
                .map(each -> each.dividedBy(cost).rounded())
                .orElse(null);
    }
}

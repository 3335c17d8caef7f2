package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.optimisation.CapacityPrice;
import dev.leadline.kernel.optimisation.ReachCurve;
import dev.leadline.kernel.optimisation.Worth;
import dev.leadline.optimisations.leads.TierTallies;
import dev.leadline.web.QuotedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a call is worth when there are not enough of them.
 *
 * @param calls the calls that there are
 * @param asked the calls that all tiers ask for while calls have no price but their cost
 * @param price lambda: what a call then costs on top, the profit of the call not made elsewhere; 0 when there are enough
 * @param used the calls made at that price
 * @param tiers how many attempts each tier is then worth
 */
@Schema(name = "OptimisationCapacityPrice")
record CapacityBody(BigDecimal calls, BigDecimal asked, BigDecimal price, BigDecimal used, List<Tier> tiers) {

    /**
     * A tier at that price.
     *
     * @param tier the tier; null for leads without one
     * @param leads the leads that are to be worked
     * @param attempts how many attempts they are worth
     * @param attemptsWithoutPrice how many they would be worth with calls enough
     */
    @Schema(name = "OptimisationCapacityTier")
    record Tier(@Schema(nullable = true) String tier, BigDecimal leads, int attempts, int attemptsWithoutPrice) {}

    /** @throws Invalid when a tier is named that the analysis does not have */
    static CapacityBody of(CapacityRequest asked, TierTallies tallies, List<TierBody> tiers, Pricing pricing) {
        checkTiers(asked, tallies);
        var demands = new ArrayList<CapacityPrice.Demand>();
        for (var tier : tiers) {
            if (tier.valuePerReached() != null) {
                demands.add(demand(asked, tallies, tier, pricing));
            }
        }
        double calls = asked.calls().doubleValue();
        var free = CapacityPrice.of(demands, Double.MAX_VALUE);
        var priced = CapacityPrice.of(demands, calls);
        return new CapacityBody(
                asked.calls(),
                ReachPointBody.rounded(free.calls()),
                ReachPointBody.rounded(priced.lambda()),
                ReachPointBody.rounded(priced.calls()),
                demands.stream()
                        .map(demand -> new Tier(
                                demand.name().isEmpty() ? null : demand.name(),
                                ReachPointBody.rounded(demand.leads()),
                                priced.attempts().get(demand.name()),
                                free.attempts().get(demand.name())))
                        .toList());
    }

    private static CapacityPrice.Demand demand(
            CapacityRequest asked, TierTallies tallies, TierBody tier, Pricing pricing) {
        var name = tier.tier() == null ? "" : tier.tier();
        var counts = tallies.byTier().get(name).reach();
        var worth = new Worth(
                pricing.costPerCall().toDouble(), tier.valuePerReached().doubleValue());
        double leads = asked.leads() == null || !asked.leads().containsKey(name)
                ? tier.leads()
                : asked.leads().get(name).doubleValue();
        return new CapacityPrice.Demand(name, leads, ReachCurve.smoothed(counts, worth), counts.seen());
    }

    private static void checkTiers(CapacityRequest asked, TierTallies tallies) {
        if (asked.leads() == null) {
            return;
        }
        for (var tier : asked.leads().keySet()) {
            if (!tallies.byTier().containsKey(tier)) {
                throw new Invalid(
                        "/capacity/leads/" + tier,
                        tier,
                        "The tier (" + QuotedText.of(tier) + ") has no leads in this analysis.\nUse one of "
                                + String.join(", ", tallies.byTier().keySet()) + ".");
            }
        }
    }
}

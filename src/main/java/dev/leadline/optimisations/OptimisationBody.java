package dev.leadline.optimisations;

import dev.leadline.optimisations.leads.TierTallies;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An analysis: how many attempts pay, tier by tier. Of the leads only counts are kept.
 *
 * @param id its number; null while it is not kept
 * @param name its name; null without one
 * @param createdAt when it was made
 * @param createdBy who asked for it
 * @param source what was analysed
 * @param channel the channel whose attempts are counted; null when that was not said
 * @param currency the currency of all amounts; null when that was not said
 * @param leads how many leads were analysed
 * @param leftOut how many were not, by the reason
 * @param reach how it is known that a lead was reached
 * @param costPerCall c: what an attempt costs
 * @param talkCost what it costs to talk to a lead that is reached
 * @param definitions what each figure means
 * @param tiers the analysis of each tier
 * @param capacity what a call is worth when there are not enough; null when that was not asked
 */
@Schema(name = "Optimisation")
record OptimisationBody(
        @Schema(nullable = true) Long id,
        @Schema(nullable = true) String name,
        Instant createdAt,
        String createdBy,
        Source source,
        @Schema(nullable = true) String channel,
        @Schema(nullable = true) String currency,
        long leads,
        Map<String, Long> leftOut,
        TierTallies.Reach reach,
        BigDecimal costPerCall,
        BigDecimal talkCost,
        Map<String, String> definitions,
        List<TierBody> tiers,
        @Schema(nullable = true) CapacityBody capacity) {

    /** What was analysed. */
    @Schema(name = "OptimisationSource")
    enum Source {
        /** Cohorts in the request. */
        COHORTS,
        /** Tracked leads. */
        LEADS,
        /** A CSV file. */
        CSV
    }

    /** Who asked ({@code null} for nobody known), when, and for what. */
    record Asked(String name, Instant at, String by, Source source, String channel, String currency) {}

    private static final Map<String, String> DEFINITIONS = defined();

    private static Map<String, String> defined() {
        var all = new LinkedHashMap<String, String>();
        all.put("cohort", "the leads that were closed after exactly n attempts");
        all.put("literal", "revenue per customer of cohort n / (n x cost per call); it can only fall");
        all.put("cohortReturn", "revenue of cohort n / cost of its calls");
        all.put("profit", "revenue less cost of calls, had every lead been given up after its n-th attempt");
        all.put("atRisk", "N(n): leads with at least n attempts, not reached before");
        all.put("share", "p(n) = reached at n / N(n), 95% interval by Wilson; given up and open leads are censored");
        all.put("left", "S(n) = (1 - p(1)) ... (1 - p(n))");
        all.put(
                "valuePerReached",
                "v = revenue x margin of reached leads / reached leads that are closed, less talking");
        all.put("marginalProfit", "m(n) = p(n) v - c, for a lead that still needs the n-th attempt");
        all.put(
                "expectedProfit",
                "P(n) = sum over k <= n of S(k - 1) m(k), for a lead worked up to n; band by bootstrap");
        all.put("sure", "largest n with the lower bound of m(k) above 0 for all k <= n");
        all.put("best", "n with the largest P(n), p smoothed to not rise, among n with N(n) >= 30");
        all.put("possible", "largest n with the upper bound of m(n) above 0 and N(n) >= 30");
        all.put("levelsOff", "smallest n with P(n + 1) - P(n) < 2% of the largest P");
        all.put("price", "lambda: calls of all tiers fit the capacity when a call costs c + lambda");
        return all;
    }

    static OptimisationBody of(Asked asked, TierTallies tallies, Pricing pricing, CapacityRequest capacity) {
        var tiers = tallies.byTier().keySet().stream()
                .map(tier -> TierBody.of(tier, tallies, pricing))
                .toList();
        return new OptimisationBody(
                null,
                asked.name(),
                asked.at(),
                asked.by() == null ? "unknown" : asked.by(),
                asked.source(),
                asked.channel(),
                asked.currency(),
                tallies.leads(),
                tallies.leftOut(),
                tallies.reach(),
                pricing.costPerCall().rounded(),
                pricing.talkCost().rounded(),
                DEFINITIONS,
                tiers,
                capacity == null ? null : CapacityBody.of(capacity, tallies, tiers, pricing));
    }

    OptimisationBody withId(long kept) {
        return new OptimisationBody(
                kept,
                name,
                createdAt,
                createdBy,
                source,
                channel,
                currency,
                leads,
                leftOut,
                reach,
                costPerCall,
                talkCost,
                definitions,
                tiers,
                capacity);
    }
}

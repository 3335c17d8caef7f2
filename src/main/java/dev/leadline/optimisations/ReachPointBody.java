package dev.leadline.optimisations;

import dev.leadline.kernel.optimisation.Marks;
import dev.leadline.kernel.optimisation.ReachCounts;
import dev.leadline.kernel.optimisation.ReachCurve;
import dev.leadline.kernel.optimisation.Redraws;
import dev.leadline.kernel.optimisation.Worth;
import dev.leadline.kernel.statistics.Interval;
import dev.leadline.kernel.statistics.Proportion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the n-th attempt brings to a lead that still needs it, and what a lead brings that is worked up to n attempts. Amounts
 * and shares have six places; what is worth nothing known is null.
 *
 * @param attempts the number n
 * @param atRisk N(n): the leads with at least n attempts that were not reached before
 * @param reached those reached at the n-th
 * @param givenUp those not reached that had exactly n attempts: given up, or still open
 * @param share p(n): reached / atRisk
 * @param interval its 95% interval (Wilson)
 * @param smoothed p(n) so that it never rises (pool adjacent violators)
 * @param left S(n): the share that n attempts would not reach
 * @param calls the attempts that a lead takes on average when it may have n
 * @param marginalProfit m(n) = p(n) v - c; null when v is not known
 * @param marginalInterval m(n) by the interval of p(n); null when v is not known
 * @param expectedProfit P(n): what a lead brings that is worked up to n attempts; null when v is not known
 * @param expectedInterval its 95% band (bootstrap); null when v is not known
 * @param pessimisticProfit P(n) if whoever was given up could never have been reached; null when v is not known
 * @param isFew whether fewer than 30 leads were at risk, so that nothing is concluded
 * @param isNotSeen whether it lies beyond what the policy asked of these leads, so that few were tried and those were chosen
 */
@Schema(name = "OptimisationPoint")
record ReachPointBody(
        int attempts,
        long atRisk,
        long reached,
        long givenUp,
        BigDecimal share,
        List<BigDecimal> interval,
        BigDecimal smoothed,
        BigDecimal left,
        BigDecimal calls,
        @Schema(nullable = true) BigDecimal marginalProfit,
        @Schema(nullable = true) List<BigDecimal> marginalInterval,
        @Schema(nullable = true) BigDecimal expectedProfit,
        @Schema(nullable = true) List<BigDecimal> expectedInterval,
        @Schema(nullable = true) BigDecimal pessimisticProfit,
        boolean isFew,
        boolean isNotSeen) {

    private static final int PLACES = 6;
    private static final Worth NONE = new Worth(0, 0);

    /**
     * @param worth {@code null} when it is not known what a reached lead is worth
     * @param redraws {@code null} with it
     * @param floor what was required of the leads; {@code null} when that is not known
     */
    static List<ReachPointBody> of(ReachCounts counts, Worth worth, Redraws redraws, Integer floor) {
        var known = worth == null ? NONE : worth;
        var curve = ReachCurve.of(counts, known);
        var smoothed = ReachCurve.smoothed(counts, known);
        var pessimistic = ReachCurve.pessimistic(counts, known).expectedProfit();
        var points = new ArrayList<ReachPointBody>();
        for (int n = 1; n <= counts.last(); n++) {
            int at = n - 1;
            long atRisk = counts.atRisk().get(at);
            points.add(new ReachPointBody(
                    n,
                    atRisk,
                    counts.reachedAt(n),
                    counts.missedAfter(n),
                    rounded(curve.reach().get(at)),
                    rounded(new Proportion(counts.reachedAt(n), atRisk).interval()),
                    rounded(smoothed.reach().get(at)),
                    rounded(curve.left().get(at)),
                    rounded(curve.calls().get(at)),
                    worth == null ? null : rounded(curve.marginalProfit().get(at)),
                    worth == null ? null : rounded(Marks.marginalProfit(counts, worth, n)),
                    worth == null ? null : rounded(curve.expectedProfit().get(at)),
                    worth == null ? null : rounded(redraws.expectedProfit(n)),
                    worth == null ? null : rounded(pessimistic.get(at)),
                    n > counts.seen(),
                    floor != null && n > floor));
        }
        return points;
    }

    static BigDecimal rounded(double estimate) {
        var rounded = BigDecimal.valueOf(estimate)
                .setScale(PLACES, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static List<BigDecimal> rounded(Interval interval) {
        return List.of(rounded(interval.low()), rounded(interval.high()));
    }
}

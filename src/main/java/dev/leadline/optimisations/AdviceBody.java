package dev.leadline.optimisations;

import dev.leadline.kernel.optimisation.Marks;
import dev.leadline.kernel.optimisation.ReachCounts;
import dev.leadline.optimisations.leads.TierTallies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an analysis says of a tier, in words.
 *
 * @param sure the largest number of attempts that is sure to pay, each of them
 * @param best the number with the largest expected profit
 * @param possible the largest number that may still pay
 * @param levelsOff the number from which on the next attempt adds little
 * @param recommendation what to ask for; null when nothing is recommended
 * @param refusals why nothing is recommended; empty when something is
 * @param remarks what to know when you read the curve
 */
@Schema(name = "OptimisationAdvice")
record AdviceBody(
        Mark sure,
        Mark best,
        Mark possible,
        Mark levelsOff,
        @Schema(nullable = true) Recommendation recommendation,
        List<Note> refusals,
        List<Note> remarks) {

    static final long FEWEST_LEADS = 200;
    static final long FEWEST_REACHED = 20;

    /**
     * A mark on the curve.
     *
     * @param attempts the number of attempts; null when there is none
     * @param sentence what it means
     */
    @Schema(name = "OptimisationMark")
    record Mark(@Schema(nullable = true) Integer attempts, String sentence) {}

    /**
     * What to ask for.
     *
     * @param attempts the number of attempts
     * @param sentence the advice in words
     */
    @Schema(name = "OptimisationRecommendation")
    record Recommendation(int attempts, String sentence) {}

    /**
     * Something to know.
     *
     * @param code the kind, such as {@code TOO_FEW_LEADS}
     * @param sentence what it means here
     */
    @Schema(name = "OptimisationNote")
    record Note(String code, String sentence) {}

    /** @param profit what the best number brings a lead, for the sentence */
    static AdviceBody of(ReachCounts counts, Marks marks, Integer floor, List<Note> remarks, BigDecimal profit) {
        var best = marks.best();
        var refusals = refusals(counts, best, floor);
        return new AdviceBody(
                sure(marks.sure()),
                best(best, profit),
                possible(marks.possible(), counts.seen()),
                levelsOff(marks),
                refusals.isEmpty() ? recommendation(marks) : null,
                refusals,
                remarks);
    }

    /** Without the value of a reached lead there are no marks. */
    static AdviceBody ofUnknownValue(ReachCounts counts, List<Note> remarks) {
        var none = new Mark(null, "Unknown: nobody said what a reached lead is worth.");
        var refusals = tooFew(counts);
        refusals.add(new Note(
                "NO_VALUE",
                "No revenue of closed leads that were reached is known, so nothing is recommended.\n"
                        + "Use revenuePerCustomer, revenueByTier or valuePerReached."));
        return new AdviceBody(none, none, none, none, null, refusals, remarks);
    }

    private static List<Note> refusals(ReachCounts counts, Optional<Integer> best, Integer floor) {
        var refusals = tooFew(counts);
        if (best.isEmpty()) {
            refusals.add(new Note("NO_PROFIT", "No number of attempts brings more than it costs."));
        }
        if (best.isPresent() && floor != null && best.get() > floor) {
            refusals.add(new Note(
                    "BEYOND_FLOOR",
                    "The best number (" + best.get() + ") lies beyond the " + floor + " that the policy asked of these"
                            + " leads. Few were tried so often, and those were chosen.\nTry " + (floor + 1)
                            + " attempts on a share of the leads."));
        }
        return refusals;
    }

    private static List<Note> tooFew(ReachCounts counts) {
        var refusals = new ArrayList<Note>();
        if (counts.leads() < FEWEST_LEADS) {
            refusals.add(new Note(
                    "TOO_FEW_LEADS",
                    "There are " + counts.leads() + " leads with an attempt, fewer than " + FEWEST_LEADS
                            + ". The curve is shown, and nothing is recommended."));
        }
        if (counts.reachedInAll() < FEWEST_REACHED) {
            refusals.add(new Note(
                    "TOO_FEW_REACHED",
                    "There are " + counts.reachedInAll() + " reached leads, fewer than " + FEWEST_REACHED
                            + ". The curve is shown, and nothing is recommended."));
        }
        return refusals;
    }

    private static Mark sure(Optional<Integer> sure) {
        return sure.map(n -> new Mark(
                        n,
                        n + " is sure: of every attempt up to it, even the lower bound of what it brings is above 0."))
                .orElseGet(() -> new Mark(
                        null,
                        "None is sure: even for the first attempt the lower bound of what it brings is not above 0."));
    }

    private static Mark best(Optional<Integer> best, BigDecimal profit) {
        return best.map(n -> new Mark(
                        n,
                        n + " is best: a lead then brings " + profit.setScale(2, RoundingMode.HALF_UP)
                                + " on average."))
                .orElseGet(() -> new Mark(null, "None is best: no number of attempts brings more than it costs."));
    }

    private static Mark possible(Optional<Integer> possible, int seen) {
        return possible.map(n -> new Mark(
                        n,
                        n == seen
                                ? n
                                        + " is possible, and it is the last that at least 30 leads had: what comes"
                                        + " after it was not seen."
                                : n
                                        + " is possible: the upper bound of what an attempt brings is above 0 up to"
                                        + " there, and beyond it attempts cost money."))
                .orElseGet(() -> new Mark(
                        null, "None is possible: the upper bound of what an attempt brings is never above 0."));
    }

    private static Mark levelsOff(Marks marks) {
        return marks.levelsOff()
                .map(n -> new Mark(
                        n,
                        "It levels off at " + n + ": the next attempt adds " + percent(marks.nextGain(n))
                                + "% of the largest expected profit."))
                .orElseGet(() -> new Mark(null, "It does not level off: there is no profit."));
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP);
    }

    private static Recommendation recommendation(Marks marks) {
        int best = marks.best().orElseThrow();
        var safe = marks.sure()
                .map(n -> n >= best ? "" : n + (n == 1 ? " is" : " are") + " safe; ")
                .orElse("none is safe; ");
        var beyond = marks.possible()
                .map(n -> "beyond " + Math.max(n, best) + " it costs money, or was not seen.")
                .orElse("more costs money.");
        return new Recommendation(best, "Ask for " + best + "; " + safe + beyond);
    }

    /** What holds for every curve, and what for this one. */
    static List<Note> remarks(ReachCounts counts, TierTallies.Reach reach, boolean isAssumed, Integer floor) {
        var remarks = new ArrayList<Note>();
        remarks.add(new Note(
                "GIVING_UP_IS_NO_CHANCE",
                "Giving up is not random: reps drop bad leads early. The pessimistic curve takes all that were given"
                        + " up as never reachable; the truth lies between."));
        if (reach == TierTallies.Reach.BY_OUTCOME) {
            remarks.add(new Note(
                    "REACHED_BY_OUTCOME",
                    "It is not known who was reached: a customer counts as reached at the last attempt, and a reached"
                            + " lead is worth the revenue of a customer."));
        }
        if (isAssumed) {
            remarks.add(new Note("ASSUMED_VALUE", "The value of a reached lead is assumed, and not computed."));
        }
        if (counts.seen() < counts.last()) {
            remarks.add(new Note(
                    "FEW_LEADS_BEYOND",
                    "Fewer than 30 leads were at risk from attempt " + (counts.seen() + 1)
                            + " on. No mark lies there; draw it dotted."));
        }
        if (floor != null && floor < counts.last()) {
            remarks.add(new Note(
                    "NOT_SEEN_BEYOND_FLOOR",
                    "The policy asked for " + floor
                            + " attempts. Beyond that few leads were tried, and those were chosen."));
        }
        if (rises(counts)) {
            remarks.add(new Note(
                    "SHARE_RISES",
                    "The share reached rises at some attempt: a later one may be better timed. The marks smooth that"
                            + " away; see `share` beside `smoothed`."));
        }
        return remarks;
    }

    private static boolean rises(ReachCounts counts) {
        var atRisk = counts.atRisk();
        for (int n = 2; n <= counts.seen(); n++) {
            if (counts.reachedAt(n) * atRisk.get(n - 2) > counts.reachedAt(n - 1) * atRisk.get(n - 1)) {
                return true;
            }
        }
        return false;
    }
}

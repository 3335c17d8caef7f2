package dev.leadline.kernel.optimisation;

import dev.leadline.kernel.statistics.Interval;
import dev.leadline.kernel.statistics.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The four marks on a curve of reach. None lies beyond the attempts for which at least 30 leads were at risk; each may be
 * absent.
 */
public final class Marks {

    private static final double NO_MORE_THAN = 0.02;

    private final ReachCounts counts;
    private final Worth worth;
    private final int seen;
    private final List<Double> profit;

    public Marks(ReachCounts counts, Worth worth) {
        this.counts = counts;
        this.worth = worth;
        this.seen = counts.seen();
        this.profit = ReachCurve.smoothed(counts, worth).expectedProfit();
    }

    /** The largest n such that the lower bound of m(k) is above 0 for every k up to n. */
    public Optional<Integer> sure() {
        return first(n -> marginalProfit(counts, worth, n).low() <= 0)
                .or(() -> Optional.of(seen + 1))
                .map(failing -> failing - 1)
                .filter(n -> n > 0);
    }

    /** The n with the largest expected profit, by shares that never rise; absent when no n brings a profit. */
    public Optional<Integer> best() {
        double largest = largest();
        return largest <= 0 ? Optional.empty() : first(n -> at(n) == largest);
    }

    /** The largest n such that the upper bound of m(n) is above 0. */
    public Optional<Integer> possible() {
        return IntStream.rangeClosed(1, seen)
                .filter(n -> marginalProfit(counts, worth, n).high() > 0)
                .boxed()
                .max(Integer::compare);
    }

    /**
     * The smallest n after which the next attempt adds less than 2% of the largest expected profit; the last n counts. Absent
     * when no n brings a profit.
     */
    public Optional<Integer> levelsOff() {
        double largest = largest();
        return largest <= 0 ? Optional.empty() : first(n -> n == seen || at(n + 1) - at(n) < NO_MORE_THAN * largest);
    }

    /** The share of the largest expected profit that the attempt after n adds; 0 after the last. */
    public double nextGain(int n) {
        return n >= seen ? 0 : (at(n + 1) - at(n)) / largest();
    }

    /** What the n-th attempt brings, by Wilson's 95% interval of its reach. */
    public static Interval marginalProfit(ReachCounts counts, Worth worth, int n) {
        var reach = new Proportion(counts.reachedAt(n), counts.atRisk().get(n - 1)).interval();
        double one = worth.marginalProfit(reach.low());
        double other = worth.marginalProfit(reach.high());
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    private double at(int n) {
        return profit.get(n - 1);
    }

    /** The largest expected profit, by shares that never rise; 0 when nothing was seen. */
    public double largest() {
        return IntStream.rangeClosed(1, seen).mapToDouble(this::at).max().orElse(0);
    }

    private Optional<Integer> first(IntPredicate holds) {
        return IntStream.rangeClosed(1, seen).filter(holds).boxed().findFirst();
    }
}

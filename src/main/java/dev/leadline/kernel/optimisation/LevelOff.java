package dev.leadline.kernel.optimisation;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where a {@link CohortCurve} levels off, by nine readings of those words. Each is the smallest number of attempts n for
 * which it holds, or none. "The last n counts": nothing is known beyond it, so that nothing is gained there.
 */
public final class LevelOff {

    private static final Fraction ONE = Fraction.of(1);
    private static final long HUNDRED = 100;

    private final CohortCurve curve;
    private final int last;
    private final Fraction largest;

    public LevelOff(CohortCurve curve) {
        this.curve = curve;
        this.last = curve.last();
        this.largest = curve.points().stream()
                .map(CurvePoint::profit)
                .max(Fraction::compareTo)
                .orElseThrow();
    }

    /** The profit is largest. */
    public int maxProfit() {
        return first(n -> curve.profit(n).equals(largest)).orElseThrow();
    }

    /** The next attempt does not add to the profit; the last n counts. */
    public int marginalNotPositive() {
        return first(n -> n == last || curve.marginalProfit(n + 1).signum() <= 0)
                .orElseThrow();
    }

    /** The profit is so many percent of the largest, and that is above 0. */
    public Optional<Integer> share(int percent) {
        return largest.signum() <= 0
                ? Optional.empty()
                : first(n -> curve.profit(n).times(HUNDRED).compareTo(largest.times(percent)) >= 0);
    }

    /** There is a profit, and the next attempt adds less than so many percent of it; the last n counts. */
    public Optional<Integer> gainUnder(int percent) {
        return first(n -> isGainUnder(percent, n));
    }

    /** As {@link #gainUnder}, for n and for n + 1; the last n counts. */
    public Optional<Integer> gainUnderTwice(int percent) {
        return first(n -> isGainUnder(percent, n) && (n == last || isGainUnder(percent, n + 1)));
    }

    private boolean isGainUnder(int percent, int n) {
        var profit = curve.profit(n);
        return profit.signum() > 0
                && (n == last || curve.marginalProfit(n + 1).times(HUNDRED).compareTo(profit.times(percent)) < 0);
    }

    /** The profit per customer does not rise with the next attempt, where both are known; the last n counts. */
    public int profitPerCustomerNotRising() {
        return first(n -> n == last || isNotRising(n)).orElseThrow();
    }

    private boolean isNotRising(int n) {
        var present = curve.at(n).profitPerCustomer();
        var next = curve.at(n + 1).profitPerCustomer();
        return present != null && next != null && next.compareTo(present) <= 0;
    }

    /** The share of customers won so far is farthest above the straight line from the first to the last n. */
    public Optional<Integer> kneeOfCustomers() {
        if (last == 1 || curve.at(last).cumulativeCustomers() == 0) {
            return Optional.empty();
        }
        var farthest = IntStream.rangeClosed(1, last)
                .mapToObj(this::aboveChord)
                .max(Fraction::compareTo)
                .orElseThrow();
        return first(n -> aboveChord(n).equals(farthest));
    }

    private Fraction aboveChord(int n) {
        var begin = share(curve.at(1));
        var way = new Fraction(
                Fraction.of(n - 1).numerator(), Fraction.of(last - 1).numerator());
        return share(curve.at(n)).minus(begin).minus(ONE.minus(begin).times(way));
    }

    private Fraction share(CurvePoint point) {
        return Fraction.of(point.cumulativeCustomers())
                .dividedBy(Fraction.of(curve.at(last).cumulativeCustomers()));
    }

    private Optional<Integer> first(IntPredicate holds) {
        return IntStream.rangeClosed(1, last).filter(holds).boxed().findFirst();
    }
}

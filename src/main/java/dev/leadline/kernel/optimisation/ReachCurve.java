package dev.leadline.kernel.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What attempts bring, one after the other, to a lead that is worked until it is reached: n-th attempts reach with a
 * probability p(n), and the lead still needs them with S(n - 1). All lists have n at the place n - 1.
 *
 * @param reach p(n), each of the leads at risk then
 * @param worth what they cost and bring
 */
public record ReachCurve(List<Double> reach, Worth worth) {

    public ReachCurve {
        reach = List.copyOf(reach);
    }

    /** By the shares as they are counted: those given up or still open are at risk as long as they were worked (censored). */
    public static ReachCurve of(ReachCounts counts, Worth worth) {
        return new ReachCurve(shares(counts), worth);
    }

    /** By shares that never rise: where they do, neighbours are pooled (pool adjacent violators), by their leads at risk. */
    public static ReachCurve smoothed(ReachCounts counts, Worth worth) {
        return new ReachCurve(NonRising.of(shares(counts), counts.atRisk()), worth);
    }

    /** As if whoever was given up could never have been reached, however often: those stay at risk for ever. */
    public static ReachCurve pessimistic(ReachCounts counts, Worth worth) {
        long left = counts.leads();
        var reach = new ArrayList<Double>();
        for (long reached : counts.reached()) {
            reach.add(left == 0 ? 0.0 : (double) reached / left);
            left -= reached;
        }
        return new ReachCurve(reach, worth);
    }

    private static List<Double> shares(ReachCounts counts) {
        var atRisk = counts.atRisk();
        return IntStream.range(0, counts.last())
                .mapToObj(place -> (double) counts.reached().get(place) / atRisk.get(place))
                .toList();
    }

    /** S(n): the share that would not be reached by n attempts. */
    public List<Double> left() {
        var left = new ArrayList<Double>();
        double share = 1;
        for (double reached : reach) {
            share *= 1 - reached;
            left.add(share);
        }
        return left;
    }

    /** The attempts that a lead takes that may have n: the sum of S(k - 1) for k up to n. */
    public List<Double> calls() {
        var left = left();
        var calls = new ArrayList<Double>();
        for (int place = 0; place < reach.size(); place++) {
            calls.add(place == 0 ? 1.0 : calls.get(place - 1) + left.get(place - 1));
        }
        return calls;
    }

    /** m(n): what the n-th attempt brings to a lead that still needs it. */
    public List<Double> marginalProfit() {
        return reach.stream().map(worth::marginalProfit).toList();
    }

    /** P(n): what a lead brings that is worked up to n attempts, the sum of S(k - 1) m(k) for k up to n. */
    public List<Double> expectedProfit() {
        var left = left();
        var marginal = marginalProfit();
        var profit = new ArrayList<Double>();
        double sum = 0;
        for (int place = 0; place < reach.size(); place++) {
            sum += (place == 0 ? 1 : left.get(place - 1)) * marginal.get(place);
            profit.add(sum);
        }
        return profit;
    }
}

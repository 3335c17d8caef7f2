package dev.leadline.kernel.optimisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a call is worth when there are not enough of them: the profit of the call that is not made elsewhere. At the price
 * lambda a call costs c + lambda, so that each tier stops where what the next attempt brings is no more than that.
 *
 * @param lambda 0 when there are calls enough
 * @param attempts how many attempts each tier is then worth, by tier
 * @param calls the calls that these take
 */
public record CapacityPrice(double lambda, Map<String, Integer> attempts, double calls) {

    /**
     * A tier that asks for calls.
     *
     * @param name its name
     * @param leads how many leads are to be worked
     * @param curve what attempts bring them, by shares that never rise
     * @param seen the attempts beyond which nothing is known
     */
    public record Demand(String name, double leads, ReachCurve curve, int seen) {

        private List<Step> steps() {
            var left = curve.left();
            var marginal = curve.marginalProfit();
            var steps = new ArrayList<Step>();
            for (int n = 1; n <= seen && marginal.get(n - 1) > 0; n++) {
                steps.add(new Step(name, leads * (n == 1 ? 1 : left.get(n - 2)), marginal.get(n - 1)));
            }
            return steps;
        }
    }

    private record Step(String tier, double calls, double marginalProfit) {}

    public CapacityPrice {
        attempts = Map.copyOf(attempts);
    }

    /**
     * Finds the lowest price at which the calls of all tiers are no more than there are.
     *
     * @param calls how many there are, 0 or more
     */
    public static CapacityPrice of(List<Demand> demands, double calls) {
        var steps = demands.stream()
                .flatMap(demand -> demand.steps().stream())
                .sorted(Comparator.comparingDouble(Step::marginalProfit).reversed())
                .toList();
        var attempts = new TreeMap<>(demands.stream().collect(Collectors.toMap(Demand::name, demand -> 0)));
        double used = 0;
        int next = 0;
        while (next < steps.size()) {
            int end = endOfEqual(steps, next);
            double asked =
                    steps.subList(next, end).stream().mapToDouble(Step::calls).sum();
            if (used + asked > calls) {
                return new CapacityPrice(steps.get(next).marginalProfit(), attempts, used);
            }
            used += asked;
            steps.subList(next, end).forEach(step -> attempts.merge(step.tier(), 1, Integer::sum));
            next = end;
        }
        return new CapacityPrice(0, attempts, used);
    }

    /** Attempts that bring the same are made together, or not at all: one price does not tell them apart. */
    private static int endOfEqual(List<Step> steps, int from) {
        int end = from;
        while (end < steps.size()
                && steps.get(end).marginalProfit() == steps.get(from).marginalProfit()) {
            end++;
        }
        return end;
    }
}

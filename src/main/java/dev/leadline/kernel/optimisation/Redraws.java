package dev.leadline.kernel.optimisation;

import dev.leadline.kernel.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How much of a curve is chance: the leads are drawn again {@value #DRAWS} times from themselves (bootstrap). The seed comes
 * from the data, so that the same data give the same answer. The value of a reached lead stays as it is.
 *
 * <p>Leads are drawn fate by fate, each by the binomial distribution of what is left. The draws of one fate are spread evenly
 * over that distribution (Latin hypercube). A thousand draws would still leave a bound uncertain by a twelfth of the standard
 * deviation; so many leave half of that.
 */
public final class Redraws {

    public static final int DRAWS = 4_000;

    private static final double TAIL = 0.025;

    private final double[][] profits;
    private final TreeMap<Integer, Integer> best = new TreeMap<>();

    public Redraws(ReachCounts counts, Worth worth) {
        this.profits = new double[counts.last()][DRAWS];
        var fates = counts.fates();
        var random = new SplittableRandom(seed(fates));
        var spread = fates.stream().map(fate -> spread(random)).toList();
        for (int draw = 0; draw < DRAWS; draw++) {
            add(draw, ReachCounts.ofFates(redraw(fates, spread, draw)), worth);
        }
        for (var ofOne : profits) {
            Arrays.sort(ofOne);
        }
    }

    private static long seed(List<Long> fates) {
        long seed = 1;
        for (long fate : fates) {
            seed = 31 * seed + fate;
        }
        return seed;
    }

    /** A probability in each of as many equal parts as there are draws, in random order. */
    private static double[] spread(SplittableRandom random) {
        var spread = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            int other = random.nextInt(i + 1);
            spread[i] = spread[other];
            spread[other] = (i + random.nextDouble()) / DRAWS;
        }
        return spread;
    }

    /** As many leads as there are. */
    private static List<Long> redraw(List<Long> fates, List<double[]> spread, int draw) {
        long all = fates.stream().mapToLong(Long::longValue).sum();
        long left = all;
        var drawn = new ArrayList<Long>(fates.size());
        for (int i = 0; i < fates.size(); i++) {
            long fate = fates.get(i);
            long hits = fate == 0 ? 0 : new Binomial(all, (double) fate / left).quantile(spread.get(i)[draw]);
            drawn.add(hits);
            all -= hits;
            left -= fate;
        }
        return drawn;
    }

    /** Attempts that nobody had in a draw bring it nothing. */
    private void add(int draw, ReachCounts drawn, Worth worth) {
        var profit = ReachCurve.of(drawn, worth).expectedProfit();
        for (int place = 0; place < profits.length; place++) {
            profits[place][draw] = profit.isEmpty() ? 0 : profit.get(Math.min(place, profit.size() - 1));
        }
        new Marks(drawn, worth).best().ifPresent(n -> best.merge(n, 1, Integer::sum));
    }

    /** The 95% band of the expected profit of n attempts. */
    public Interval expectedProfit(int n) {
        return new Interval(quantile(profits[n - 1], TAIL), quantile(profits[n - 1], 1 - TAIL));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }

    /** In how many draws each number of attempts was the best; draws without a best one are not among them. */
    public TreeMap<Integer, Integer> best() {
        return new TreeMap<>(best);
    }
}

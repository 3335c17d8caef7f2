package dev.leadline.kernel.optimisation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The nearest numbers that never rise: neighbours that do are pooled to their weighted mean (pool adjacent violators). */
final class NonRising {

    private NonRising() {}

    private record Pool(double sum, double weight, int size) {

        double mean() {
            return sum / weight;
        }

        Pool with(Pool next) {
            return new Pool(sum + next.sum, weight + next.weight, size + next.size);
        }
    }

    /** @param weights one for each value, above 0 */
    static List<Double> of(List<Double> values, List<Long> weights) {
        var pools = new ArrayDeque<Pool>();
        for (int i = 0; i < values.size(); i++) {
            double weight = weights.get(i);
            var pool = new Pool(values.get(i) * weight, weight, 1);
            while (!pools.isEmpty() && pools.getLast().mean() <= pool.mean()) {
                pool = pools.removeLast().with(pool);
            }
            pools.addLast(pool);
        }
        var pooled = new ArrayList<Double>();
        pools.forEach(pool -> pooled.addAll(Collections.nCopies(pool.size(), pool.mean())));
        return pooled;
    }
}

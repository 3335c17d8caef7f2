package dev.leadline.kernel.optimisation;

import dev.leadline.kernel.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The curve over cohorts: a point for every number of attempts from 1 to the largest that a cohort has. A number without a
 * cohort is one of 0 leads.
 *
 * @param points the point of n at the place n - 1
 */
public record CohortCurve(List<CurvePoint> points) {

    public CohortCurve {
        points = List.copyOf(points);
    }

    /** @throws Invalid when there is no cohort, or two have the same number of attempts */
    public static CohortCurve of(List<Cohort> cohorts, Prices prices) {
        var byAttempts = byAttempts(cohorts);
        int last = byAttempts.lastKey();
        long calls = 0;
        long customers = 0;
        long left = cohorts.stream().mapToLong(Cohort::leads).sum();
        var points = new ArrayList<CurvePoint>(last);
        for (int n = 1; n <= last; n++) {
            var cohort = byAttempts.getOrDefault(n, new Cohort(n, 0, 0));
            calls += left;
            left -= cohort.leads();
            customers += cohort.customers();
            points.add(new CurvePoint(cohort, calls, customers, prices));
        }
        return new CohortCurve(points);
    }

    private static TreeMap<Integer, Cohort> byAttempts(List<Cohort> cohorts) {
        if (cohorts.isEmpty()) {
            throw new Invalid("", null, "The cohorts are empty. Use at least one.");
        }
        var byAttempts = new TreeMap<Integer, Cohort>();
        for (int i = 0; i < cohorts.size(); i++) {
            int attempts = cohorts.get(i).attempts();
            if (byAttempts.put(attempts, cohorts.get(i)) != null) {
                throw new Invalid(
                        "/" + i + "/attempts",
                        attempts,
                        "The attempts (" + attempts + ") appear in two cohorts.\nUse one cohort for each number.");
            }
        }
        return byAttempts;
    }

    /** The largest number of attempts. */
    public int last() {
        return points.size();
    }

    /** @param attempts from 1 to {@link #last()} */
    public CurvePoint at(int attempts) {
        return points.get(attempts - 1);
    }

    /** Profit after n attempts; that of 0 attempts is 0. */
    public Fraction profit(int attempts) {
        return attempts == 0 ? Fraction.ZERO : at(attempts).profit();
    }

    /** What the n-th attempt adds to the profit. */
    public Fraction marginalProfit(int attempts) {
        return profit(attempts).minus(profit(attempts - 1));
    }
}

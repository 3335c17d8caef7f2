package dev.leadline.kernel.optimisation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Adds up leads by their attempts. What it holds does not grow with the number of leads. Not for two threads at once.
 */
public final class LeadTally {

    private static final int SIZE = Cohort.MOST_ATTEMPTS + 1;

    private final long[] closed = new long[SIZE];
    private final long[] customers = new long[SIZE];
    private final BigDecimal[] revenue = new BigDecimal[SIZE];
    private final long[] reached = new long[SIZE];
    private final long[] missed = new long[SIZE];
    private final Reached known = new Reached();
    private long leads;
    private boolean hasRevenue;

    /** The reached leads of which it is known how they ended. */
    private static final class Reached {
        private long leads;
        private long customers;
        private BigDecimal revenue = BigDecimal.ZERO;
    }

    /** @param number how many leads of the kind there are */
    public void add(WorkedLead lead, long number) {
        leads += number;
        if (lead.isClosed()) {
            closed[lead.attempts()] += number;
        }
        if (lead.isCustomer()) {
            customers[lead.attempts()] += number;
        }
        (lead.isReached() ? reached : missed)[lead.atRisk()] += number;
        if (lead.isReached() && lead.isClosed()) {
            known.leads += number;
            known.customers += lead.isCustomer() ? number : 0;
        }
        if (lead.revenue() != null) {
            add(lead, lead.revenue().multiply(BigDecimal.valueOf(number)));
        }
    }

    private void add(WorkedLead lead, BigDecimal brought) {
        hasRevenue = true;
        var before = revenue[lead.attempts()];
        revenue[lead.attempts()] = before == null ? brought : before.add(brought);
        if (lead.isReached() && lead.isClosed()) {
            known.revenue = known.revenue.add(brought);
        }
    }

    /** All leads that were added. */
    public long leads() {
        return leads;
    }

    /** Those without an attempt: no cohort, and never at risk of being reached. */
    public long unattempted() {
        return missed[0];
    }

    /** The closed leads by the number of their attempts, from 1 to the largest; empty without any. */
    public List<Cohort> cohorts() {
        int last = IntStream.range(1, SIZE).filter(n -> closed[n] > 0).max().orElse(0);
        return IntStream.rangeClosed(1, last)
                .mapToObj(n -> new Cohort(n, closed[n], customers[n]))
                .toList();
    }

    public ReachCounts reach() {
        int last = IntStream.range(1, SIZE)
                .filter(n -> reached[n] + missed[n] > 0)
                .max()
                .orElse(0);
        return new ReachCounts(counts(reached, last), counts(missed, last));
    }

    private static List<Long> counts(long[] from, int last) {
        var counts = new ArrayList<Long>();
        for (int n = 1; n <= last; n++) {
            counts.add(from[n]);
        }
        return counts;
    }

    /** Returns whether leads said what they brought. */
    public boolean hasRevenue() {
        return hasRevenue;
    }

    /** What the customers brought on average, as the leads said; empty when none did, or there is no customer. */
    public Optional<Fraction> revenuePerCustomer() {
        long all = 0;
        var sum = BigDecimal.ZERO;
        for (int n = 0; n < SIZE; n++) {
            all += customers[n];
            sum = revenue[n] == null ? sum : sum.add(revenue[n]);
        }
        return quotient(sum, all);
    }

    /** The same of the customers with so many attempts. */
    public Optional<Fraction> revenuePerCustomer(int attempts) {
        return quotient(revenue[attempts] == null ? BigDecimal.ZERO : revenue[attempts], customers[attempts]);
    }

    private Optional<Fraction> quotient(BigDecimal sum, long number) {
        return !hasRevenue || number == 0
                ? Optional.empty()
                : Optional.of(Fraction.of(sum).dividedBy(Fraction.of(number)));
    }

    /** The reached leads of which it is known how they ended. */
    public long reachedAndClosed() {
        return known.leads;
    }

    /**
     * What a reached lead brought on average, of those of which it is known how they ended; empty when that is known of none.
     *
     * @param perCustomer what every customer brings; what the leads say themselves goes before it
     */
    public Optional<Fraction> revenuePerReached(Optional<Fraction> perCustomer) {
        if (known.leads == 0) {
            return Optional.empty();
        }
        var all = hasRevenue
                ? Optional.of(Fraction.of(known.revenue))
                : perCustomer.map(each -> each.times(known.customers));
        return all.map(sum -> sum.dividedBy(Fraction.of(known.leads)));
    }
}

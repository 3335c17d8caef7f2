package dev.leadline.kernel.optimisation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many leads were reached at which attempt, and how many were given up or are still open after how many.
 *
 * @param reached the leads reached at attempt n, at the place n - 1
 * @param missed those not reached that had exactly n attempts, at the place n - 1
 */
public record ReachCounts(List<Long> reached, List<Long> missed) {

    /** Below so many leads at risk nothing is concluded from a share. */
    static final long FEW = 30;

    /** @throws IllegalArgumentException when the two are not of one length, or the last place counts nobody */
    public ReachCounts {
        reached = List.copyOf(reached);
        missed = List.copyOf(missed);
        int last = reached.size() - 1;
        if (missed.size() != reached.size() || last >= 0 && reached.get(last) + missed.get(last) == 0) {
            throw new IllegalArgumentException("The counts do not end at one attempt.");
        }
    }

    /** The largest number of attempts; 0 when no lead had any. */
    public int last() {
        return reached.size();
    }

    /** The leads with at least one attempt. */
    public long leads() {
        return last() == 0 ? 0 : atRisk().get(0);
    }

    /** All that were reached. */
    public long reachedInAll() {
        return reached.stream().mapToLong(Long::longValue).sum();
    }

    public long reachedAt(int attempt) {
        return reached.get(attempt - 1);
    }

    public long missedAfter(int attempts) {
        return missed.get(attempts - 1);
    }

    /** N(n), at the place n - 1: the leads with at least n attempts that were not reached before. It never rises. */
    public List<Long> atRisk() {
        var atRisk = new Long[last()];
        long left = 0;
        for (int place = last() - 1; place >= 0; place--) {
            left += reached.get(place) + missed.get(place);
            atRisk[place] = left;
        }
        return List.of(atRisk);
    }

    /** The largest attempt for which at least {@value #FEW} leads were at risk; 0 for none. */
    public int seen() {
        return (int) atRisk().stream().filter(leads -> leads >= FEW).count();
    }

    /** Each group of leads that share a fate: reached at 1, missed after 1, reached at 2 ... */
    List<Long> fates() {
        return IntStream.range(0, last())
                .boxed()
                .flatMap(place -> List.of(reached.get(place), missed.get(place)).stream())
                .toList();
    }

    /** The counts that such fates mean, without attempts that nobody had. */
    static ReachCounts ofFates(List<Long> fates) {
        int end = fates.size();
        while (end > 0 && fates.get(end - 1) + fates.get(end - 2) == 0) {
            end -= 2;
        }
        var places = IntStream.range(0, end / 2).boxed().toList();
        return new ReachCounts(
                places.stream().map(place -> fates.get(2 * place)).toList(),
                places.stream().map(place -> fates.get(2 * place + 1)).toList());
    }
}

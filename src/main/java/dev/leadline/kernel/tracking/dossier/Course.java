package dev.leadline.kernel.tracking.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lead was said to have one after the other: its rank, or its owner and team. At one moment what was recorded last
 * holds; what is told by itself for the moment of receipt takes the place of what the lead was described with.
 */
final class Course<T> {

    /** The number of what a lead was received with: anything told by itself for that moment is recorded after it. */
    static final long AT_RECEIPT = Long.MIN_VALUE;

    /**
     * Something that was said.
     *
     * @param at from when on it holds
     * @param number its place in the order in which facts were recorded
     */
    record Said<T>(Instant at, long number, T value) {}

    private final Instant begin;
    private final TreeMap<Instant, Said<T>> said = new TreeMap<>();

    /** @param begin the moment of receipt */
    Course(Instant begin, Collection<Said<T>> all) {
        this.begin = begin;
        all.stream().sorted(Comparator.<Said<T>>comparingLong(Said::number)).forEach(each -> said.put(each.at(), each));
    }

    /**
     * Returns what it had at receipt.
     *
     * @param before what it had in the end of the cycle before; {@code null} when that says nothing of this one
     * @return {@code null} when nothing was said by then
     */
    @Nullable
    T atReceipt(@Nullable T before) {
        var last = said.floorEntry(begin);
        boolean isThen = last != null && last.getKey().equals(begin);
        return last == null || before != null && !isThen
                ? before
                : last.getValue().value();
    }

    /**
     * Returns what was said after receipt.
     *
     * @param closedAt when the lead was closed, from which moment on nothing has a say; {@code null} when it was not
     */
    List<Said<T>> since(@Nullable Instant closedAt) {
        return said.tailMap(begin, false).values().stream()
                .filter(each -> closedAt == null || each.at().isBefore(closedAt))
                .toList();
    }

    /** Returns what it has in the end, whatever closed the lead. */
    @Nullable
    T atEnd(@Nullable T before) {
        var last = said.lastEntry();
        return last == null || !last.getKey().isAfter(begin)
                ? atReceipt(before)
                : last.getValue().value();
    }

    /** Returns whether what was said under a number holds at its moment. */
    boolean holds(Instant at, long number) {
        var then = said.get(at);
        return then != null && then.number() == number;
    }
}

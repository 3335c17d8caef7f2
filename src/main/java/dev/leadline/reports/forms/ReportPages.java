package dev.leadline.reports.forms;

import java.util.List;
import java.util.function.Function;

/**
 * A long list, cut into pages where someone asks for pages, and whole where a table has no limit.
 *
 * @param <T> an entry
 * @param <P> where an entry stands in the order of the list
 * @param pages reads entries after a place
 * @param place where an entry stands
 * @param begin the place after which to begin; {@code null} where the reader begins with the first
 * @param limit so many are asked for; {@code null} for what is usual
 */
public record ReportPages<T, P>(Reader<T, P> pages, Function<T, P> place, P begin, String limit) {

    private static final int USUAL = 50;

    /** Reads at most so many entries after a place. */
    public interface Reader<T, P> {
        List<T> read(P after, int most);
    }

    /**
     * One page.
     *
     * @param entries what is on it
     * @param last the place of the last entry; {@code null} where no other page follows
     */
    public record Page<T, P>(List<T> entries, P last) {}

    public Page<T, P> page() {
        int most = most();
        var found = pages.read(begin, most + 1);
        if (found.size() <= most) {
            return new Page<>(found, null);
        }
        return new Page<>(found.subList(0, most), place.apply(found.get(most - 1)));
    }

    /** Returns whether a table has all entries, and not a page of them. */
    public boolean isWhole() {
        return limit == null;
    }

    /** The rows of a table. */
    public Iterable<List<Object>> rows(Function<T, List<Object>> cells) {
        return isWhole()
                ? new PagedRows<>(last -> pages.read(last == null ? begin : place.apply(last), PagedRows.PAGE), cells)
                : pages.read(begin, most()).stream().map(cells).toList();
    }

    private int most() {
        return limit == null ? USUAL : Integer.parseInt(limit);
    }
}

package dev.leadline.reports.forms;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The rows of a long list. They are read page by page while they are written, so that the list never is in memory as a whole.
 *
 * @param pages the page after an entry, or after {@code null} the first; empty at the end
 * @param cells the cells of an entry, as {@link ReportTable} has them
 */
public record PagedRows<T>(Function<T, List<T>> pages, Function<T, List<Object>> cells)
        implements Iterable<List<Object>> {

    /** So many are read at once of a whole list. */
    public static final int PAGE = 1_000;

    @Override
    public Iterator<List<Object>> iterator() {
        return new Iterator<>() {

            private List<T> page = pages.apply(null);
            private int at;

            @Override
            public boolean hasNext() {
                if (at == page.size() && at > 0) {
                    page = pages.apply(page.get(at - 1));
                    at = 0;
                }
                return at < page.size();
            }

            @Override
            public List<Object> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return cells.apply(page.get(at++));
            }
        };
    }
}

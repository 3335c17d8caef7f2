package dev.leadline.web;

import java.util.List;
import java.util.function.ToLongFunction;

/** Reads lists page by page: a cursor is the number of the last entry that was returned. */
public final class Paging {

    /** 1 to 200 entries a page. It is taken as text: a number that is none is answered as what it is, and not with 404. */
    public static final String LIMIT = "[1-9][0-9]?|1[0-9][0-9]|200";

    /** What a cursor must be, for the message when it is none. */
    public static final String CURSOR = "must be the `next` value of an earlier page";

    private Paging() {}

    /**
     * One page.
     *
     * @param entries what is on it
     * @param next the cursor of the next page; {@code null} on the last
     */
    public record Cut<T>(List<T> entries, String next) {}

    /**
     * Cuts off one page.
     *
     * @param found one more than the page holds, where there are more
     * @param number what a cursor names an entry by
     */
    public static <T> Cut<T> cut(List<T> found, int limit, ToLongFunction<T> number) {
        if (found.size() <= limit) {
            return new Cut<>(found, null);
        }
        return new Cut<>(found.subList(0, limit), String.valueOf(number.applyAsLong(found.get(limit - 1))));
    }
}

package dev.leadline.whatifs;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One pass over leads: pages are read in order by the calling thread, looked at by many, and taken in order.
 *
 * @param work what is done with each page
 * @param threads who does it
 * @param ahead how many pages may be under way at once: this bounds the memory
 */
record Run<P, T>(Function<P, T> work, ExecutorService threads, int ahead) {

    /**
     * Looks at all leads.
     *
     * @param taken takes what came of each page
     * @param goOn says at each page whether to go on
     * @return whether all were looked at
     */
    boolean over(Iterator<P> pages, Consumer<T> taken, BooleanSupplier goOn) throws InterruptedException {
        var underWay = new ArrayDeque<Future<T>>();
        try {
            while (pages.hasNext() || !underWay.isEmpty()) {
                if (underWay.size() < ahead && pages.hasNext()) {
                    var page = pages.next();
                    underWay.add(threads.submit(() -> work.apply(page)));
                } else {
                    taken.accept(underWay.remove().get());
                }
                if (!goOn.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } finally {
            underWay.forEach(each -> each.cancel(false));
        }
    }
}

package dev.leadline.whatifs;

import dev.leadline.ledger.LastFacts;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;

/**
 * One pass over the leads: pages are read in order by the calling thread, compared by many, and added up in order.
 *
 * @param comparison what is done with each page
 * @param threads who does it
 * @param ahead how many pages may be under way at once: this bounds the memory
 */
record Run(Comparison comparison, ExecutorService threads, int ahead) {

    /**
     * Compares all leads.
     *
     * @param goOn is told how many leads are done, at each page, and says whether to go on
     * @return what came of it; empty when it was told to stop
     */
    Optional<ChangeTally> over(Iterator<List<LastFacts.LeadFacts>> pages, LongPredicate goOn)
            throws InterruptedException {
        var all = new ChangeTally(comparison.sampleSize());
        var underWay = new ArrayDeque<Future<ChangeTally>>();
        try {
            while (pages.hasNext() || !underWay.isEmpty()) {
                if (underWay.size() < ahead && pages.hasNext()) {
                    var page = pages.next();
                    underWay.add(threads.submit(() -> comparison.of(page)));
                } else {
                    all.add(underWay.remove().get());
                }
                if (!goOn.test(all.leads())) {
                    return Optional.empty();
                }
            }
            return Optional.of(all);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } finally {
            underWay.forEach(each -> each.cancel(false));
        }
    }
}

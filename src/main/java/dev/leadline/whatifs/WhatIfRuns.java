package dev.leadline.whatifs;

import dev.leadline.decisions.KeptFacts;
import dev.leadline.kernel.Invalid;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.ledger.LastFacts;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Runs what-ifs beside the server's other work: few at a time, on threads of their own. */
@ApplicationScoped
class WhatIfRuns {

    private static final Logger LOG = Logger.getLogger(WhatIfRuns.class);
    private static final int MOST = 2;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final WhatIfs whatIfs;
    private final LastFacts lastFacts;
    private final LeadStore leads;
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService readers = Executors.newFixedThreadPool(MOST, named("what-if-reader-"));
    private final ExecutorService deciders = Executors.newFixedThreadPool(CORES, named("what-if-"));

    WhatIfRuns(WhatIfs whatIfs, LastFacts lastFacts, LeadStore leads) {
        this.leads = leads;
        this.whatIfs = whatIfs;
        this.lastFacts = lastFacts;
    }

    private static ThreadFactory named(String name) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.setContextClassLoader(WhatIfRuns.class.getClassLoader());
            return thread;
        };
    }

    /**
     * Begins a what-if; it goes on after this returns.
     *
     * @throws Problem 429 when this replica runs as many as it may
     */
    WhatIfBody start(Plan plan, String by) {
        if (!places.tryAcquire()) {
            throw Problem.tooMany(
                    "This replica runs " + MOST + " what-ifs, the maximum.\nWait for one to end, or cancel one.");
        }
        try {
            var begun = whatIfs.begin(plan, by);
            readers.execute(() -> run(begun.id(), plan));
            return begun;
        } catch (RuntimeException failed) {
            places.release();
            throw failed;
        }
    }

    private void run(long id, Plan plan) {
        try {
            compare(id, plan);
        } catch (InterruptedException | RuntimeException failed) {
            if (!readers.isShutdown()) {
                LOG.errorf(failed, "What-if %d failed", id);
                end(id, State.FAILED, QuotedText.ofSentence(String.valueOf(failed.getMessage())));
            }
        } finally {
            if (readers.isShutdown()) {
                // An interrupted thread would get no connection.
                Thread.interrupted();
                end(id, State.ABANDONED, null);
            }
            places.release();
        }
    }

    private void compare(long id, Plan plan) throws InterruptedException {
        var pulse = new Pulse(whatIfs, id);
        var counts = lastFacts.counts(plan.period());
        boolean goesOn = true;
        while (goesOn && counts.hasNext()) {
            goesOn = pulse.counted(counts.next());
        }
        if (goesOn && pulse.countedAll()) {
            var tally = new Run(plan.comparison(), deciders, 2 * CORES).over(pages(plan), pulse);
            tally.ifPresent(all -> whatIfs.done(id, all.leads(), plan.result(all)));
        }
    }

    /** The leads of the period page by page, without those that are no leads of their own any more. */
    private Iterator<List<LastFacts.LeadFacts>> pages(Plan plan) {
        var pages = lastFacts.pages(plan.period());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public List<LastFacts.LeadFacts> next() {
                return present(pages.next());
            }
        };
    }

    private List<LastFacts.LeadFacts> present(List<LastFacts.LeadFacts> page) {
        var gone = leads.gone(page.stream().map(LastFacts.LeadFacts::leadId).toList());
        return gone.isEmpty()
                ? page
                : page.stream()
                        .filter(lead -> !gone.contains(lead.leadId()) || !isTracked(lead))
                        .toList();
    }

    /** What was asked about a lead of the same id, and is not tracked, has nothing to do with it. */
    private static boolean isTracked(LastFacts.LeadFacts lead) {
        try {
            return KeptFacts.parse(lead.facts()).isTracked();
        } catch (Invalid unreadable) {
            return false;
        }
    }

    /** When not even this can be kept, its heartbeat grows old, and it is shown as abandoned. */
    private void end(long id, State state, String failure) {
        try {
            whatIfs.ended(id, state, failure);
        } catch (RuntimeException away) {
            LOG.warnf("The result of what-if %d cannot be stored. It will be shown as abandoned: %s", id, away);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        readers.shutdownNow();
        deciders.shutdownNow();
        readers.awaitTermination(2, TimeUnit.SECONDS);
    }
}

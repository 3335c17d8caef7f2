package dev.leadline.whatifs;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
    private final WhatIfWork work;
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService readers = Executors.newFixedThreadPool(MOST, named("what-if-reader-"));
    private final ExecutorService deciders = Executors.newFixedThreadPool(CORES, named("what-if-"));

    WhatIfRuns(WhatIfs whatIfs, WhatIfWork work) {
        this.whatIfs = whatIfs;
        this.work = work;
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
            work.run(id, plan, new WhatIfWork.Hands(deciders, 2 * CORES));
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

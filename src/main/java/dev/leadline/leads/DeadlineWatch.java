package dev.leadline.leads;

import dev.leadline.leads.Intake.Committed;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Notices deadlines by itself: each replica looks for leads whose next moment has come, takes some that nobody else has, and
 * judges them anew. What it notices is kept in the same transaction, so it is noticed once, however many replicas there are
 * and whenever one of them dies. What it costs depends on what is due, and not on what is tracked.
 */
@ApplicationScoped
class DeadlineWatch {

    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);

    /** So many leads at once; as long as their transaction lasts, facts about them wait. */
    static final int BATCH = 50;

    private final LeadStore store;
    private final Tracking tracking;
    private final DatabaseTime time;
    private final WatchMetrics metrics;

    DeadlineWatch(LeadStore store, Tracking tracking, DatabaseTime time, WatchMetrics metrics) {
        this.store = store;
        this.tracking = tracking;
        this.time = time;
        this.metrics = metrics;
    }

    @Scheduled(every = "{leadline.watch.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            while (sweep() == BATCH) {
                LOG.debugf("There is more to notice.");
            }
        } catch (RuntimeException away) {
            LOG.warnf("Deadlines cannot be looked at now; what is due stays so until they can: %s", away.getMessage());
        }
    }

    /**
     * Notices what is due, of a bounded number of leads.
     *
     * @return how many leads it judged
     */
    int sweep() {
        return Committed.call(() -> {
            var now = time.now();
            var due = store.lockDue(now, BATCH);
            if (!due.isEmpty()) {
                tracking.judgeAgain(due, now);
            }
            metrics.looked(due, now);
            return due.size();
        });
    }
}

package dev.leadline.leads.watch;

import dev.leadline.database.Queries;
import dev.leadline.kernel.NoRules;
import dev.leadline.leads.assessment.LeadReevaluation;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.Transactions;
import dev.leadline.web.Stopping;
import dev.leadline.web.problems.Problem;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Notices deadlines by itself: each replica looks for leads whose next moment has come, takes some that nobody else has, and
 * re-evaluates them. What it notices is kept in the same transaction, so it is noticed once, however many replicas there are
 * and whenever one of them dies. What it costs depends on what is due, and not on what is tracked.
 */
@ApplicationScoped
public class DeadlineWatch {

    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);

    /** So many leads at once; as long as their transaction lasts, facts about them wait. */
    static final int BATCH = 50;

    /** The classes of what PostgreSQL says of values: data, constraints, limits. */
    private static final Set<String> OF_VALUES = Set.of("22", "23", "54");

    private final LeadStore store;
    private final LeadReevaluation reevaluation;
    private final DatabaseTime time;
    private final WatchMetrics metrics;

    @Inject
    Stopping stopping;

    DeadlineWatch(LeadStore store, LeadReevaluation reevaluation, DatabaseTime time, WatchMetrics metrics) {
        this.store = store;
        this.reevaluation = reevaluation;
        this.time = time;
        this.metrics = metrics;
    }

    @Scheduled(every = "{leadline.watch.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        try {
            while (sweep() == BATCH && !stopping.isBegun()) {
                LOG.debugf("There is more to notice.");
            }
        } catch (RuntimeException away) {
            LOG.warnf(
                    "Deadlines cannot be checked now. Due ones are noticed as soon as they can: %s", away.getMessage());
        }
    }

    /**
     * Notices what is due, of a bounded number of leads.
     *
     * @return how many leads it re-evaluated
     */
    int sweep() {
        try {
            return sweep(BATCH, new ArrayList<>());
        } catch (RuntimeException failed) {
            if (!isOfALead(failed)) {
                throw failed;
            }
        }
        int reevaluated = 0;
        while (reevaluated < BATCH && sweepOne()) {
            reevaluated++;
        }
        return reevaluated;
    }

    private int sweep(int most, List<LeadRow> taken) {
        return Transactions.call(() -> {
            var now = time.now();
            taken.addAll(store.lockDue(now, most));
            if (!taken.isEmpty()) {
                reevaluation.reevaluate(taken, now);
            }
            metrics.looked(taken, now);
            return taken.size();
        });
    }

    /** What cannot be kept of one lead would keep all those from being noticed that it is taken together with. */
    private boolean sweepOne() {
        var taken = new ArrayList<LeadRow>();
        try {
            return sweep(1, taken) > 0;
        } catch (RuntimeException failed) {
            if (taken.isEmpty() || !isOfALead(failed)) {
                throw failed;
            }
            return Transactions.call(() -> {
                reevaluation.postpone(taken.get(0), time.now(), failed);
                return true;
            });
        }
    }

    /** Returns whether it failed of what is to be kept, and not because the database is away. */
    private static boolean isOfALead(RuntimeException failed) {
        var said = Queries.findSqlException(failed).map(SQLException::getSQLState);
        return said.isPresent()
                ? said.get() != null && OF_VALUES.contains(said.get().substring(0, 2))
                : !(failed instanceof Problem || failed instanceof NoRules);
    }
}

package dev.leadline.leads.watch;

import dev.leadline.leads.assessment.LeadReevaluation;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.Transactions;
import dev.leadline.leads.store.TransitionRow;
import dev.leadline.leads.store.TransitionStore;
import dev.leadline.policies.publications.Policies;
import dev.leadline.web.Stopping;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Carries publications over to the leads in flight (O9): as soon as one takes effect, some leads at a time, each step one
 * transaction. A replica that dies leaves the rest to another, which goes on after the last step. A lead that something is
 * told of meanwhile is assessed by the new version anyway.
 */
@ApplicationScoped
public class Transitions {

    private static final Logger LOG = Logger.getLogger(Transitions.class);
    private static final int BATCH = 50;

    private final Policies policies;
    private final TransitionStore transitions;
    private final LeadStore leads;
    private final LeadReevaluation reevaluation;
    private final DatabaseTime time;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    @Inject
    Stopping stopping;

    Transitions(
            Policies policies,
            TransitionStore transitions,
            LeadStore leads,
            LeadReevaluation reevaluation,
            DatabaseTime time) {
        this.policies = policies;
        this.transitions = transitions;
        this.leads = leads;
        this.reevaluation = reevaluation;
        this.time = time;
    }

    @Scheduled(every = "{leadline.transitions.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        try {
            begin();
            var claimed = Transactions.call(
                    () -> transitions.claim(time.now(), policies.rules().revision()));
            while (claimed.isPresent() && !stopping.isBegun()) {
                carryOver(claimed.get());
                claimed = Transactions.call(
                        () -> transitions.claim(time.now(), policies.rules().revision()));
            }
        } catch (RuntimeException away) {
            LOG.warnf(
                    "Publications cannot be carried over now. This replica or another continues later: %s",
                    away.getMessage());
        }
    }

    private void begin() {
        var now = time.now();
        for (var change : policies.present().versions().arrivals(now)) {
            if (!begun.contains(change.publication())) {
                transitions.begin(change, now);
                begun.add(change.publication());
            }
        }
    }

    private void carryOver(TransitionRow transition) {
        var after = transition.progress().reached();
        do {
            var from = after;
            after = Transactions.call(() -> step(transition, from));
        } while (after != null && !stopping.isBegun());
        if (after != null) {
            return;
        }
        LOG.infof("%s was carried over to the leads in flight", transition.publication());
    }

    /** @return the last lead that was looked at; {@code null} when there is none left */
    private String step(TransitionRow transition, String after) {
        leads.waitShortly();
        var ids = transitions.lockNext(transition, after, BATCH);
        var now = time.now();
        if (ids.isEmpty()) {
            transitions.end(transition.publication(), now);
            return null;
        }
        var found = leads.find(ids).values();
        var carried = reevaluation.carryOver(found, now);
        var last = ids.get(ids.size() - 1);
        transitions.reached(transition.publication(), last, carried.done(), carried.failed(), now);
        return last;
    }
}

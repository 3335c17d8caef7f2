package dev.leadline.leads.watch;

import dev.leadline.leads.assessment.EarlierLeads;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.Transactions;
import dev.leadline.policies.publications.Policies;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** After an upgrade: lists the leads of before, some at a time, beside the server's other work. Then it rests. */
@ApplicationScoped
public class LeadListFill {

    private static final Logger LOG = Logger.getLogger(LeadListFill.class);
    private static final int BATCH = 50;

    private final EarlierLeads earlier;
    private final Policies policies;
    private final DatabaseTime time;
    private volatile boolean isDone;

    LeadListFill(EarlierLeads earlier, Policies policies, DatabaseTime time) {
        this.earlier = earlier;
        this.policies = policies;
        this.time = time;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (isDone || !policies.isReady()) {
            return;
        }
        try {
            fill();
            isDone = true;
        } catch (RuntimeException away) {
            LOG.warnf("Leads of before cannot be listed now. They are as soon as they can: %s", away.getMessage());
        }
    }

    /** Lists all that are not listed; those that others have locked are listed by them. */
    public void fill() {
        var reached = "";
        while (reached != null) {
            var after = reached;
            reached = Transactions.call(() -> earlier.listSome(after, BATCH, time.now()));
        }
    }
}

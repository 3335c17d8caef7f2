package dev.leadline.policies.publications;

import dev.leadline.database.NewsReader;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Hears of what other replicas publish. PostgreSQL's notifications are a hint, which is lost when the connection is; so
 * the database is also asked at short intervals, and either is enough.
 */
@ApplicationScoped
class PublicationNews implements NewsReader {

    private static final Logger LOG = Logger.getLogger(PublicationNews.class);

    private final Policies policies;

    PublicationNews(Policies policies) {
        this.policies = policies;
    }

    @Override
    public String channel() {
        return Publications.CHANNEL;
    }

    @Override
    public void hear() {
        policies.refreshIfStale();
    }

    @Scheduled(every = "{leadline.policies.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            policies.refreshIfStale();
        } catch (RuntimeException away) {
            LOG.debugf("The publications of other replicas cannot be read now: %s", away);
        }
    }
}

package dev.leadline.proposals;

import dev.leadline.alerts.subscriptions.EmergencyNews;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publishing.PolicyPublished;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jboss.logging.Logger;

/**
 * Tells of what was published in an emergency: whoever could not consent hears of it, and reviews it. Made at the start, so
 * that the metric is 0 before there was one.
 */
@ApplicationScoped
@Startup
class Emergencies {

    private static final Logger LOG = Logger.getLogger(Emergencies.class);

    private final EmergencyNews news;
    private final Counter counter;

    Emergencies(EmergencyNews news, MeterRegistry registry) {
        this.news = news;
        this.counter = Counter.builder("leadline.publications.emergency")
                .description("Policies that went back in an emergency, without consents")
                .register(registry);
    }

    void tell(@Observes PolicyPublished done) {
        var publication = done.publication();
        if (publication.isEmergency()) {
            news.tell(content(publication), publication.said().at());
        }
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) PolicyPublished done) {
        if (done.publication().isEmergency()) {
            LOG.warn(content(done.publication()).sentence());
            counter.increment();
        }
    }

    private static EmergencyNews.Content content(Publication publication) {
        var said = publication.said();
        var id = publication.policyId();
        long number = publication.sequence();
        var review = "/v1/policies/" + id + "/publications/" + number + "/review";
        var sentence = "%s went back to an earlier edition of the policy %s in an emergency, without consents: %s"
                .formatted(said.by(), id, said.reason());
        return new EmergencyNews.Content(sentence, id, number, said.by(), said.reason(), review);
    }
}

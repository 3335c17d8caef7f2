package dev.leadline.policies;

import dev.leadline.access.Access;
import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Matter;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.PublicationHistory;
import dev.leadline.policies.publishing.EmergencyReviews;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Says of publications how they stand now, and whether whoever asks may review them. */
@ApplicationScoped
class PublicationBodies {

    private final Policies policies;
    private final EmergencyReviews reviews;
    private final Caller caller;
    private final InstantSource clock;

    PublicationBodies(Policies policies, EmergencyReviews reviews, Caller caller, InstantSource clock) {
        this.policies = policies;
        this.reviews = reviews;
        this.caller = caller;
        this.clock = clock;
    }

    PublicationBody of(Publication publication) {
        return all(List.of(publication)).get(0);
    }

    List<PublicationBody> all(List<Publication> publications) {
        return all(publications, policies.history());
    }

    /** As they stood in a set that the rest of the answer is of, too. */
    List<PublicationBody> all(List<Publication> publications, PublicationHistory history) {
        var reviewed = reviews.of(publications);
        var now = clock.instant();
        return publications.stream()
                .map(each -> PublicationBody.from(each, history, now, emergency(each, reviewed.get(each.sequence()))))
                .toList();
    }

    private EmergencyBody emergency(Publication publication, EmergencyReviews.Review review) {
        if (!publication.isEmergency()) {
            return null;
        }
        if (review != null) {
            return EmergencyBody.of(review);
        }
        var who = caller.identity();
        var refused = Access.decide(who, Action.CONSENT, Matter.policy(publication.policyId()));
        return EmergencyBody.unreviewed(refused.or(() -> EmergencyReviews.objectionTo(who.person(), publication))
                .orElse(null));
    }
}

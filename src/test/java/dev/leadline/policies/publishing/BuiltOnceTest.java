package dev.leadline.policies.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.approvals.Warrant;
import dev.leadline.calendars.Calendars;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.Analyst;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.Publications;
import dev.leadline.policies.publications.PublishedPolicies;
import dev.leadline.policies.publications.Watched;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.PolicySource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is published is read once, and what is then in force is built once. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BuiltOnceTest {

    @Inject
    Policies policies;

    @Inject
    Publications publications;

    @Inject
    Reviews reviews;

    @Inject
    Calendars calendars;

    @Inject
    NeededApprovals approvals;

    @Inject
    Event<PolicyPublished> published;

    @Inject
    InstantSource clock;

    @Test
    void what_was_reviewed_and_prepared_is_what_is_in_force() {
        var analyst = Analyst.inForce("x-built-once");
        var seen = new ArrayList<PublishedPolicies>();
        var publishing =
                new Publishing(publications, Watched.by(seen, policies), calendars, approvals, published, clock);
        var authored = policies.findInForce(analyst.id()).orElseThrow().source();
        var review = reviews.full(withTitle(authored, "Another title"));
        var now = publishing.now();
        var wanted = publishing.reviewed(
                Publication.published(
                        analyst.id(),
                        now,
                        new Publication.Said(
                                now, "analyst", "To see it.", Transition.NEW_LEADS, Publication.Said.API, "[]")),
                review,
                Set.copyOf(review.doubts().stream().map(each -> each.id()).toList()));

        publishing.commit(
                List.of(new Publishing.Step(wanted, review.authored().orElseThrow(), null, Warrant.NOBODY)),
                kept -> {});

        assertThat(seen).hasSize(1);
        assertThat(policies.present()).isSameAs(seen.get(0));
        assertThat(policies.findInForce(analyst.id()))
                .containsSame(review.authored().orElseThrow());
    }

    private static PolicySource withTitle(PolicySource source, String title) {
        return source.withSettings(source.settings().copied(source.settings().id(), title, null));
    }
}

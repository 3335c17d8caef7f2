package dev.leadline.leads;

import dev.leadline.actions.ActionTypes;
import dev.leadline.actions.Segments;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.PublishedTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** What the queue asks of policies: the types of action of all that were ever published, and the segments of those in force. */
@ApplicationScoped
class QueuedTypes implements ActionTypes, Segments {

    private final PublishedTypes published;
    private final Policies policies;

    QueuedTypes(PublishedTypes published, Policies policies) {
        this.published = published;
        this.policies = policies;
    }

    @Override
    public Set<String> of(String policy) {
        return policies.inForce().find(policy).map(QueuedTypes::segments).orElse(Set.of());
    }

    private static Set<String> segments(ResolvedPolicy policy) {
        return policy.terms().tables().values().stream()
                .flatMap(table -> table.segmentedBy().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> all() {
        return published.actionTypes();
    }
}

package dev.leadline.leads;

import dev.leadline.actions.ActionTypes;
import dev.leadline.policies.publications.PublishedTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The types of action that leads may have in the queue: those of every policy that was ever published. */
@ApplicationScoped
class QueuedTypes implements ActionTypes {

    private final PublishedTypes published;

    QueuedTypes(PublishedTypes published) {
        this.published = published;
    }

    @Override
    public Set<String> all() {
        return published.actionTypes();
    }
}

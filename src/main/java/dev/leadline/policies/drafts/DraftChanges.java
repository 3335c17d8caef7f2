package dev.leadline.policies.drafts;

import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.Publications;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.policies.source.SourceChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What drafts make another of the publications that they are built upon. */
@ApplicationScoped
public class DraftChanges {

    /** So many publications are kept at hand, for each edit is compared with one; they never change. */
    private static final int MOST_KEPT = 8;

    private final Publications publications;
    private final Map<Long, PolicySource> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, PolicySource> eldest) {
            return size() > MOST_KEPT;
        }
    });

    DraftChanges(Publications publications) {
        this.publications = publications;
    }

    /** Counts what a draft makes another; empty when it is built upon none that brought a version into force. */
    public Optional<SourceChanges> of(Draft draft) {
        return base(draft).map(base -> SourceChanges.between(base, draft.source()));
    }

    private Optional<PolicySource> base(Draft draft) {
        if (draft.basedOn() == null) {
            return Optional.empty();
        }
        var known = kept.get(draft.basedOn());
        if (known != null) {
            return Optional.of(known);
        }
        var found = publications
                .find(draft.policyId(), draft.basedOn())
                .filter(publication -> publication.kind() == Publication.Kind.PUBLISHED)
                .map(publication -> publications.files(publication.sequence()));
        found.ifPresent(source -> kept.put(draft.basedOn(), source));
        return found;
    }
}

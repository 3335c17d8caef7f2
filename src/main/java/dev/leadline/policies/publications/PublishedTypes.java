package dev.leadline.policies.publications;

import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.policy.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of action that published policies declare. A version that is no longer in force counts, too: leads that were
 * received under it stay under it.
 */
@ApplicationScoped
public class PublishedTypes {

    private final Policies policies;
    private final Publications publications;
    private final Map<Long, List<String>> declared = new ConcurrentHashMap<>();

    PublishedTypes(Policies policies, Publications publications) {
        this.policies = policies;
        this.publications = publications;
    }

    /** The known types, and after them what policies declare. */
    public Set<String> actionTypes() {
        var types = new LinkedHashSet<>(ActionType.KNOWN);
        if (policies.isReady()) {
            policies.history().published().forEach(each -> types.addAll(declaredBy(each.sequence())));
        }
        return types;
    }

    /** It is read outside the map: nobody else waits for the database because of it. */
    private List<String> declaredBy(long publication) {
        var known = declared.get(publication);
        if (known == null) {
            known = read(publication);
            declared.put(publication, known);
        }
        return known;
    }

    private List<String> read(long publication) {
        return publications.files(publication).findTerms().map(Terms::declared).stream()
                .flatMap(own -> own.actions().stream())
                .map(ActionType::id)
                .toList();
    }
}

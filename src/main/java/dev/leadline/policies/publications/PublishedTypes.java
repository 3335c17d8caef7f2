package dev.leadline.policies.publications;

import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names that published policies declare: types of action, obligations, attributes of leads. A version that is no longer
 * in force counts, too: leads that were received under it stay under it.
 */
@ApplicationScoped
public class PublishedTypes {

    private final Policies policies;
    private final Publications publications;
    private final Map<Long, Optional<Terms>> declared = new ConcurrentHashMap<>();

    PublishedTypes(Policies policies, Publications publications) {
        this.policies = policies;
        this.publications = publications;
    }

    /** The known types, and after them what policies declare. */
    public Set<String> actionTypes() {
        return names(
                ActionType.KNOWN, terms -> terms.declared().actions().stream().map(ActionType::id));
    }

    /** The known kinds of obligations, and after them what policies declare. */
    public Set<String> obligationKinds() {
        return names(ObligationKind.KNOWN, terms -> terms.declared().obligations().stream()
                .map(ObligationKind::id));
    }

    /** The attributes of leads by which tables of policies are segmented. */
    public Set<String> segmentingAttributes() {
        return names(List.of(), terms -> Arrays.stream(TableKind.values())
                .flatMap(table -> terms.segmentedBy(table).stream()));
    }

    private Set<String> names(List<String> known, Function<Terms, Stream<String>> declared) {
        var names = new LinkedHashSet<>(known);
        if (policies.isReady()) {
            policies.history().published().stream()
                    .map(each -> terms(each.sequence()))
                    .flatMap(Optional::stream)
                    .flatMap(declared)
                    .forEach(names::add);
        }
        return names;
    }

    /** It is read outside the map: nobody else waits for the database because of it. */
    private Optional<Terms> terms(long publication) {
        var known = declared.get(publication);
        if (known == null) {
            known = publications.files(publication).findTerms();
            declared.put(publication, known);
        }
        return known;
    }
}

package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Since when leads that were merged are one with the lead that stays, by when the merges were said to be. */
final class Union {

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();

    Union(String leadId, Collection<ToldFact> told) {
        told.stream()
                .filter(fact -> fact.key().kind() == FactKind.MERGE)
                .sorted(ToldFact.AS_SAID)
                .forEach(fact -> unite(leadId, fact));
    }

    private void unite(String leadId, ToldFact merge) {
        var both = new TreeSet<>(group(merge.leadId()));
        both.addAll(group(((Merge) merge.content()).absorbed()));
        both.forEach(each -> groups.put(each, both));
        if (both.contains(leadId)) {
            both.forEach(each -> since.putIfAbsent(each, merge.occurredAt()));
        }
    }

    private Set<String> group(String leadId) {
        return groups.getOrDefault(leadId, Set.of(leadId));
    }

    /** Returns whether a fact about one of the others is from the time when that one was the lead. */
    boolean isOne(ToldFact fact) {
        var from = since.get(fact.leadId());
        return from != null && !fact.occurredAt().isBefore(from);
    }
}

package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Since when leads that were merged are one with the lead that stays, by when the merges that stand were said to be. */
public final class Union {

    private final String leadId;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();
    private @Nullable Instant last;

    /** @param standing the facts that stand, in the order in which they were said to happen */
    Union(String leadId, Collection<ToldFact> standing) {
        this.leadId = leadId;
        standing.stream().filter(fact -> fact.key().kind() == FactKind.MERGE).forEach(this::unite);
    }

    private void unite(ToldFact merge) {
        var both = new TreeSet<>(group(merge.leadId()));
        both.addAll(group(((Merge) merge.content()).absorbed()));
        both.forEach(each -> groups.put(each, both));
        if (both.contains(leadId)) {
            both.forEach(each -> since.putIfAbsent(each, merge.occurredAt()));
            last = merge.occurredAt();
        }
    }

    private Set<String> group(String each) {
        return groups.getOrDefault(each, Set.of(each));
    }

    /** Returns whether it is the lead, or one that was merged with it. */
    boolean has(String each) {
        return each.equals(leadId) || since.containsKey(each);
    }

    /** Returns whether a lead was one with the lead that stays at a moment. */
    boolean isOne(String each, Instant moment) {
        var from = since.get(each);
        return from != null && !moment.isBefore(from);
    }

    /**
     * Returns whether something said of a lead at a moment was said of a record that is none any more: of one that was
     * merged into the lead that stays, or of that one before another was merged into it.
     */
    boolean isOfRecord(String each, Instant moment) {
        return last != null && (!each.equals(leadId) || moment.isBefore(last));
    }

    /**
     * Returns the lead that stands for each lead that was merged, by the merges that stand, in the order in which they were
     * recorded. A merge within what is one already changes nothing.
     *
     * @param told everything told of the leads, in any order
     */
    public static Map<String, String> roots(Collection<ToldFact> told) {
        var roots = new TreeMap<String, String>();
        Amendments.of(told).standing().stream()
                .filter(fact -> fact.key().kind() == FactKind.MERGE)
                .sorted(Comparator.comparing(ToldFact::number))
                .forEach(fact -> {
                    var absorbed = ((Merge) fact.content()).absorbed();
                    var stays = roots.getOrDefault(fact.leadId(), fact.leadId());
                    var goes = roots.getOrDefault(absorbed, absorbed);
                    roots.replaceAll((each, root) -> root.equals(goes) ? stays : root);
                    roots.put(goes, stays);
                });
        return roots;
    }
}

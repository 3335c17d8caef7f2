package dev.leadline.leads.assessment;

import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.leads.store.LeadRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A locked lead that facts are told of: everything told before, and what is told now, by its place in the request. */
final class ToldLead {

    private final LeadRow row;
    private final List<RecordedFact> known;
    private final Map<Integer, RecordedFact> told = new TreeMap<>();
    private final Map<Integer, RecordedFact> duplicates = new TreeMap<>();
    private long last;

    ToldLead(LeadRow row, List<RecordedFact> known) {
        this.row = row;
        this.known = known;
        this.last = last(known);
    }

    /** The number of the last fact that is recorded. */
    static long last(List<RecordedFact> known) {
        return known.stream().mapToLong(fact -> fact.told().number()).max().orElse(ToldFact.NONE);
    }

    LeadRow row() {
        return row;
    }

    List<RecordedFact> known() {
        return known;
    }

    Map<Integer, RecordedFact> told() {
        return told;
    }

    /** Facts that were told before, each as it is kept. */
    Map<Integer, RecordedFact> duplicates() {
        return duplicates;
    }

    List<RecordedFact> all() {
        return Stream.concat(known.stream(), told.values().stream()).toList();
    }

    List<ToldFact> news() {
        return told.values().stream().map(RecordedFact::told).toList();
    }

    /**
     * Adds what is told now, in the order in which it is. Its number is the next one: facts get theirs when they are kept,
     * in this very order.
     */
    void add(int place, RecordedFact fact) {
        told.put(place, fact.numbered(++last));
    }

    void addDuplicate(int place, RecordedFact before) {
        duplicates.put(place, before);
    }

    /**
     * A lead that is described several times in one request, without ids and times, ends as the last of them says. Where
     * that is what was known before, none is news: a file that is told again changes nothing.
     */
    void forgetOldDescriptions() {
        var described = new LinkedHashMap<String, List<Integer>>();
        told.forEach((place, fact) -> {
            if (isTimeless(fact)) {
                described
                        .computeIfAbsent(fact.told().leadId(), id -> new ArrayList<>())
                        .add(place);
            }
        });
        described.values().forEach(places -> ToldBefore.findDescription(told.get(places.get(places.size() - 1)), known)
                .ifPresent(before -> places.forEach(place -> forget(place, before))));
    }

    private void forget(int place, RecordedFact before) {
        var gone = told.remove(place);
        duplicates.put(place, before);
        duplicates.replaceAll((each, same) -> same == gone ? before : same);
    }

    private static boolean isTimeless(RecordedFact fact) {
        return fact.body() instanceof DescriptionBody body && body.id() == null && body.occurredAt() == null;
    }
}

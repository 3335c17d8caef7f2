package dev.leadline.leads.assessment;

import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.KeptNotice;
import dev.leadline.kernel.tracking.KeptObligation;
import dev.leadline.kernel.tracking.LeadMemory;
import dev.leadline.leads.store.LeadReading;
import dev.leadline.reports.duties.Duties;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of locked leads, read at once. It is there once its journey was sent.
 *
 * @param leads what they are assessed by
 * @param counted what reports count of them
 */
record Known(LeadReading leads, Duties.Known counted) {

    /**
     * The same for the kernel, by the ids of leads.
     *
     * @param which the leads that are meant
     * @param isMerged whether each has just become one with another
     */
    Map<String, LeadMemory> memories(Collection<String> which, boolean isMerged) {
        var facts = leads.facts();
        var notices = leads.notices().stream().collect(Collectors.groupingBy(KeptNotice::leadId));
        var obligations = leads.obligations().stream().collect(Collectors.groupingBy(KeptObligation::leadId));
        var memories = new LinkedHashMap<String, LeadMemory>();
        which.forEach(id -> memories.put(
                id,
                new LeadMemory(
                        id,
                        told(facts.get(id)),
                        notices.getOrDefault(id, List.of()),
                        obligations.getOrDefault(id, List.of()),
                        isMerged)));
        return memories;
    }

    private static List<ToldFact> told(Collection<RecordedFact> facts) {
        return facts.stream().map(RecordedFact::told).toList();
    }
}

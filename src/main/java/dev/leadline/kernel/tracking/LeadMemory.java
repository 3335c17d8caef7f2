package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.ToldFact;
import java.util.List;

/**
 * Everything that is known of a lead before it is assessed.
 *
 * @param leadId the lead
 * @param facts what was told of it, and of those merged into it
 * @param notices what was noticed of it
 * @param obligations what was owed for it
 * @param isMerged whether it has just become one with another lead
 */
public record LeadMemory(
        String leadId,
        List<ToldFact> facts,
        List<KeptNotice> notices,
        List<KeptObligation> obligations,
        boolean isMerged) {

    public LeadMemory {
        facts = List.copyOf(facts);
        notices = List.copyOf(notices);
        obligations = List.copyOf(obligations);
    }
}

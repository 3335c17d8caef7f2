package dev.leadline.leads.assessment;

import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.tracking.CycleAssessment;
import dev.leadline.kernel.tracking.Notices;
import dev.leadline.leads.store.LeadDuty;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.ListedLeadRow;

/** Makes of a lead that was assessed what lists show of it. */
final class Listing {

    private Listing() {}

    static ListedLeadRow of(LeadRow lead, CycleAssessment last, Notices notices, DecisionTexts texts) {
        var place = lead.place();
        var decision = last.decision();
        var attributes = ListedAttributes.of(decision.facts().lead());
        var duties = decision.conclusions().obligations().stream()
                .map(obligation -> new LeadDuty(obligation.kind(), state(obligation, notices)))
                .toList();
        return new ListedLeadRow(
                lead.id(),
                lead.root(),
                lead.standing(),
                place.stage(),
                place.policyId(),
                place.tier(),
                decision.lead().rank(),
                place.owner(),
                place.team(),
                attributes.source(),
                place.receivedAt(),
                LeadDuty.words(duties),
                texts.text(attributes.others()));
    }

    /** What was warned of is at risk, also where the policy says no percentage. */
    private static String state(Obligation obligation, Notices notices) {
        boolean isAtRisk = obligation.state() == ObligationState.OPEN && notices.isWarned(obligation.kind());
        return (isAtRisk ? ObligationState.AT_RISK : obligation.state()).name();
    }
}

package dev.leadline.leads.assessment;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Matter;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps leads of other policies out of reach for whoever may use some policies only. A lead belongs to the policy that holds
 * for it; one of which nobody has told yet belongs to none, and is out of reach too.
 */
@ApplicationScoped
public class LeadAccess {

    private final Caller caller;
    private final LeadStore store;

    LeadAccess(Caller caller, LeadStore store) {
        this.caller = caller;
        this.store = store;
    }

    /** @throws Problem 403 when the lead is out of reach for whoever asks */
    public LeadRow reading(LeadRow lead) {
        demand(Action.READ_LEADS, lead);
        return lead;
    }

    /** @throws Problem 403 when a fact is about a lead that is out of reach, as far as that is known before */
    public void before(SubmittedFact fact) {
        if (isLimited()) {
            fact.leads().forEach(id -> store.find(id)
                    .filter(lead -> lead.place().policyId() != null)
                    .ifPresent(lead -> demand(Action.TELL_FACTS, lead)));
        }
    }

    /** @throws Problem 403 when a fact left its lead out of reach; what it changed is taken back then */
    public FactReceipt after(FactReceipt receipt) {
        if (receipt.lead() != null) {
            demand(Action.TELL_FACTS, receipt.lead());
        }
        return receipt;
    }

    private void demand(Action action, LeadRow lead) {
        if (!isLimited()) {
            return;
        }
        var policy = lead.place().policyId();
        if (policy == null) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The lead (" + QuotedText.of(lead.id())
                            + ") belongs to no policy yet.\nUse PUT to add it under a policy that you may use.",
                    List.of());
        }
        caller.demand(action, Matter.policy(policy));
    }

    /** The server itself, and whoever may use all policies, reach every lead. */
    private boolean isLimited() {
        return caller.find().filter(who -> who.policies() != null).isPresent();
    }
}

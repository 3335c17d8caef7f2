package dev.leadline.leads.assessment;

import dev.leadline.actions.Queue;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.kernel.tracking.CycleAssessment;
import dev.leadline.leads.store.LeadList;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.ListedLeadRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/**
 * Lists the leads that an earlier version kept, which had no lists, and says of what they have in the queue what it did not
 * keep. Nothing is decided anew: what they are is read from their facts.
 */
@ApplicationScoped
public class EarlierLeads {

    private static final Logger LOG = Logger.getLogger(EarlierLeads.class);

    private final LeadStore store;
    private final LeadList list;
    private final LeadMemories memories;
    private final LeadReevaluation reevaluation;
    private final Queue queue;
    private final DecisionTexts texts;

    EarlierLeads(
            LeadStore store,
            LeadList list,
            LeadMemories memories,
            LeadReevaluation reevaluation,
            Queue queue,
            DecisionTexts texts) {
        this.store = store;
        this.list = list;
        this.memories = memories;
        this.reevaluation = reevaluation;
        this.queue = queue;
        this.texts = texts;
    }

    /**
     * Lists some of them, which are locked meanwhile.
     *
     * @param after the last lead of the step before; empty for the first
     * @return the last of them; {@code null} when there are no more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String listSome(String after, int most, Instant now) {
        var ids = list.unlisted(after, most);
        if (ids.isEmpty()) {
            return null;
        }
        var leads = store.find(ids);
        var roots = leads.values().stream()
                .filter(lead -> lead.isRoot() && lead.held().decisionId() != null)
                .map(LeadRow::id)
                .toList();
        var known = memories.read(roots).memories(roots, false);
        var assessor = reevaluation.assessor(now);
        var rows = new ArrayList<ListedLeadRow>();
        for (var lead : leads.values()) {
            try {
                var memory = known.get(lead.id());
                rows.add(memory == null ? ListedLeadRow.bare(lead) : listed(lead, assessor.assess(memory)));
            } catch (RuntimeException failed) {
                LOG.warnf("The lead %s is listed by its id alone until it can be evaluated: %s", lead.id(), failed);
                rows.add(ListedLeadRow.bare(lead));
            }
        }
        list.put(rows);
        return ids.get(ids.size() - 1);
    }

    private ListedLeadRow listed(LeadRow lead, AssessedLead assessed) {
        var last = assessed.assessment().last();
        last.ifPresent(cycle -> describe(lead, cycle));
        return last.map(cycle -> Listing.of(lead, cycle, assessed.noticesOf(cycle), texts))
                .orElseGet(() -> ListedLeadRow.bare(lead));
    }

    private void describe(LeadRow lead, CycleAssessment last) {
        var attributes = ListedAttributes.of(last.decision().facts().lead());
        queue.describe(lead.id(), attributes.source(), texts.text(attributes.others()));
    }
}

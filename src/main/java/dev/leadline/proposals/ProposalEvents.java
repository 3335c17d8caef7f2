package dev.leadline.proposals;

import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.policies.drafts.DraftChange;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publishing.FolderDrafted;
import dev.leadline.policies.publishing.NeededApprovals;
import dev.leadline.policies.publishing.PolicyPublished;
import dev.leadline.web.problems.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * What happens elsewhere and concerns proposals, within the transactions in which it happens: what voids them, and what the
 * folder of policies proposes.
 */
@ApplicationScoped
class ProposalEvents {

    private static final Logger LOG = Logger.getLogger(ProposalEvents.class);

    private final ProposalStore store;
    private final ProposalClosings closings;
    private final Drafts drafts;
    private final NeededApprovals approvals;
    private final InstantSource clock;

    ProposalEvents(
            ProposalStore store,
            ProposalClosings closings,
            Drafts drafts,
            NeededApprovals approvals,
            InstantSource clock) {
        this.store = store;
        this.closings = closings;
        this.drafts = drafts;
        this.approvals = approvals;
        this.clock = clock;
    }

    void edited(@Observes DraftChange change) {
        var reason = "The draft changed: " + change.by() + " " + change.what() + ".";
        closings.voidOf(change.policyId(), change.name(), closing(change.by(), reason));
    }

    void published(@Observes PolicyPublished done) {
        var other = done.publication();
        var reason = "Publication " + other.sequence() + " came first.";
        closings.voidAll(
                ProposedSubject.policy(other.policyId()), closing(other.said().by(), reason));
    }

    /** The folder is a person of its own: whoever consents cannot be it. */
    void drafted(@Observes FolderDrafted drafted) {
        var folder = Publication.Said.FOLDER;
        var draft = drafts.get(drafted.policyId(), drafted.draft());
        var editors = drafts.lock(draft, new Precondition("*", null));
        var now = clock.instant();
        var asked = new ProposalRequest(
                drafted.draft(), null, null, drafted.reason(), null, null, drafted.acknowledged(), null, null);
        var begun = Deliberation.begun(approvals.of(drafted.policyId(), now, now), folder, editors);
        var of = new ProposalStore.ProposedDraft(drafted.draft(), draft.tag());
        long number =
                store.add(ProposedSubject.policy(drafted.policyId()), asked, of, begun, new Proposal.Act(folder, now));
        LOG.infof(
                "Proposal %d of policy %s waits for %s.",
                number, drafted.policyId(), begun.needed().words());
    }

    private Proposal.Closing closing(String by, String reason) {
        return new Proposal.Closing(new Proposal.Act(by, clock.instant()), reason, null);
    }
}

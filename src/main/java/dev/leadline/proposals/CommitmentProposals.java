package dev.leadline.proposals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.approvals.UsualApprovals;
import dev.leadline.approvals.Warrant;
import dev.leadline.commitments.terms.CommitmentPublished;
import dev.leadline.commitments.terms.CommitmentRequest;
import dev.leadline.commitments.terms.Commitments;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Person;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.LongConsumer;

/** Terms of commitments as they are proposed. */
@ApplicationScoped
class CommitmentProposals implements Proposable {

    private final Proposals proposals;
    private final ProposalClosings closings;
    private final Commitments commitments;
    private final UsualApprovals approvals;
    private final ObjectMapper json;

    CommitmentProposals(
            Proposals proposals,
            ProposalClosings closings,
            Commitments commitments,
            UsualApprovals approvals,
            ObjectMapper json) {
        this.proposals = proposals;
        this.closings = closings;
        this.commitments = commitments;
        this.approvals = approvals;
        this.json = json;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.COMMITMENT;
    }

    @Override
    public Action consenting() {
        return Action.CONSENT;
    }

    @Override
    public Action proposing() {
        return Action.PLAN;
    }

    @Override
    public Approvals needed(Proposal proposal) {
        return approvals.get();
    }

    /** @throws Problem when it could not be published even with all consents, or needs none; nothing is kept then */
    Proposal propose(String id, CommitmentRequest asked, Precondition seen, Person proposer, String by) {
        var subject = ProposedSubject.commitment(id);
        Proposals.checkNeeded(subject, approvals.get());
        commitments.rehearse(id, asked, by, seen);
        return proposals.add(subject, asked, approvals.get(), proposer, by);
    }

    @Override
    public void publish(Proposal proposal, Warrant warrant, Proposal.Act last, LongConsumer within) {
        var asked = JsonText.read(json, proposal.asked().toString(), CommitmentRequest.class);
        commitments.publish(proposal.subject().id(), asked, proposal.proposed().by(), warrant, within);
    }

    void published(@Observes CommitmentPublished done) {
        var imprint = done.version().imprint();
        var reason = "Version " + done.version().sequence() + " of commitments came first.";
        var closing =
                new Proposal.Closing(new Proposal.Act(imprint.publishedBy(), imprint.publishedAt()), reason, null);
        closings.voidAll(ProposedSubject.commitment(done.version().id()), closing);
    }
}

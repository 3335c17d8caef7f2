package dev.leadline.proposals;

import dev.leadline.access.Access;
import dev.leadline.access.Caller;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.kernel.approval.Objection;
import dev.leadline.web.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says of proposals whether whoever asks may consent to them. */
@ApplicationScoped
class ProposalBodies {

    private final Caller caller;
    private final Proposals proposals;

    ProposalBodies(Caller caller, Proposals proposals) {
        this.caller = caller;
        this.proposals = proposals;
    }

    ProposalBody of(Proposal proposal) {
        var who = caller.identity();
        var matter = proposal.subject().matter();
        var kind = proposals.of(proposal.subject().kind());
        var deliberation = proposal.deliberation();
        boolean isOpen = deliberation.state() == State.OPEN;
        boolean isTheirs = deliberation.proposer().equals(who.person().id());
        var refused = Access.decide(who, kind.consenting(), matter);
        var objection = refused.or(() -> deliberation.objectionTo(who.person()).map(Objection::sentence));
        boolean mayPropose = Access.decide(who, kind.proposing(), matter).isEmpty();
        return ProposalBody.from(
                proposal,
                new ProposalBody.May(
                        objection.orElse(null), isOpen && refused.isEmpty(), isOpen && isTheirs && mayPropose));
    }

    ProposalBody.Page page(List<Proposal> found, int most) {
        var cut = Paging.cut(found, most, Proposal::number);
        return new ProposalBody.Page(cut.entries().stream().map(this::of).toList(), cut.next());
    }
}

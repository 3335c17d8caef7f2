package dev.leadline.proposals;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.approvals.UsualApprovals;
import dev.leadline.approvals.Warrant;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.waivers.AskedWaiver;
import dev.leadline.waivers.WaiverBody;
import dev.leadline.waivers.WaiverChange;
import dev.leadline.waivers.WaiverConsents;
import dev.leadline.waivers.Waivers;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongConsumer;

/** Waivers as they are proposed: to ask for one is to propose it, and to approve it is to consent. */
@ApplicationScoped
class WaiverProposals implements Proposable, WaiverConsents {

    private final Proposals proposals;
    private final ProposalStore store;
    private final ProposalClosings closings;
    private final Waivers waivers;
    private final UsualApprovals approvals;
    private final Caller caller;

    @Inject
    InstantSource clock;

    WaiverProposals(
            Proposals proposals,
            ProposalStore store,
            ProposalClosings closings,
            Waivers waivers,
            UsualApprovals approvals,
            Caller caller) {
        this.proposals = proposals;
        this.store = store;
        this.closings = closings;
        this.waivers = waivers;
        this.approvals = approvals;
        this.caller = caller;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.WAIVER;
    }

    @Override
    public Action consenting() {
        return Action.SETTLE;
    }

    @Override
    public Action proposing() {
        return Action.PLAN;
    }

    @Override
    public Approvals needed(Proposal proposal) {
        return approvals.get();
    }

    /** The number of the waiver is the number of what it became. */
    @Override
    public void publish(Proposal proposal, Warrant warrant, Proposal.Act last, LongConsumer within) {
        long id = Long.parseLong(proposal.subject().id());
        QuarkusTransaction.requiringNew().run(() -> waivers.approve(id, last.by(), warrant, () -> within.accept(id)));
    }

    @Override
    public boolean isTaken(long id, String by) {
        if (approvals.get().count() == 0) {
            return false;
        }
        var waiver = waivers.open(id);
        var subject = ProposedSubject.waiver(id);
        long number = store.findLast(subject).orElseGet(() -> add(waiver));
        proposals.consent(subject, number, caller.identity().person(), by);
        return true;
    }

    /** The proposal of a waiver; one that was asked for before consents were needed gets it with the first of them. */
    Proposal get(long id) {
        var subject = ProposedSubject.waiver(id);
        long number = store.findLast(subject)
                .orElseThrow(() -> Problem.notFound("There is no proposal of the waiver (" + id + ")."));
        return proposals.get(subject, number);
    }

    /** Sends one back: the waiver is withdrawn with it. */
    WaiverBody refuse(long id, String reason, String by) {
        var proposal = get(id);
        return QuarkusTransaction.requiringNew().call(() -> {
            proposals.close(
                    proposal.subject(),
                    proposal.number(),
                    State.REFUSED,
                    reason,
                    caller.identity().person(),
                    by);
            return waivers.withdraw(id, by);
        });
    }

    void changed(@Observes WaiverChange change) {
        if (change.what() == WaiverChange.What.WITHDRAWN) {
            var act = new Proposal.Act(change.by(), clock.instant());
            closings.voidAll(
                    ProposedSubject.waiver(change.waiver().id()),
                    new Proposal.Closing(act, "The waiver was withdrawn.", null));
        } else if (approvals.get().count() > 0) {
            add(change.waiver());
        }
    }

    private long add(AskedWaiver waiver) {
        var begun = Deliberation.begun(approvals.get(), waiver.person(), Set.of());
        return proposals.add(
                ProposedSubject.waiver(waiver.id()),
                waiver.wanted(),
                ProposalStore.ProposedDraft.NONE,
                begun,
                waiver.by());
    }
}

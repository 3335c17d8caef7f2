package dev.leadline.proposals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.approvals.Warrant;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.kernel.approval.Person;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publishing.NeededApprovals;
import dev.leadline.policies.publishing.PublicationRequests;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import dev.leadline.whatifs.WhatIfStarts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Policies as they are proposed: drafts, earlier editions and withdrawals. */
@ApplicationScoped
class PolicyProposals implements Proposable {

    private final Proposals proposals;
    private final ProposalStore store;
    private final PublicationRequests requests;
    private final NeededApprovals approvals;
    private final Drafts drafts;
    private final WhatIfStarts whatIfs;

    @Inject
    InstantSource clock;

    @Inject
    ObjectMapper json;

    PolicyProposals(
            Proposals proposals,
            ProposalStore store,
            PublicationRequests requests,
            NeededApprovals approvals,
            Drafts drafts,
            WhatIfStarts whatIfs) {
        this.proposals = proposals;
        this.store = store;
        this.requests = requests;
        this.approvals = approvals;
        this.drafts = drafts;
        this.whatIfs = whatIfs;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.POLICY;
    }

    @Override
    public Action consenting() {
        return Action.CONSENT;
    }

    @Override
    public Action proposing() {
        return Action.PROPOSE;
    }

    /**
     * The consents that a publication needs.
     *
     * @param effectiveFrom when it is to take effect; {@code null} for now
     */
    Approvals needed(String policyId, Instant effectiveFrom) {
        var now = clock.instant();
        return approvals.of(policyId, effectiveFrom == null ? now : effectiveFrom, now);
    }

    @Override
    public Approvals needed(Proposal proposal) {
        return needed(proposal.subject().id(), asked(proposal).effectiveAt(clock.instant()));
    }

    /** @throws Problem when it could not be published even with all consents, or needs none; nothing is kept then */
    Proposal propose(String policyId, ProposalRequest asked, String ifMatch, Person proposer, String by) {
        asked.check();
        var subject = ProposedSubject.policy(policyId);
        var needed = needed(policyId, asked.effectiveFrom());
        Proposals.checkNeeded(subject, needed);
        rehearse(policyId, asked, ifMatch, by);
        long number = QuarkusTransaction.requiringNew().call(() -> {
            var draft = asked.draft() == null ? null : drafts.get(policyId, asked.draft());
            var editors = draft == null ? Set.<String>of() : drafts.lock(draft, new Precondition(ifMatch, null));
            checkOpen(subject, asked);
            var of = draft == null
                    ? ProposalStore.ProposedDraft.NONE
                    : new ProposalStore.ProposedDraft(asked.draft(), draft.tag());
            return proposals.add(subject, asked, of, Deliberation.begun(needed, proposer.id(), editors), by);
        });
        return proposals.get(subject, number);
    }

    private void rehearse(String policyId, ProposalRequest asked, String ifMatch, String by) {
        if (asked.whatIf() != null && !whatIfs.isKnown(policyId, asked.whatIf())) {
            throw Problem.invalid(
                    "/whatIf", asked.whatIf(), "There is no what-if (" + asked.whatIf() + ") of the policy.");
        }
        if (asked.isWithdrawal()) {
            requests.rehearse(policyId, asked.toWithdrawal(Instant.MIN), by);
        } else {
            requests.rehearse(policyId, asked.publication(Instant.MIN), ifMatch, by);
        }
    }

    private void checkOpen(ProposedSubject subject, ProposalRequest asked) {
        if (asked.draft() != null) {
            store.findOpen(subject, asked.draft()).ifPresent(open -> {
                throw Problem.conflict(
                        "/draft",
                        asked.draft(),
                        "The draft (" + asked.draft() + ") is proposed already: proposal " + open
                                + ".\nWithdraw that one first.");
            });
        }
    }

    @Override
    public void publish(Proposal proposal, Warrant warrant, Proposal.Act last, LongConsumer within) {
        var id = proposal.subject().id();
        var asked = asked(proposal);
        var by = proposal.proposed().by();
        var now = clock.instant();
        Consumer<Publication> kept = publication -> within.accept(publication.sequence());
        if (asked.isWithdrawal()) {
            requests.withdraw(id, asked.toWithdrawal(now), by, warrant, kept);
        } else {
            var seen = proposal.tag() == null ? null : "\"" + proposal.tag() + "\"";
            requests.publish(id, asked.publication(now), seen, by, warrant, kept);
        }
    }

    private ProposalRequest asked(Proposal proposal) {
        return JsonText.read(json, proposal.asked().toString(), ProposalRequest.class);
    }
}

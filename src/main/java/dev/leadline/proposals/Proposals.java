package dev.leadline.proposals;

import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.kernel.approval.Objection;
import dev.leadline.kernel.approval.Person;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publishing.NeededApprovals;
import dev.leadline.policies.publishing.PublicationRequests;
import dev.leadline.policies.publishing.Warrant;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import dev.leadline.whatifs.WhatIfStarts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Proposals as they are made, consented to, sent back and taken back. What is under way is locked in one order: publishing,
 * then the draft, then the proposal.
 */
@ApplicationScoped
class Proposals {

    private static final int MOST_OPEN = 20;

    private final ProposalStore store;
    private final PublicationRequests requests;
    private final NeededApprovals approvals;
    private final Drafts drafts;
    private final WhatIfStarts whatIfs;
    private final InstantSource clock;

    Proposals(
            ProposalStore store,
            PublicationRequests requests,
            NeededApprovals approvals,
            Drafts drafts,
            WhatIfStarts whatIfs,
            InstantSource clock) {
        this.store = store;
        this.requests = requests;
        this.approvals = approvals;
        this.drafts = drafts;
        this.whatIfs = whatIfs;
        this.clock = clock;
    }

    /** @throws Problem 404 without such a proposal */
    Proposal get(String policyId, long number) {
        return asThingsAre(store.find(policyId, number).orElseThrow(() -> missing(number)));
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

    /** @throws Problem when it could not be published even with all consents, or needs none; nothing is kept then */
    Proposal propose(String policyId, ProposalRequest asked, String ifMatch, Person proposer, String by) {
        asked.check();
        var now = clock.instant();
        var needed = needed(policyId, asked.effectiveFrom());
        if (needed.count() == 0) {
            throw Problem.conflict("A publication of the policy (" + policyId
                    + ") needs no consent.\nUse POST /v1/policies/" + policyId + "/publications.");
        }
        rehearse(policyId, asked, ifMatch, by);
        long number = QuarkusTransaction.requiringNew().call(() -> {
            var seen = new Precondition(ifMatch, null);
            var draft = asked.draft() == null ? null : drafts.get(policyId, asked.draft());
            var editors = draft == null ? Set.<String>of() : drafts.lock(draft, seen);
            checkRoom(policyId, asked);
            var begun = Deliberation.begun(needed, proposer.id(), editors);
            return store.add(policyId, asked, draft == null ? null : draft.tag(), begun, new Proposal.Act(by, now));
        });
        return get(policyId, number);
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

    private void checkRoom(String policyId, ProposalRequest asked) {
        if (asked.draft() != null) {
            store.findOpen(policyId, asked.draft()).ifPresent(open -> {
                throw Problem.conflict(
                        "/draft",
                        asked.draft(),
                        "The draft (" + asked.draft() + ") is proposed already: proposal " + open
                                + ".\nWithdraw that one first.");
            });
        }
        if (store.countOpen(policyId) >= MOST_OPEN) {
            throw Problem.conflict(
                    "The policy has " + MOST_OPEN + " open proposals, the maximum.\nWithdraw one, or send one back.");
        }
    }

    /** Gives somebody's consent, and publishes when it is the last one. */
    Proposal consent(String policyId, long number, Person person, String by) {
        var consent = new Proposal.Consent(person, new Proposal.Act(by, clock.instant()));
        var lacksThisOnly = QuarkusTransaction.requiringNew().call(() -> {
            var present = locked(policyId, number);
            if (consented(present, person).state() == State.PUBLISHED) {
                return Optional.of(present);
            }
            store.consent(number, consent);
            return Optional.<Proposal>empty();
        });
        lacksThisOnly.ifPresent(complete -> publish(complete, consent));
        return get(policyId, number);
    }

    private void publish(Proposal proposal, Proposal.Consent last) {
        var persons = consented(proposal, last.person()).consents();
        var all = Stream.concat(proposal.consents().stream(), Stream.of(last)).toList();
        var approval = Publication.Approval.of(proposal.number(), store.written(all));
        publish(proposal, Warrant.of(persons, approval), kept -> {
            var present = locked(proposal.policyId(), proposal.number());
            if (!consented(present, last.person()).consents().equals(persons)) {
                throw Problem.conflict("Somebody else consented at the same time.\nSend it again.");
            }
            store.consent(proposal.number(), last);
            store.close(proposal.number(), State.PUBLISHED, new Proposal.Closing(last.given(), null, kept.sequence()));
        });
    }

    private void publish(Proposal proposal, Warrant warrant, Consumer<Publication> within) {
        var id = proposal.policyId();
        var asked = proposal.asked();
        var by = proposal.proposed().by();
        var now = clock.instant();
        if (asked.isWithdrawal()) {
            requests.withdraw(id, asked.toWithdrawal(now), by, warrant, within);
        } else {
            var seen = proposal.tag() == null ? null : "\"" + proposal.tag() + "\"";
            requests.publish(id, asked.publication(now), seen, by, warrant, within);
        }
    }

    /** Closes a proposal without a publication. */
    Proposal close(String policyId, long number, State as, String reason, Person person, String by) {
        QuarkusTransaction.requiringNew().run(() -> {
            var present = locked(policyId, number).deliberation();
            if (present.state() != State.OPEN) {
                throw closed(number, present.state());
            }
            if (as == State.WITHDRAWN && !present.proposer().equals(person.id())) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        "Proposal " + number + " was made by somebody else.\nWhoever may consent can send it back.",
                        List.of());
            }
            store.close(number, as, new Proposal.Closing(new Proposal.Act(by, clock.instant()), reason, null));
        });
        return get(policyId, number);
    }

    private static Deliberation consented(Proposal proposal, Person person) {
        var present = proposal.deliberation();
        present.objectionTo(person).ifPresent(objection -> {
            if (objection == Objection.CLOSED) {
                throw closed(proposal.number(), present.state());
            }
            var type = objection == Objection.CONSENTED ? ProblemType.CONFLICT : ProblemType.FORBIDDEN;
            throw new Problem(type, objection.sentence(), List.of());
        });
        return present.consented(person);
    }

    private Proposal locked(String policyId, long number) {
        return asThingsAre(store.lock(policyId, number).orElseThrow(() -> missing(number)));
    }

    /** An open one needs what is needed by now, when that is more than when it was proposed. */
    private Proposal asThingsAre(Proposal kept) {
        var deliberation = kept.deliberation();
        if (deliberation.state() != State.OPEN) {
            return kept;
        }
        var needed =
                deliberation.needed().and(needed(kept.policyId(), kept.asked().effectiveAt(clock.instant())));
        return kept.with(new Deliberation(
                needed, deliberation.proposer(), deliberation.editors(), deliberation.consents(), State.OPEN));
    }

    private static Problem closed(long number, State state) {
        return Problem.conflict("Proposal " + number + " is no longer open: it is "
                + state.name().toLowerCase(Locale.ROOT) + ".");
    }

    private static Problem missing(long number) {
        return Problem.notFound("There is no proposal (" + number + ") of the policy.");
    }
}

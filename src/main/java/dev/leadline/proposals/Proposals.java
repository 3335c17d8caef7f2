package dev.leadline.proposals;

import dev.leadline.approvals.Approval;
import dev.leadline.approvals.Warrant;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.kernel.approval.Objection;
import dev.leadline.kernel.approval.Person;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Proposals of every kind as they are kept, consented to, sent back and taken back. What is under way is locked in one
 * order: publishing, then the draft, then the proposal.
 */
@ApplicationScoped
class Proposals {

    private static final int MOST_OPEN = 20;

    private final ProposalStore store;
    private final ProposalClosings closings;
    private final Instance<Proposable> kinds;
    private final InstantSource clock;

    Proposals(ProposalStore store, ProposalClosings closings, @Any Instance<Proposable> kinds, InstantSource clock) {
        this.store = store;
        this.closings = closings;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** How subjects of a kind are published. */
    Proposable of(SubjectKind kind) {
        return kinds.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    }

    /** @throws Problem 404 without such a proposal */
    Proposal get(ProposedSubject subject, long number) {
        return asThingsAre(store.find(subject, number).orElseThrow(() -> missing(subject, number)));
    }

    List<Proposal> page(ProposalStore.ProposalFilter which, State state, long before, int most) {
        return store.page(which, state, before, most);
    }

    /** @throws Problem 409 when no consent is needed, so that it is published at its own door */
    static void checkNeeded(ProposedSubject subject, Approvals needed) {
        if (needed.count() == 0) {
            throw Problem.conflict("A publication of " + subject.words() + " needs no consent.\nUse "
                    + subject.kind().directDoor(subject.id()) + ".");
        }
    }

    /**
     * Keeps a proposal, within the present transaction or one of its own.
     *
     * @return its number
     * @throws Problem 409 when too many are open
     */
    long add(ProposedSubject subject, Object asked, ProposalStore.ProposedDraft of, Deliberation begun, String by) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (store.countOpen(subject) >= MOST_OPEN) {
                throw Problem.conflict("There are " + MOST_OPEN + " open proposals of " + subject.words()
                        + ", the maximum.\nWithdraw one, or send one back.");
            }
            return store.add(subject, asked, of, begun, new Proposal.Act(by, clock.instant()));
        });
    }

    /** The same of what has no draft: nobody but whoever proposes it has written it. */
    Proposal add(ProposedSubject subject, Object asked, Approvals needed, Person proposer, String by) {
        var begun = Deliberation.begun(needed, proposer.id(), Set.of());
        return get(subject, add(subject, asked, ProposalStore.ProposedDraft.NONE, begun, by));
    }

    /** Gives somebody's consent, and publishes when it is the last one. */
    Proposal consent(ProposedSubject subject, long number, Person person, String by) {
        var consent = new Proposal.Consent(person, new Proposal.Act(by, clock.instant()));
        var lacksThisOnly = QuarkusTransaction.requiringNew().call(() -> {
            var present = locked(subject, number);
            if (consented(present, person).state() == State.PUBLISHED) {
                return Optional.of(present);
            }
            store.consent(number, consent);
            return Optional.<Proposal>empty();
        });
        lacksThisOnly.ifPresent(complete -> publish(complete, consent));
        return get(subject, number);
    }

    private void publish(Proposal proposal, Proposal.Consent last) {
        var persons = consented(proposal, last.person()).consents();
        var all = Stream.concat(proposal.consents().stream(), Stream.of(last)).toList();
        var approval = Approval.of(proposal.number(), store.written(all));
        of(proposal.subject().kind()).publish(proposal, Warrant.of(persons, approval), last.given(), publication -> {
            var present = locked(proposal.subject(), proposal.number());
            if (!consented(present, last.person()).consents().equals(persons)) {
                throw Problem.conflict("Somebody else consented at the same time.\nSend it again.");
            }
            store.consent(proposal.number(), last);
            closings.close(proposal.number(), State.PUBLISHED, new Proposal.Closing(last.given(), null, publication));
        });
    }

    /** Closes a proposal without a publication. */
    Proposal close(ProposedSubject subject, long number, State as, String reason, Person person, String by) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var present = locked(subject, number).deliberation();
            if (present.state() != State.OPEN) {
                throw closed(number, present.state());
            }
            if (as == State.WITHDRAWN && !present.proposer().equals(person.id())) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        "Proposal " + number + " was made by somebody else.\nWhoever may consent can send it back.",
                        List.of());
            }
            closings.close(number, as, new Proposal.Closing(new Proposal.Act(by, clock.instant()), reason, null));
        });
        return get(subject, number);
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

    private Proposal locked(ProposedSubject subject, long number) {
        return asThingsAre(store.lock(subject, number).orElseThrow(() -> missing(subject, number)));
    }

    /** An open one needs what is needed by now, when that is more than when it was proposed. */
    private Proposal asThingsAre(Proposal kept) {
        var deliberation = kept.deliberation();
        if (deliberation.state() != State.OPEN) {
            return kept;
        }
        var needed = deliberation.needed().and(of(kept.subject().kind()).needed(kept));
        return kept.with(new Deliberation(
                needed, deliberation.proposer(), deliberation.editors(), deliberation.consents(), State.OPEN));
    }

    private static Problem closed(long number, State state) {
        return Problem.conflict("Proposal " + number + " is no longer open: it is "
                + state.name().toLowerCase(Locale.ROOT) + ".");
    }

    private static Problem missing(ProposedSubject subject, long number) {
        return Problem.notFound(
                "There is no proposal (" + number + ") of the " + subject.kind().word() + ".");
    }
}

package dev.leadline.proposals;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.approval.Deliberation.State;
import jakarta.enterprise.context.ApplicationScoped;

/** Every statement that closes proposals. Those that are closed stay as they are. */
@ApplicationScoped
class ProposalClosings {

    private static final String CLOSE =
            """
            update proposal set state = :state, closed_by = :by, closed_at = :at, closed_reason = :reason,
              publication = :publication
            where state = 'OPEN'
            """;

    private static final String OF = " and kind = :kind and subject = :subject";

    private final Queries queries;

    ProposalClosings(Queries queries) {
        this.queries = queries;
    }

    void close(long number, State state, Proposal.Closing closing) {
        queries.update(CLOSE + " and number = :number", closing(state, closing).and("number", number));
    }

    /** Voids what is open of a subject. */
    void voidAll(ProposedSubject subject, Proposal.Closing closing) {
        queries.update(
                CLOSE + OF,
                closing(State.VOID, closing).and("kind", subject.kind()).and("subject", subject.id()));
    }

    /** Voids what is open of a draft. */
    void voidOf(String policyId, String draft, Proposal.Closing closing) {
        queries.update(
                CLOSE + " and kind = 'POLICY' and subject = :subject and draft = :draft",
                closing(State.VOID, closing).and("subject", policyId).and("draft", draft));
    }

    /** Voids what somebody proposed of a subject and is open. */
    void voidOf(ProposedSubject subject, String proposer, Proposal.Closing closing) {
        queries.update(
                CLOSE + " and proposer = :proposer" + OF,
                closing(State.VOID, closing)
                        .and("proposer", proposer)
                        .and("kind", subject.kind())
                        .and("subject", subject.id()));
    }

    private static Parameters closing(State state, Proposal.Closing closing) {
        return Parameters.of("state", state)
                .and("by", closing.done().by())
                .and("at", closing.done().at())
                .and("reason", closing.reason())
                .and("publication", closing.publication());
    }
}

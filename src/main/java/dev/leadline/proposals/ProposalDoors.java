package dev.leadline.proposals;

import dev.leadline.access.Caller;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.web.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the doors of every kind of proposal do alike. */
@ApplicationScoped
class ProposalDoors {

    /** What a number of a proposal looks like. */
    static final String NUMBER = "[1-9][0-9]{0,17}";

    static final String NO_NUMBER = "must be the number of a proposal";

    private final Proposals proposals;
    private final ProposalBodies bodies;
    private final Caller caller;

    ProposalDoors(Proposals proposals, ProposalBodies bodies, Caller caller) {
        this.proposals = proposals;
        this.bodies = bodies;
        this.caller = caller;
    }

    /**
     * Why a proposal is closed.
     *
     * @param reason why
     */
    @Schema(name = "ProposalClosing")
    record Closing(@NotNull @PlainText(max = 500) String reason) {}

    /** @param cursor the number that a page ends before; {@code null} for the first page */
    ProposalBody.Page page(ProposalStore.ProposalFilter which, String state, String cursor, String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        return bodies.page(proposals.page(which, StateName.Names.parse(state), before, most + 1), most);
    }

    ProposalBody one(ProposedSubject subject, String number) {
        return bodies.of(proposals.get(subject, Long.parseLong(number)));
    }

    ProposalBody consent(ProposedSubject subject, String number, String from) {
        return bodies.of(proposals.consent(
                subject, Long.parseLong(number), caller.identity().person(), from));
    }

    ProposalBody refuse(ProposedSubject subject, String number, Closing wanted, String from) {
        return close(subject, number, State.REFUSED, wanted, from);
    }

    ProposalBody withdraw(ProposedSubject subject, String number, Closing wanted, String from) {
        return close(subject, number, State.WITHDRAWN, wanted, from);
    }

    private ProposalBody close(ProposedSubject subject, String number, State as, Closing wanted, String from) {
        return bodies.of(proposals.close(
                subject,
                Long.parseLong(number),
                as,
                wanted.reason(),
                caller.identity().person(),
                from));
    }
}

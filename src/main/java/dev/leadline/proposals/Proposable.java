package dev.leadline.proposals;

import dev.leadline.access.Action;
import dev.leadline.approvals.Warrant;
import dev.leadline.kernel.approval.Approvals;
import java.util.function.LongConsumer;

/** How one kind of subject is published once those consented who must. */
interface Proposable {

    SubjectKind kind();

    /** The consents that it needs as things are. */
    Approvals needed(Proposal proposal);

    /** What whoever consents must be allowed to do. */
    Action consenting();

    /** What whoever takes back their own must be allowed to do. */
    Action proposing();

    /**
     * Publishes what is proposed as if whoever proposed it had.
     *
     * @param last the last consent
     * @param within what else belongs to the same transaction; it is given the number of the publication
     */
    void publish(Proposal proposal, Warrant warrant, Proposal.Act last, LongConsumer within);
}

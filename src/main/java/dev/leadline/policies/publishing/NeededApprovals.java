package dev.leadline.policies.publishing;

import dev.leadline.approvals.UsualApprovals;
import dev.leadline.approvals.Warrant;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.PublicationHistory;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The consents that a publication of a policy needs. What is in force says so, and never what is to replace it; so to lower
 * the number needs as many as before. A policy that ended, or that is created anew, needs what its last version said.
 */
@ApplicationScoped
public class NeededApprovals {

    private final Policies policies;
    private final UsualApprovals usual;

    NeededApprovals(Policies policies, UsualApprovals usual) {
        this.policies = policies;
        this.usual = usual;
    }

    /** As {@link #of(String, Instant, Instant, PublicationHistory)}, by what is known to be published. */
    public Approvals of(String policyId, Instant effectiveFrom, Instant now) {
        return of(policyId, effectiveFrom, now, policies.history());
    }

    /**
     * The consents that are enough for what is in force now, and for what is in force just before a publication.
     *
     * @param effectiveFrom from when on it is to be in force
     */
    Approvals of(String policyId, Instant effectiveFrom, Instant now, PublicationHistory history) {
        return Stream.of(now, effectiveFrom)
                .map(moment -> at(policyId, moment, history))
                .reduce(Approvals.NONE, Approvals::and);
    }

    /** Going back in an emergency never lowers the number: what was needed before is needed until the next publication. */
    private Approvals at(String policyId, Instant moment, PublicationHistory history) {
        var needed = Approvals.NONE;
        for (var version : history.versionsUntil(policyId, moment)) {
            needed = needed.and(said(version));
            if (!version.isEmergency()) {
                return needed;
            }
        }
        return needed.and(usual.get());
    }

    private Approvals said(Publication publication) {
        var terms = policies.present().read(publication).policy().terms();
        return Objects.requireNonNullElseGet(terms.approvals(), usual::get);
    }

    /** Returns whether a policy was never in force. */
    static boolean isFirst(String policyId, PublicationHistory history) {
        return history.findLastVersion(policyId, Instant.MAX).isEmpty();
    }

    /** @throws Problem 409 unless the consents are enough */
    void check(Publication wanted, Warrant warrant, Instant now, PublicationHistory history) {
        var id = wanted.policyId();
        warrant.demand(
                of(id, wanted.effectiveFrom(), now, history),
                "policy (" + id + ")",
                "/v1/policies/" + id + "/proposals");
    }
}

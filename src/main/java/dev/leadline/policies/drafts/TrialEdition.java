package dev.leadline.policies.drafts;

import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import java.util.stream.Stream;

/**
 * An edition of a policy, ready to decide though it need not be in force.
 *
 * @param edition how the edition is named
 * @param policyId the policy's id
 * @param revision the revision of the draft; {@code null} unless it is one
 * @param authored the policy as it is written
 * @param policies the policy with its calendars and rules
 */
public record TrialEdition(
        String edition, String policyId, Integer revision, AuthoredPolicy authored, PoliciesInForce policies) {

    /** The policy itself. */
    public ResolvedPolicy policy() {
        return policies.find(policyId).orElseThrow();
    }

    /** The rows of all its tables. */
    public Stream<TableRow> rows() {
        return policies.findWritten(policyId).orElseThrow().rows().all();
    }

    /** Decides with the rules in force. */
    public Decider decider() {
        return policies.decider();
    }

    /** The revision of those rules. */
    public String rulesRevision() {
        return policies.rules().revision();
    }
}

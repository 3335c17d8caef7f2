package dev.leadline.policies.drafts;

import dev.leadline.kernel.Invalid;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.reviews.FindingBody;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes editions ready to be tried, by the calendars and rules in force. */
@ApplicationScoped
public class Trials {

    private final Editions editions;
    private final Reviews reviews;
    private final Policies policies;
    private final Drafts drafts;

    Trials(Editions editions, Reviews reviews, Policies policies, Drafts drafts) {
        this.editions = editions;
        this.reviews = reviews;
        this.policies = policies;
        this.drafts = drafts;
    }

    /** @throws Problem 404 when there is neither a publication nor a draft of such a policy */
    public void checkPolicy(String policyId) {
        if (policies.history().findLast(policyId).isEmpty() && !drafts.hasAny(policyId)) {
            throw Policies.unknown(policyId);
        }
    }

    /**
     * An edition ready to be tried.
     *
     * @throws Invalid when there is none of this name, or it cannot decide, with every error that the checks find
     */
    public TrialEdition get(String policyId, String name) {
        Edition edition;
        try {
            edition = editions.get(policyId, name);
        } catch (Problem missing) {
            throw new Invalid("", name, missing.getMessage());
        }
        var checked = reviews.check(edition.source());
        var errors =
                checked.errors().stream().map(finding -> fault(name, finding)).toList();
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        var authored = checked.authored().orElseThrow();
        var alone = alone(authored, name);
        if (alone.find(policyId).isEmpty()) {
            throw new Invalid("", name, "The edition (" + name + ") does not belong to the policy (" + policyId + ").");
        }
        return new TrialEdition(name, policyId, edition.revision(), authored, alone);
    }

    /** The revision that the draft of an edition has now; empty when the edition is none of a draft, or it is gone. */
    public Optional<Integer> revisionNow(String policyId, String edition) {
        return Editions.draftOf(edition)
                .flatMap(draft -> drafts.find(policyId, draft))
                .map(Draft::revision);
    }

    private PoliciesInForce alone(AuthoredPolicy policy, String name) {
        try {
            return reviews.alone(policy);
        } catch (Invalid unresolved) {
            throw new Invalid(
                    "", name, "The edition (" + name + ") cannot be used for decisions. " + unresolved.getMessage());
        }
    }

    private static Invalid.Fault fault(String name, FindingBody finding) {
        var place = finding.table() == null ? "" : finding.table() + ": ";
        return new Invalid.Fault(
                "", name, "The edition (" + name + ") cannot be used for decisions. " + place + finding.detail());
    }
}

package dev.leadline.policies.publishing;

import dev.leadline.access.Action;
import dev.leadline.access.LocalMode;
import dev.leadline.access.Role;
import dev.leadline.database.CannotStart;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.PublicationHistory;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The consents that a publication of a policy needs. What is in force says so, and never what is to replace it; so to lower
 * the number needs as many as before. A policy that ended, or that is created anew, needs what its last version said.
 */
@ApplicationScoped
public class NeededApprovals {

    private final Policies policies;
    private final LocalMode local;
    private final Optional<String> usual;

    NeededApprovals(
            Policies policies, LocalMode local, @ConfigProperty(name = "leadline.approvals") Optional<String> usual) {
        this.policies = policies;
        this.local = local;
        this.usual = usual;
    }

    /** Before the folder of policies is read, and anything works on its own. */
    void check(@Observes @Priority(20) StartupEvent start) {
        usual();
    }

    /** What is said of a policy that says nothing itself: nobody in local mode, and otherwise one person. */
    private Approvals usual() {
        var setting = usual.orElse(local.applies() ? "0" : "1");
        if (!setting.matches("[0-2]")) {
            throw new CannotStart("LEADLINE_APPROVALS (" + setting + ") must be 0, 1 or 2."
                    + "\nLeave it out for 1, and for 0 while the server is for this machine only.");
        }
        return Approvals.of(Integer.parseInt(setting));
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
        return needed.and(usual());
    }

    private Approvals said(Publication publication) {
        var terms = policies.present().read(publication).policy().terms();
        return Objects.requireNonNullElseGet(terms.approvals(), this::usual);
    }

    /** Returns whether a policy was never in force. */
    static boolean isFirst(String policyId, PublicationHistory history) {
        return history.findLastVersion(policyId, Instant.MAX).isEmpty();
    }

    /** @throws Problem 409 unless the consents are enough */
    void check(Publication wanted, Warrant warrant, Instant now, PublicationHistory history) {
        if (warrant.isExempt()) {
            return;
        }
        var needed = of(wanted.policyId(), wanted.effectiveFrom(), now, history);
        if (!needed.areMetBy(warrant.consents())) {
            throw new Problem(ProblemType.APPROVAL_NEEDED, sentence(wanted.policyId(), needed), List.of());
        }
    }

    private static String sentence(String policyId, Approvals needed) {
        var may = Role.allowed(Action.CONSENT).stream().map(Role::word).collect(Collectors.joining(" or "));
        return "A publication of the policy (%s) needs %s.\nUse POST /v1/policies/%s/proposals; then people with the role %s who edited nothing of it consent."
                .formatted(policyId, needed.words(), policyId, may);
    }
}

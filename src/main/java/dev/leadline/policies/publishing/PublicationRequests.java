package dev.leadline.policies.publishing;

import dev.leadline.approvals.Warrant;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.PublicationsResource;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.drafts.Editions;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Handles requests to publish, withdraw or cancel. */
@ApplicationScoped
public class PublicationRequests {

    private static final int MOST_SCHEDULED = 20;

    private final Publishing publishing;
    private final Policies policies;
    private final Editions editions;
    private final Drafts drafts;
    private final Reviews reviews;

    PublicationRequests(Publishing publishing, Policies policies, Editions editions, Drafts drafts, Reviews reviews) {
        this.publishing = publishing;
        this.policies = policies;
        this.editions = editions;
        this.drafts = drafts;
        this.reviews = reviews;
    }

    /**
     * What is asked for, reviewed and ready to be published.
     *
     * @param within what else belongs to the same transaction
     */
    private record Ready(Publishing.Step step, Consumer<Publication> within) {}

    /**
     * Publishes.
     *
     * @param within what else belongs to the same transaction
     * @throws Problem when it cannot be published; nothing has changed then
     */
    public Publication publish(
            String id,
            PublicationsResource.Wanted wanted,
            String ifMatch,
            String by,
            Warrant warrant,
            Consumer<Publication> within) {
        return commit(ready(id, wanted, ifMatch, by, warrant), within);
    }

    /** @throws Problem when {@link #publish} would refuse it, whoever consents */
    public void rehearse(String id, PublicationsResource.Wanted wanted, String ifMatch, String by) {
        publishing.rehearse(ready(id, wanted, ifMatch, by, Warrant.EXEMPT).step());
    }

    private Ready ready(String id, PublicationsResource.Wanted wanted, String ifMatch, String by, Warrant warrant) {
        if ((wanted.draft() == null) == (wanted.edition() == null)) {
            throw Problem.invalid(
                    "/draft",
                    wanted.draft(),
                    "A publication must have either a `draft` or an `edition` that was in force.");
        }
        var now = publishing.now();
        if (wanted.isEmergency()) {
            checkEmergency(id, wanted, now);
        }
        var publication = Publication.published(
                id, from(id, wanted.effectiveFrom(), now), said(wanted.reason(), wanted.toTransition(), by, now));
        publishing.checkConsents(publication, warrant);
        return wanted.draft() == null
                ? again(publication, wanted, warrant)
                : draft(publication, wanted, ifMatch, warrant);
    }

    /** Only what was in force before comes back so, and at once: what others consented to then. */
    private void checkEmergency(String id, PublicationsResource.Wanted wanted, Instant now) {
        if (wanted.effectiveFrom() != null) {
            throw Problem.invalid(
                    "/effectiveFrom",
                    wanted.effectiveFrom(),
                    "An emergency takes effect at once.\nLeave `effectiveFrom` out, or propose it.");
        }
        boolean wasInForce = policies.history().versionsUntil(id, now).stream()
                .anyMatch(each -> each.version().equals(wanted.edition())
                        || ("publication:" + each.sequence()).equals(wanted.edition()));
        if (!wasInForce) {
            throw Problem.invalid(
                    "/emergency",
                    true,
                    "In an emergency a policy only goes back to what was in force before.\nUse `edition` with its"
                            + " version or such as publication:7, or propose it.");
        }
    }

    private Publication commit(Ready ready, Consumer<Publication> within) {
        return publishing
                .commit(List.of(ready.step()), kept -> {
                    ready.within().accept(kept.get(0));
                    within.accept(kept.get(0));
                })
                .get(0);
    }

    private static Set<String> acknowledged(PublicationsResource.Wanted wanted) {
        return Objects.requireNonNullElse(wanted.acknowledged(), Set.of());
    }

    private Ready draft(Publication publication, PublicationsResource.Wanted wanted, String ifMatch, Warrant warrant) {
        var id = publication.policyId();
        var draft = drafts.get(id, wanted.draft());
        var seen = new Precondition(ifMatch, null);
        drafts.check(draft, seen);
        var review = reviews.full(draft.source());
        var reviewed = publishing.reviewed(publication, review, acknowledged(wanted));
        var builtUpon = draft.basedOn() == null ? Long.valueOf(0) : draft.basedOn();
        var over = wanted.over() == null ? builtUpon : wanted.over();
        return new Ready(
                new Publishing.Step(reviewed, review.authored().orElseThrow(), over, warrant),
                kept -> drafts.published(draft, seen, kept.sequence()));
    }

    private Ready again(Publication publication, PublicationsResource.Wanted wanted, Warrant warrant) {
        if (wanted.edition().startsWith("draft:")) {
            throw Problem.invalid(
                    "/edition",
                    wanted.edition(),
                    "The edition (" + wanted.edition() + ") was never in force.\nUse `draft` to publish a draft.");
        }
        var source = editions.get(publication.policyId(), wanted.edition()).source();
        var review = reviews.full(source);
        var reviewed = publishing.reviewed(publication, review, acknowledged(wanted));
        return new Ready(
                new Publishing.Step(reviewed, review.authored().orElseThrow(), wanted.over(), warrant), kept -> {});
    }

    /** @throws Problem 404 when nothing of the policy is, or will be, in force */
    public Publication withdraw(String id, PublicationsResource.Withdrawal wanted, String by) {
        return withdraw(id, wanted, by, Warrant.NOBODY, kept -> {});
    }

    /** The same by the consents of others. */
    public Publication withdraw(
            String id,
            PublicationsResource.Withdrawal wanted,
            String by,
            Warrant warrant,
            Consumer<Publication> within) {
        return commit(withdrawal(id, wanted, by, warrant), within);
    }

    /** @throws Problem when {@link #withdraw} would refuse it, whoever consents */
    public void rehearse(String id, PublicationsResource.Withdrawal wanted, String by) {
        publishing.rehearse(withdrawal(id, wanted, by, Warrant.EXEMPT).step());
    }

    private Ready withdrawal(String id, PublicationsResource.Withdrawal wanted, String by, Warrant warrant) {
        var last = publishing
                .findLast(id)
                .filter(publication -> publication.kind() == Publication.Kind.PUBLISHED)
                .orElseThrow(() -> Problem.notFound("There is no policy (" + id + ") in force or scheduled to end."));
        var now = publishing.now();
        var publication = Publication.withdrawn(
                last.policyId(),
                from(id, wanted.effectiveFrom(), now),
                said(wanted.reason(), Transition.NEW_LEADS, by, now));
        publishing.checkConsents(publication, warrant);
        return new Ready(new Publishing.Step(publication, null, wanted.over(), warrant), kept -> {});
    }

    /** @throws Problem 409 when it has taken effect, or was called off before */
    public Publication cancel(Publication publication, String reason, String by) {
        var now = publishing.now();
        if (!policies.history().stands(publication)) {
            throw Problem.conflict("Publication " + publication.sequence() + " was already cancelled.");
        }
        if (publication.isEffective(now)) {
            throw Problem.conflict("Publication " + publication.sequence()
                    + " has already taken effect.\nUse `edition` to publish an earlier edition again.");
        }
        var cancelled = publication.cancelled(said(reason, publication.said().transition(), by, now));
        return publishing
                .commit(List.of(new Publishing.Step(cancelled, null, null, Warrant.EXEMPT)), kept -> {})
                .get(0);
    }

    private Instant from(String id, Instant wanted, Instant now) {
        if (wanted == null) {
            return now;
        }
        if (wanted.isBefore(now)) {
            throw Problem.invalid(
                    "/effectiveFrom",
                    wanted,
                    "The effectiveFrom (" + wanted + ") must not be in the past, because earlier decisions used the"
                            + " policy that was in force.\nLeave it out to publish now.");
        }
        if (policies.history().scheduled(id, now).size() >= MOST_SCHEDULED) {
            throw Problem.conflict(
                    "/effectiveFrom",
                    wanted,
                    "The policy has " + MOST_SCHEDULED + " scheduled publications, the maximum.\nCancel one first.");
        }
        return wanted;
    }

    private static Publication.Said said(String reason, Transition transition, String by, Instant now) {
        return new Publication.Said(now, by, reason, transition, Publication.Said.API, "[]");
    }
}

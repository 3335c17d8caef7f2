package dev.leadline.policies.publishing;

import dev.leadline.approvals.Warrant;
import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarTimeline;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.PublicationHistory;
import dev.leadline.policies.publications.Publications;
import dev.leadline.policies.publications.PublishedPolicies;
import dev.leadline.policies.reviews.FindingBody;
import dev.leadline.policies.reviews.Review;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Brings versions into force, ends policies and calls both off: in one transaction, which one replica at a time does. It
 * is kept whole or not at all, and until it is kept what was in force stays so.
 */
@ApplicationScoped
public class Publishing {

    private final Publications publications;
    private final Policies policies;
    private final Calendars calendars;
    private final NeededApprovals approvals;
    private final Event<PolicyPublished> published;
    private final InstantSource clock;

    Publishing(
            Publications publications,
            Policies policies,
            Calendars calendars,
            NeededApprovals approvals,
            Event<PolicyPublished> published,
            InstantSource clock) {
        this.publications = publications;
        this.policies = policies;
        this.calendars = calendars;
        this.approvals = approvals;
        this.published = published;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The publication of a policy that was made last and stands. */
    Optional<Publication> findLast(String policyId) {
        return policies.history().findLast(policyId);
    }

    /** Learns what other replicas published meanwhile. */
    void refresh() {
        policies.refresh();
    }

    /** Returns whether such files are in force already, or will be by the last publication. */
    boolean isPublished(AuthoredPolicy policy) {
        var last = findLast(policy.id()).filter(each -> each.kind() == Publication.Kind.PUBLISHED);
        return Stream.concat(
                        last.map(each -> policies.present().read(each)).stream(),
                        policies.findInForce(policy.id()).stream())
                .anyMatch(each -> each.source().equals(policy.source()));
    }

    /**
     * One publication that is wanted.
     *
     * @param wanted without its number
     * @param policy what comes into force; {@code null} unless something does
     * @param over the publication that its author built upon, 0 for none; {@code null} for whichever is the last
     * @param warrant by whose consents
     */
    record Step(Publication wanted, AuthoredPolicy policy, Long over, Warrant warrant) {}

    /** Returns whether others must consent to a publication that takes effect now. */
    boolean needsConsents(String policyId) {
        var now = clock.instant();
        return approvals.of(policyId, now, now).count() > 0;
    }

    /** @throws Problem 409 when it would be refused for want of consents */
    void checkConsents(Publication wanted, Warrant warrant) {
        approvals.check(wanted, warrant, clock.instant(), policies.history());
    }

    /**
     * Refuses what {@link #commit} would refuse as things are, but for consents that are still to come.
     *
     * @throws Problem 409 as {@link #commit}
     */
    void rehearse(Step step) {
        checkOrder(step, policies.history());
    }

    /**
     * What is wanted when a reviewed policy is to come into force.
     *
     * @throws Problem 422 when an error stands, a warning was not acknowledged, a case fails, or it is another policy
     */
    Publication reviewed(Publication wanted, Review review, Set<String> acknowledged) {
        var obstacles = review.obstacles(acknowledged);
        if (!obstacles.isEmpty()) {
            throw Problem.from(new Invalid(obstacles));
        }
        var policy = review.authored().orElseThrow().policy();
        if (!policy.id().equals(wanted.policyId())) {
            throw Problem.invalid(
                    "/settings/id",
                    policy.id(),
                    "The `id` (" + policy.id() + ") in the settings must be the id of the policy (" + wanted.policyId()
                            + ").");
        }
        var accepted = review.findings().stream().map(FindingBody::acknowledged).toList();
        return wanted.of(
                PolicyText.version(policy, policies.rules().revision()),
                wanted.said().acknowledging(Canonical.json(accepted)));
    }

    /**
     * Keeps publications, all or none.
     *
     * @param within what else belongs to the same transaction; it is given what was kept
     * @throws Problem 409 when another was published meanwhile, or the very same would be in force anyway
     * @throws Invalid when what would be in force does not go together
     */
    List<Publication> commit(List<Step> steps, Consumer<List<Publication>> within) {
        return commit(calendars::timeline, steps, within);
    }

    /**
     * The same with calendars, all or none.
     *
     * @param loading publishes calendars in the same transaction, and says which there are then
     */
    List<Publication> commit(Supplier<CalendarTimeline> loading, List<Step> steps, Consumer<List<Publication>> within) {
        var committed = QuarkusTransaction.requiringNew().call(() -> {
            publications.lock();
            var timeline = loading.get();
            var history = policies.latestHistory();
            var kept = new ArrayList<Publication>();
            for (var step : steps) {
                var placed = inOrder(step, history);
                checkOrder(placed, history);
                approvals.check(placed.wanted(), placed.warrant(), clock.instant(), history);
                kept.add(append(placed));
            }
            var next = policies.prepare(timeline);
            within.accept(kept);
            kept.forEach(each -> published.fire(new PolicyPublished(each)));
            return new Committed(kept, next);
        });
        policies.committed(committed.next());
        return committed.kept();
    }

    /** What was published, and what is published then. */
    private record Committed(List<Publication> kept, PublishedPolicies next) {}

    /**
     * What takes effect at once does so after all that has taken effect before, whoever's clock is ahead and however long
     * its review took.
     */
    private Step inOrder(Step step, PublicationHistory history) {
        if (!step.wanted().isAtOnce()) {
            return step;
        }
        var now = history.notBefore(clock.instant(), step.wanted().policyId());
        return new Step(step.wanted().at(now), step.policy(), step.over(), step.warrant());
    }

    private Publication append(Step step) {
        var policy = step.policy();
        var wanted = step.wanted().approved(step.warrant().approval());
        long sequence = publications.append(wanted, policy == null ? null : policy.source());
        if (policy != null) {
            policies.remember(sequence, policy);
        }
        return wanted.numbered(sequence);
    }

    /** Of two people who publish at once, the second is told who was first. */
    private void checkOrder(Step step, PublicationHistory history) {
        var last = history.findLast(step.wanted().policyId());
        long present = last.map(Publication::sequence).orElse(0L);
        if (step.over() != null && step.over() != present) {
            throw Problem.conflict(
                    "/over",
                    step.over(),
                    last.map(winner -> "The policy has changed: publication " + winner.sequence() + " by "
                                    + winner.said().by() + " (" + winner.said().reason()
                                    + ").\nLook at the difference, then send " + winner.sequence() + " as `over`.")
                            .orElse("The policy has no publication (" + step.over() + ").\nLeave `over` out."));
        }
        if (step.policy() != null) {
            findSame(step, history).ifPresent(same -> {
                throw Problem.conflict(
                        "/version",
                        same.version(),
                        "Publication " + same.sequence() + " has the same content (" + same.version()
                                + ") and is in force then.");
            });
        }
    }

    /** What is in force at the moment that is meant, when it is the very same. */
    private Optional<Publication> findSame(Step step, PublicationHistory history) {
        var wanted = step.wanted();
        var now = clock.instant();
        return Optional.ofNullable(history.inForceAt(wanted.isEffective(now) ? now : wanted.effectiveFrom())
                        .get(wanted.policyId()))
                .filter(present -> present.version().equals(wanted.version()))
                .filter(present -> policies.present()
                        .read(present)
                        .source()
                        .equals(step.policy().source()));
    }
}

package dev.leadline.decisions;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.rows.RowDoubts;
import dev.leadline.policies.drafts.Edition;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.reviews.FindingBody;
import dev.leadline.policies.reviews.Review;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks an edition that need not be in force, with nothing recorded. A draft with errors answers for the leads that they do
 * not concern; where its tables do not say which row is meant, the problem names the rows.
 */
@ApplicationScoped
class EditionDecisions {

    private static final String NO_ANSWER = "No answer: ";

    private final Reviews reviews;
    private final InstantSource clock;

    EditionDecisions(Reviews reviews, InstantSource clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    /** @throws Problem 422 when the edition has no answer for this lead */
    Decisions.Made decide(String policyId, Edition edition, DecisionRequest request) {
        var named = request.policy();
        if (named != null && !named.equals(policyId)) {
            throw Problem.invalid(
                    "/policy", named, "The policy (" + QuotedText.of(named) + ") must be " + policyId + ", or absent.");
        }
        var checked = reviews.check(edition.source());
        refuseUnreadable(checked);
        var authored = checked.authored().orElseThrow();
        var alone = alone(authored, edition);
        alone.rules().mustBeSome();
        var ready = alone.find(policyId)
                .orElseThrow(() -> Problem.notFound(
                        "The edition (" + QuotedText.of(edition.name()) + ") is of the policy " + authored.id() + "."));
        var now = clock.instant();
        var asked = request.orElseBy(policyId);
        refuseDoubts(authored.policy(), asked.toFacts(now, ready));
        return new Decisions.Made(
                Decisions.decide(asked, alone, now), alone.rules().revision(), now);
    }

    private static void refuseUnreadable(Review checked) {
        refuse(checked.errors().stream()
                .filter(FindingBody::cannotBeRead)
                .map(finding -> {
                    var place = Stream.of(
                                    Stream.ofNullable(finding.table()),
                                    finding.rows().stream(),
                                    finding.columns().stream())
                            .flatMap(each -> each)
                            .map(each -> "/" + each)
                            .collect(Collectors.joining());
                    var advice = finding.advice() == null ? "" : "\n" + finding.advice();
                    return new Invalid.Fault(place, finding.value(), NO_ANSWER + finding.detail() + advice);
                })
                .toList());
    }

    private PoliciesInForce alone(AuthoredPolicy policy, Edition edition) {
        try {
            return reviews.alone(policy);
        } catch (Invalid unresolved) {
            throw Problem.invalid("", edition.name(), NO_ANSWER + unresolved.getMessage());
        }
    }

    /** A lead is looked at with each rank that it had, for what it was owed then matters still (O8). */
    private static void refuseDoubts(Policy policy, Facts facts) {
        var doubts = new RowDoubts(policy);
        var attributes = facts.lead().attributes();
        doubts.addLead(facts.lead().rank(), attributes);
        facts.ranks().forEach(change -> doubts.addLead(change.rank(), attributes));
        facts.attempts().forEach(attempt -> doubts.addAttempt(attempt.channel(), attempt.outcome()));
        if (facts.disposition() != null) {
            doubts.addReason(
                    facts.disposition().type().name(), facts.disposition().reason());
        }
        refuse(doubts.found().stream().flatMap(EditionDecisions::faults).toList());
    }

    /** One a row, so that each can be shown where it stands. */
    private static Stream<Invalid.Fault> faults(RowDoubts.Doubt doubt) {
        var table = "/" + doubt.table().tableName();
        var sentence = NO_ANSWER + doubt.sentence();
        return doubt.rows().isEmpty()
                ? Stream.of(new Invalid.Fault(table, doubt.value(), sentence))
                : doubt.rows().stream().map(row -> new Invalid.Fault(table + "/" + row, doubt.value(), sentence));
    }

    private static void refuse(List<Invalid.Fault> faults) {
        if (!faults.isEmpty()) {
            var detail = faults.stream()
                    .map(Invalid.Fault::detail)
                    .distinct()
                    .limit(3)
                    .collect(Collectors.joining("\n"));
            throw new Problem(ProblemType.INVALID_VALUE, detail, faults);
        }
    }
}

package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.RequiredAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The explanation of a decision.
 *
 * @param firings every firing of a rule, each after those that concluded what it matched
 * @param order why the required actions stand in their order (O7)
 * @param attempts how each attempt was read
 * @param clock how the clock got to each deadline, interval by interval; not for what has none
 * @param earlier how the lead stood each time its rank or policy became another, the first time first; absent when neither
 *     did (O8, O9)
 */
@Schema(name = "DecisionExplanation")
public record ExplanationBody(
        List<FiringBody> firings,
        List<OrderBody> order,
        List<ReadingBody> attempts,
        List<ClockBody> clock,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierBody> earlier) {

    /**
     * The state of the lead when its rank or policy changed.
     *
     * @param until the moment of the change
     * @param rank the rank until then; null when it had none
     * @param tier the tier until then; null when it had none
     * @param policy the policy version until then
     * @param obligations what was owed, and how it stood
     * @param firings every firing of a rule for that time
     */
    @Schema(name = "EarlierStanding")
    public record EarlierBody(
            Instant until,
            @Schema(nullable = true) BigDecimal rank,
            @Schema(nullable = true) String tier,
            DecisionBody.Version policy,
            List<DecisionBody.ObligationBody> obligations,
            List<FiringBody> firings) {

        static EarlierBody from(Decision decision, String rulesRevision) {
            var body = DecisionBody.from(decision, null, null, null);
            return new EarlierBody(
                    body.asOf(),
                    decision.lead().rank(),
                    body.tier(),
                    body.policy(),
                    body.obligations(),
                    FiringBody.all(decision.firings(), rulesRevision, zone(decision)));
        }

        static List<EarlierBody> all(Decision decision, String rulesRevision) {
            var all = new ArrayList<EarlierBody>();
            for (var each = decision.earlier(); each != null; each = each.earlier()) {
                all.add(0, from(each, rulesRevision));
            }
            return all;
        }
    }

    /**
     * The reading of an attempt: whether it counts, by which row of {@code attempt-outcomes}, and why.
     *
     * @param id the caller's id of it; null when it has none
     * @param channel its channel
     * @param occurredAt when it was made
     * @param outcome its outcome; null when none was told
     * @param counts whether it counts towards the required attempts
     * @param reached whether it reached the lead
     * @param row the row of {@code attempt-outcomes}; null when none is for it
     * @param because why
     */
    @Schema(name = "AttemptReading")
    public record ReadingBody(
            @Schema(nullable = true) String id,
            String channel,
            Instant occurredAt,
            @Schema(nullable = true) String outcome,
            boolean counts,
            boolean reached,
            @Schema(nullable = true) String row,
            String because) {

        static ReadingBody from(Attempt attempt, Decision decision) {
            var facts = decision.facts();
            return facts.isLater(attempt.occurredAt())
                    ? from(attempt, false, false, null, DecisionBody.LaterFactBody.BECAUSE)
                    : from(attempt, decision.history().readingOf(attempt));
        }

        private static ReadingBody from(Attempt attempt, AttemptReading reading) {
            return from(attempt, reading.counts(), reading.reached(), reading.row(), reading.because());
        }

        private static ReadingBody from(Attempt attempt, boolean counts, boolean reached, String row, String because) {
            return new ReadingBody(
                    attempt.id(),
                    attempt.channel(),
                    attempt.occurredAt(),
                    attempt.outcome(),
                    counts,
                    reached,
                    row,
                    because);
        }
    }

    /**
     * The place of a required action.
     *
     * @param type what must be done
     * @param channel the channel of an attempt; otherwise null
     * @param because why it stands where it does (O7)
     */
    @Schema(name = "ActionOrder")
    public record OrderBody(String type, @Schema(nullable = true) String channel, String because) {

        static List<OrderBody> all(Decision decision) {
            var all = new ArrayList<OrderBody>();
            RequiredAction before = null;
            for (var action : decision.requiredActions()) {
                var channel = action.attempt() == null ? null : action.attempt().channel();
                all.add(new OrderBody(action.type(), channel, because(action, before, decision)));
                before = action;
            }
            return all;
        }

        private static String because(RequiredAction action, RequiredAction before, Decision decision) {
            var due = action.dueAt() == null ? "It has no deadline" : "Its deadline (" + action.dueAt() + ")";
            if (before == null) {
                return action.dueAt() == null ? due + ", and nothing else has one." : due + " is the earliest.";
            }
            if (!Objects.equals(action.dueAt(), before.dueAt())) {
                return action.dueAt() == null ? due + "." : due + " is later than that of the action before.";
            }
            return due + (action.dueAt() == null ? ", as the action before; " : " is that of the action before; ")
                    + "the policy lists its channels in the order "
                    + String.join(", ", decision.policy().terms().channels()) + ".";
        }
    }

    static ExplanationBody from(Decisions.Made made) {
        var decision = made.decision();
        var rulesRevision = made.rulesRevision();
        var asOf = decision.facts().asOf().at();
        return new ExplanationBody(
                FiringBody.all(decision.firings(), rulesRevision, zone(decision)),
                OrderBody.all(decision),
                decision.facts().attempts().stream()
                        .map(attempt -> ReadingBody.from(attempt, decision))
                        .toList(),
                decision.conclusions().obligations().stream()
                        .filter(obligation -> obligation.deadline().within() != null)
                        .map(obligation -> ClockBody.from(obligation.deadline(), asOf))
                        .toList(),
                EarlierBody.all(decision, rulesRevision));
    }

    private static ZoneId zone(Decision decision) {
        return decision.clock().calendar().calendar().zone();
    }
}

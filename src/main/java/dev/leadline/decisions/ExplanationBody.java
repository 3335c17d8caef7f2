package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.ledger.LedgerWords;
import java.math.BigDecimal;
import java.time.Instant;
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
            List<FiringBody> firings) {}

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
            String because) {}

    /**
     * The place of a required action.
     *
     * @param type what must be done
     * @param channel the channel of an attempt; otherwise null
     * @param because why it stands where it does (O7)
     */
    @Schema(name = "ActionOrder")
    public record OrderBody(String type, @Schema(nullable = true) String channel, String because) {

        static List<OrderBody> all(List<Placed> actions, String channels) {
            var all = new ArrayList<OrderBody>();
            Placed before = null;
            for (var action : actions) {
                all.add(new OrderBody(action.type(), action.channel(), because(action, before, channels)));
                before = action;
            }
            return all;
        }

        private static String because(Placed action, Placed before, String channels) {
            var due = action.dueAt() == null ? "It has no deadline" : "Its deadline (" + action.dueAt() + ")";
            if (before == null) {
                return action.dueAt() == null ? due + ", and nothing else has one." : due + " is the earliest.";
            }
            if (!Objects.equals(action.dueAt(), before.dueAt())) {
                return action.dueAt() == null ? due + "." : due + " is later than that of the action before.";
            }
            return due + (action.dueAt() == null ? ", as the action before; " : " is that of the action before; ")
                    + "the policy lists its channels in the order " + channels + ".";
        }
    }

    /** A required action at its place. */
    record Placed(String type, String channel, Instant dueAt) {}

    static ExplanationBody from(Decisions.Made made) {
        var decision = made.decision();
        return KeptGrounds.explain(
                Grounds.of(decision, LedgerWords.NONE),
                LedgerWords.NONE,
                decision.facts().attempts(),
                made.rulesRevision());
    }
}

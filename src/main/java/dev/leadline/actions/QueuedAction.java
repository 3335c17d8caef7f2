package dev.leadline.actions;

import dev.leadline.kernel.obligation.ObligationState;
import java.time.Instant;
import java.util.UUID;

/**
 * The next action of one lead, as it stands in the queue.
 *
 * @param leadId the lead
 * @param stage where the lead is in the funnel
 * @param policy the id of the policy that decided
 * @param tier the tier the lead is in; {@code null} when it has no rank
 * @param owner who works on the lead; {@code null} when nobody does
 * @param team the owner's team; {@code null} when there is none
 * @param type what must be done, by the name of the required action's type
 * @param channel the channel of an attempt; otherwise {@code null}
 * @param responsible the team that must do it; {@code null} when the policy names none
 * @param state how the obligation behind it stands: {@code OPEN}, {@code AT_RISK} or {@code BREACHED}; {@code null} when
 *     there is none. What was warned of is at risk
 * @param warned whether the deadline watch has warned of it
 * @param dueAt the last moment that is on time; {@code null} when nothing is due
 * @param earliestAt the first moment at which an attempt is allowed; otherwise {@code null}
 * @param receivedAt when the lead was received
 * @param decisionId the decision that says all this
 * @param action the required action as decisions answer it: JSON text, kept and told as it is
 * @param source where the lead came from; {@code null} when it does not say
 * @param attributes the other attributes of the lead, texts by name: JSON text
 * @param zone the zone of the calendar that runs the clock; {@code null} when nothing is due
 * @param clock what runs the clock, a {@link QueueClock} as JSON text; {@code null} when nothing is due
 */
public record QueuedAction(
        String leadId,
        String stage,
        String policy,
        String tier,
        String owner,
        String team,
        String type,
        String channel,
        String responsible,
        String state,
        boolean warned,
        Instant dueAt,
        Instant earliestAt,
        Instant receivedAt,
        UUID decisionId,
        String action,
        String source,
        String attributes,
        String zone,
        String clock) {

    /** The attribute that says where a lead came from. */
    public static final String SOURCE = "source";

    public QueuedAction {
        boolean isAtRisk = warned && ObligationState.OPEN.name().equals(state);
        state = isAtRisk ? ObligationState.AT_RISK.name() : state;
        // what the feed holds may have been written by an earlier version
        attributes = attributes == null ? "{}" : attributes;
    }
}

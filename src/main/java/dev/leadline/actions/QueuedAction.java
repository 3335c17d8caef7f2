package dev.leadline.actions;

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
 *     there is none
 * @param warned whether the deadline watch has warned of it
 * @param dueAt the last moment that is on time; {@code null} when nothing is due
 * @param earliestAt the first moment at which an attempt is allowed; otherwise {@code null}
 * @param receivedAt when the lead was received
 * @param decisionId the decision that says all this
 * @param action the required action as decisions answer it: JSON text, kept and told as it is
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
        String action) {}

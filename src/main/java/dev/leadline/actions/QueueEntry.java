package dev.leadline.actions;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.leadline.kernel.obligation.ObligationState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the queue, as it leaves the server.
 *
 * @param leadId the lead
 * @param stage where it is in the funnel
 * @param policy the id of the policy that decided
 * @param tier the tier it is in; null when it has no rank
 * @param owner who works on it; null when nobody does
 * @param team the owner's team; null when there is none
 * @param responsible the team that must act; null when the policy names none
 * @param state how the obligation behind the action stands; null when there is none
 * @param warned whether the deadline watch has warned of it
 * @param dueAt the last moment that is on time; null when nothing is due
 * @param earliestAt the first moment at which an attempt is allowed; otherwise null
 * @param receivedAt when the lead was received
 * @param decisionId the decision that says so
 * @param action the required action, as the decision answers it
 */
@Schema(name = "QueueEntry")
record QueueEntry(
        String leadId,
        String stage,
        String policy,
        @Schema(nullable = true) String tier,
        @Schema(nullable = true) String owner,
        @Schema(nullable = true) String team,
        @Schema(nullable = true) String responsible,
        @Schema(implementation = ObligationState.class) String state,
        boolean warned,
        @Schema(nullable = true) Instant dueAt,
        @Schema(nullable = true) Instant earliestAt,
        Instant receivedAt,
        UUID decisionId,
        @JsonRawValue @Schema(ref = "#/components/schemas/RequiredAction") String action) {

    static QueueEntry from(QueuedAction action) {
        return new QueueEntry(
                action.leadId(),
                action.stage(),
                action.policy(),
                action.tier(),
                action.owner(),
                action.team(),
                action.responsible(),
                action.state(),
                action.warned(),
                action.dueAt(),
                action.earliestAt(),
                action.receivedAt(),
                action.decisionId(),
                action.action());
    }

    /** Writes the event of a lead that left the queue, as JSON. */
    static String gone(String leadId) {
        return JsonNodeFactory.instance.objectNode().put("leadId", leadId).toString();
    }
}

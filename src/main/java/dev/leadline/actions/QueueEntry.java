package dev.leadline.actions;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.leadline.kernel.obligation.ObligationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
 * @param state how the obligation behind the action stands, where what was warned of is at risk; null when there is none
 * @param warned whether the deadline watch has warned of it
 * @param dueAt the last moment that is on time; null when nothing is due
 * @param dueLocal the same in the zone of the calendar that counts its time; null when nothing is due
 * @param left the time that is left, and whether it runs; null when nothing is due
 * @param lateBy the time since the deadline, counted as the time before it; null when it is not late
 * @param earliestAt the first moment at which an attempt is allowed; otherwise null
 * @param receivedAt when the lead was received
 * @param source where the lead came from; null when it does not say
 * @param attributes attributes of the lead: those by which its policy segments tables, and those that the server shows; or
 *     those that were asked for
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
        @Schema(nullable = true) String dueLocal,
        @Schema(nullable = true) LeftBody left,
        @Schema(nullable = true) Duration lateBy,
        @Schema(nullable = true) Instant earliestAt,
        Instant receivedAt,
        @Schema(nullable = true) String source,
        Map<String, String> attributes,
        UUID decisionId,
        @JsonRawValue @Schema(ref = "#/components/schemas/RequiredAction") String action) {

    /**
     * What is left of the time for an action.
     *
     * @param at the moment for which this is said
     * @param open the time left, to the second: open time for a deadline in business time, else all time, without pauses; zero
     *     when it is late
     * @param running whether its clock runs then
     * @param paused whether it stands because of a pause, and not only because it is out of hours
     * @param changesAt when that is the other way round; null when no such moment is in sight
     */
    @Schema(name = "TimeLeft")
    record LeftBody(
            Instant at, Duration open, boolean running, boolean paused, @Schema(nullable = true) Instant changesAt) {}

    /** Writes the event of a lead that left the queue, as JSON. */
    static String gone(String leadId) {
        return JsonNodeFactory.instance.objectNode().put("leadId", leadId).toString();
    }
}

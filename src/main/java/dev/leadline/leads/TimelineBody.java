package dev.leadline.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.decisions.DecisionBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of what happened to a lead.
 *
 * @param items in the order in which they became known
 * @param next the cursor of the next page; null on the last
 */
@Schema(name = "Timeline")
record TimelineBody(List<Entry> items, @Schema(nullable = true) String next) {

    /**
     * One thing that happened.
     *
     * @param what {@code fact}, {@code decision}, or {@code event}: a breach or a warning
     * @param knownAt when it became known to the server
     * @param at when it happened
     * @param leadId the lead that it was told of; of merged leads either
     * @param type the kind of fact, or what the event is
     * @param id the id of the fact
     * @param content the fact as it was told
     * @param recordedBy who told the fact, such as `CRM (key:1q2w3e4r)`; absent before it was kept
     * @param cycle which of the lead's cycles a decision or an event is about
     * @param decisionId the decision, also that of an event
     * @param obligation what an event is about
     * @param threshold how far its time was gone
     * @param sentence the event for people
     */
    @Schema(name = "TimelineEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @Schema(
                            required = true,
                            enumeration = {"fact", "decision", "event"})
                    String what,
            @Schema(required = true) Instant knownAt,
            Instant at,
            String leadId,
            String type,
            String id,
            @JsonRawValue @Schema(implementation = Object.class) String content,
            String recordedBy,
            Integer cycle,
            UUID decisionId,
            @Schema(description = DecisionBody.KINDS) String obligation,
            String threshold,
            String sentence) {}
}

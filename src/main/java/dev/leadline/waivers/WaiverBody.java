package dev.leadline.waivers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exception from what was promised, because of planning or an outage. It excuses duties only while it is approved.
 *
 * @param id the number of the waiver
 * @param kind why there is an exception at all
 * @param policy the policy of the duties; null for any
 * @param tier their tier; null for any
 * @param team the team that owed them; null for any
 * @param source the source of their leads; null for any
 * @param duty their kind, such as `FIRST_CALL`; null for any
 * @param from the first moment at which their deadline lies
 * @param to the first moment after it
 * @param reason why
 * @param state where it stands
 * @param requestedBy who asked for it
 * @param requestedAt when
 * @param approvedBy who approved it; null until then
 * @param approvedAt when; null until then
 * @param withdrawnBy who withdrew it; null until then
 * @param withdrawnAt when; null until then
 * @param proposal the proposal that was consented to; null when no consent was needed
 * @param consents who consented, and when
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Waiver")
public record WaiverBody(
        @Schema(required = true) long id,
        @Schema(
                        required = true,
                        enumeration = {"planning", "outage"})
                String kind,
        @Schema(required = true, nullable = true) String policy,
        @Schema(required = true, nullable = true) String tier,
        @Schema(required = true, nullable = true) String team,
        @Schema(required = true, nullable = true) String source,
        @Schema(required = true, nullable = true) String duty,
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true) String reason,
        @Schema(
                        required = true,
                        enumeration = {"requested", "approved", "withdrawn"})
                String state,
        @Schema(required = true, examples = "analyst@example.com") String requestedBy,
        @Schema(required = true) Instant requestedAt,
        @Schema(required = true, nullable = true) String approvedBy,
        @Schema(required = true, nullable = true) Instant approvedAt,
        @Schema(required = true, nullable = true) String withdrawnBy,
        @Schema(required = true, nullable = true) Instant withdrawnAt,
        @Schema(required = true, nullable = true) Long proposal,
        @JsonRawValue @Schema(required = true, type = SchemaType.ARRAY, implementation = Object.class)
                String consents) {

    /**
     * Waivers, the newest first.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "WaiverPage")
    record Page(List<WaiverBody> items, @Schema(nullable = true) String next) {}
}

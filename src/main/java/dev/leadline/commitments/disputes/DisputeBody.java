package dev.leadline.commitments.disputes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dispute about whether a lead counts. Until it is decided the lead counts.
 *
 * @param leadId the lead
 * @param cycle which of its cycles
 * @param raisedAt when the dispute was raised
 * @param raisedBy by whom
 * @param reason why
 * @param counts whether the lead counts; null until that is decided
 * @param decidedAt when it was decided; null until then
 * @param decidedBy by whom; null until then
 * @param decidedReason why; null until then
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Dispute")
record DisputeBody(
        @Schema(required = true) String leadId,
        @Schema(required = true) int cycle,
        @Schema(required = true) Instant raisedAt,
        @Schema(required = true, examples = "analyst@example.com") String raisedBy,
        @Schema(required = true) String reason,
        @Schema(required = true, nullable = true) Boolean counts,
        @Schema(required = true, nullable = true) Instant decidedAt,
        @Schema(required = true, nullable = true) String decidedBy,
        @Schema(required = true, nullable = true) String decidedReason) {

    /**
     * Disputes in the order of their leads.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "DisputePage")
    record Page(List<DisputeBody> items, @Schema(nullable = true) String next) {}
}

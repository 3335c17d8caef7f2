package dev.leadline.commitments.disputes;

import dev.leadline.web.PlainText;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dispute to raise.
 *
 * @param leadId the lead
 * @param cycle which of its cycles, from 1; absent is 1
 * @param reason why it should count, or should not
 */
@Schema(name = "DisputeRequest")
record DisputeRequest(
        @NotNull @PlainText @Schema(required = true, examples = "L-17") String leadId,
        @Min(1) @Schema(nullable = true, defaultValue = "1") Integer cycle,
        @NotNull @PlainText(max = 1_000) @Schema(required = true, examples = "It is no duplicate.") String reason) {

    int cycleOrFirst() {
        return cycle == null ? 1 : cycle;
    }

    /**
     * The decision of a dispute.
     *
     * @param counts whether the lead counts
     * @param reason why
     */
    @Schema(name = "DisputeDecision")
    record DecisionRequest(
            @NotNull @Schema(required = true) Boolean counts,
            @NotNull @PlainText(max = 1_000) @Schema(required = true, examples = "Two people of one company.")
                    String reason) {}
}

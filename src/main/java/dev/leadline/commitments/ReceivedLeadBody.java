package dev.leadline.commitments;

import dev.leadline.kernel.commitment.JudgedLeads;
import dev.leadline.kernel.commitment.Judgement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lead that was received in the stage of a commitment, in one of its cycles.
 *
 * @param leadId the lead
 * @param cycle which of its cycles
 * @param receivedAt when it was received
 * @param type what it was then; null for none
 * @param value what it is worth by the terms in force then; 0 where nobody knows
 * @param originated whether marketing brought it
 * @param influenced whether marketing touched it
 * @param counted whether it counts
 * @param disputed whether that is disputed and not decided
 * @param because why it does not count, or counts all the same; null where it just counts
 */
@Schema(name = "ReceivedLead")
record ReceivedLeadBody(
        @Schema(required = true) String leadId,
        @Schema(required = true) int cycle,
        @Schema(required = true) Instant receivedAt,
        @Schema(required = true, nullable = true) String type,
        @Schema(required = true) BigDecimal value,
        @Schema(required = true) boolean originated,
        @Schema(required = true) boolean influenced,
        @Schema(required = true) boolean counted,
        @Schema(required = true) boolean disputed,
        @Schema(required = true, nullable = true, examples = "RETURNED") String because) {

    /**
     * Some of the leads behind a number.
     *
     * @param items a page of them, in the order of receipt
     * @param total how many there are on all pages
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "ReceivedLeadPage")
    record Page(
            List<ReceivedLeadBody> items, @Schema(required = true) long total, @Schema(nullable = true) String next) {}

    static ReceivedLeadBody from(LeadPlace place, JudgedLeads lead) {
        var judgement = lead.judgement();
        return new ReceivedLeadBody(
                place.leadId(),
                place.cycle(),
                place.receivedAt(),
                lead.type(),
                lead.value(),
                lead.touch().originated(),
                lead.touch().influenced(),
                judgement.isCounted(),
                judgement == Judgement.DISPUTED,
                judgement == Judgement.COUNTED ? null : judgement.name());
    }

    LeadPlace place() {
        return new LeadPlace(receivedAt, leadId, cycle);
    }
}

package dev.leadline.leads;

import dev.leadline.actions.QueuedAction;
import dev.leadline.kernel.fact.Lead;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a lead was received.
 *
 * @param receivedAt when
 * @param stage the funnel stage it was in
 * @param source where it came from: its attribute of that name; null when it does not say
 * @param zone where the lead is; null when it does not say
 * @param rank its rank then; null when it had none
 */
@Schema(name = "LeadReceipt")
record ReceiptBody(
        Instant receivedAt,
        String stage,
        @Schema(nullable = true) String source,
        @Schema(nullable = true) String zone,
        @Schema(nullable = true) BigDecimal rank) {

    static ReceiptBody from(Lead lead) {
        return new ReceiptBody(
                lead.receivedAt(),
                lead.stage(),
                lead.attributes().get(QueuedAction.SOURCE),
                lead.zone() == null ? null : lead.zone().getId(),
                lead.rank());
    }

    /** Without owner and team, which it has since and may have no more. */
    static Map<String, String> attributes(Lead lead) {
        var attributes = new TreeMap<>(lead.attributes());
        attributes.remove("owner");
        attributes.remove("team");
        return attributes;
    }
}

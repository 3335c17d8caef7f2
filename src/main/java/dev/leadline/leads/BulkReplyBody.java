package dev.leadline.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.leads.assessment.FactReceipt;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a line of a bulk request.
 *
 * @param line its number, the first being 1
 * @param status {@code accepted}, {@code duplicate} or {@code kept}
 * @param leadId the lead that was re-evaluated
 * @param fact the fact as it is kept
 * @param because why the fact, or a part of it, has no say
 * @param standing where the lead stands
 * @param decisionId the decision on the lead with this fact, and with those of the same lead told along with it
 * @param next what must be done next; absent for a duplicate
 */
@Schema(name = "BulkFactReply")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkReplyBody(
        long line,
        String status,
        String leadId,
        ReplyBody.Fact fact,
        String because,
        @Schema(enumeration = {"AWAITED", "OPEN", "CLOSED"}) String standing,
        UUID decisionId,
        DecisionBody.ActionBody next) {

    static BulkReplyBody from(long line, FactReceipt receipt) {
        return new BulkReplyBody(
                line,
                receipt.status().text(),
                receipt.lead().root(),
                ReplyBody.Fact.from(receipt.fact()),
                receipt.setAside() == null ? null : receipt.setAside().because(),
                receipt.lead().standing().name(),
                receipt.lead().held().decisionId(),
                receipt.update() == null ? null : receipt.update().next());
    }
}

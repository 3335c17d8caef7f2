package dev.leadline.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.leads.assessment.FactReceipt;
import dev.leadline.ledger.LedgerEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a fact.
 *
 * @param status {@code accepted}; {@code duplicate}: it was told before; {@code kept}: it has no say, or none yet, and
 *     {@code because} says why
 * @param leadId the lead that was re-evaluated; of one that was merged, the lead it was merged into
 * @param fact the fact as it is kept
 * @param because why the fact, or a part of it, has no say
 * @param standing where the lead stands: {@code AWAITED}, {@code OPEN}, {@code CLOSED}
 * @param decision the decision on the lead with this fact, what must be done next first; null while the lead itself was not
 *     told of
 */
@Schema(name = "FactReply")
record ReplyBody(
        String status,
        String leadId,
        Fact fact,
        @JsonInclude(JsonInclude.Include.NON_NULL) String because,
        @Schema(enumeration = {"AWAITED", "OPEN", "CLOSED"}) String standing,
        @JsonRawValue @Schema(implementation = DecisionBody.class) String decision) {

    /**
     * A fact as it is kept.
     *
     * @param kind its kind, such as {@code attempt}
     * @param id its id: what corrections and withdrawals name
     * @param occurredAt when it happened
     * @param recordedAt when it became known
     */
    @Schema(name = "KeptFact")
    record Fact(String kind, String id, Instant occurredAt, Instant recordedAt) {

        static Fact from(ToldFact fact) {
            return new Fact(fact.key().kind().text(), fact.key().id(), fact.occurredAt(), fact.recordedAt());
        }
    }

    /** @param entry the decision that holds; {@code null} while there is none */
    static ReplyBody from(FactReceipt receipt, LedgerEntry entry) {
        return new ReplyBody(
                receipt.status().text(),
                receipt.lead().root(),
                Fact.from(receipt.fact()),
                receipt.setAside() == null ? null : receipt.setAside().because(),
                receipt.lead().standing().name(),
                entry == null ? null : DecisionTexts.answer(entry));
    }
}

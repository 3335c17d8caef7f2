package dev.leadline.leads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.ledger.LedgerEntry;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of a lead at a moment: the answer given then, and the answer by what is known today.
 *
 * @param asOf the moment
 * @param knownAt the moment of the answer: what was told by then is what is known
 * @param said the decision by which it stood then, as it left the server; null when nothing was said by then
 * @param known the decision that everything known today leads to for that moment; null before the lead was received
 */
@Schema(name = "LeadAtMoment")
record PastBody(
        Instant asOf,
        Instant knownAt,
        @JsonRawValue @Schema(implementation = DecisionBody.class) String said,
        @JsonRawValue @Schema(implementation = DecisionBody.class) String known) {

    static PastBody of(Instant asOf, Instant now, Optional<LedgerEntry> said, Optional<LedgerEntry> known) {
        return new PastBody(asOf, now, text(said), text(known));
    }

    private static String text(Optional<LedgerEntry> entry) {
        return entry.map(each -> DecisionTexts.answer(each)).orElse(null);
    }
}

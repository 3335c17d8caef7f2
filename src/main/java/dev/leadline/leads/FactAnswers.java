package dev.leadline.leads;

import dev.leadline.decisions.DecisionTexts;
import dev.leadline.leads.assessment.FactReceipt;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Answers facts: the receipt of a fact, with the decision that holds for its lead. */
@ApplicationScoped
class FactAnswers {

    private final Ledger ledger;
    private final DecisionTexts texts;

    FactAnswers(Ledger ledger, DecisionTexts texts) {
        this.ledger = ledger;
        this.texts = texts;
    }

    /** @throws RuntimeException the refusal, when the fact was refused */
    Response toResponse(FactReceipt receipt) {
        if (receipt.isRefused()) {
            throw receipt.refusal();
        }
        var entry = entry(receipt);
        int status = receipt.isDuplicate() ? 200 : entry == null ? 202 : 201;
        return Response.status(status)
                .entity(texts.text(ReplyBody.from(receipt, entry)))
                .build();
    }

    private LedgerEntry entry(FactReceipt receipt) {
        if (receipt.update() != null) {
            return receipt.update().entry();
        }
        var id = receipt.lead().held().decisionId();
        return id == null ? null : ledger.find(id).orElseThrow();
    }
}

package dev.leadline.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.ledger.DecisionIds;
import dev.leadline.ledger.LedgerEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decisions as the JSON texts that leave the server. What is kept is the very text that left (T2). */
@ApplicationScoped
public class DecisionTexts {

    private final ObjectMapper json;

    DecisionTexts(ObjectMapper json) {
        this.json = json;
    }

    /** A decision ready to be recorded, with an id. */
    LedgerEntry entry(Decisions.Made made) {
        var id = DecisionIds.next(made.decidedAt());
        var body = body(made, id);
        return new LedgerEntry(
                id,
                new LedgerEntry.Times(made.decidedAt(), body.asOf()),
                body.leadId(),
                new LedgerEntry.MadeUnder(
                        body.policy().id(),
                        body.policy().version(),
                        body.calendar().id(),
                        body.calendar().version(),
                        made.rulesRevision()),
                text(DecisionRequest.from(made.decision().facts(), body.policy().id())),
                new LedgerEntry.Texts(text(body), text(ExplanationBody.from(made.decision()))));
    }

    /** The answer to a request that wants no record: it has no id, and nobody can ask for it again. */
    String unrecorded(Decisions.Made made, boolean explain) {
        var answer = text(body(made, null));
        return explain ? joined(answer, text(ExplanationBody.from(made.decision()))) : answer;
    }

    /** The answer of a recorded decision. */
    static String answer(LedgerEntry entry, boolean explain) {
        var texts = entry.texts();
        return explain ? joined(texts.answer(), texts.explanation()) : texts.answer();
    }

    private static DecisionBody body(Decisions.Made made, UUID id) {
        return DecisionBody.from(made.decision(), id, made.decidedAt(), made.rulesRevision());
    }

    /** One object with the fields of both: joined as texts, so that each stays byte for byte what it was. */
    private static String joined(String answer, String explanation) {
        return answer.substring(0, answer.length() - 1) + "," + explanation.substring(1);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer cannot be written as JSON", impossible);
        }
    }
}

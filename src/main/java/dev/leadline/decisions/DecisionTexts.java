package dev.leadline.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.TimeOrderedIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Decisions as the JSON texts that leave the server. What is kept is the very text that left (T2). */
@ApplicationScoped
public class DecisionTexts {

    private final ObjectMapper json;

    DecisionTexts(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A decision as it will leave, and as it will be kept.
     *
     * @param entry what is kept
     * @param body what it says
     */
    public record Written(LedgerEntry entry, DecisionBody body) {}

    /** A decision ready to be recorded, with an id. */
    LedgerEntry entry(Decisions.Made made) {
        return write(made, DecisionRequest.from(made.decision().facts(), made.policyId()))
                .entry();
    }

    /** A decision on a tracked lead, ready to be recorded, with the versions that held for it. */
    public Written write(Decision decision, List<VersionPeriod> regimes, String rulesRevision, Instant decidedAt) {
        var made = new Decisions.Made(decision, rulesRevision, decidedAt);
        return write(
                made, DecisionRequest.from(decision.facts(), made.policyId()).under(regimes));
    }

    private Written write(Decisions.Made made, DecisionRequest facts) {
        var id = TimeOrderedIds.next(made.decidedAt());
        var body = body(made, id);
        var entry = new LedgerEntry(
                id,
                new LedgerEntry.Times(made.decidedAt(), body.asOf()),
                body.leadId(),
                new LedgerEntry.MadeUnder(
                        body.policy().id(),
                        body.policy().version(),
                        body.calendar().id(),
                        body.calendar().version(),
                        made.rulesRevision()),
                text(facts),
                new LedgerEntry.Texts(text(body), text(ExplanationBody.from(made))));
        return new Written(entry, body);
    }

    /** Writes a decision that is not recorded. */
    public static DecisionBody body(Decision decision, String rulesRevision, Instant decidedAt) {
        return DecisionBody.from(decision, null, decidedAt, rulesRevision);
    }

    /** The answer to a request that wants no record: it has no id, and nobody can ask for it again. */
    String unrecorded(Decisions.Made made, boolean explain) {
        var answer = text(body(made, null));
        return explain ? joined(answer, text(ExplanationBody.from(made))) : answer;
    }

    /** The answer of a recorded decision. */
    public static String answer(LedgerEntry entry, boolean explain) {
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

    /** Something else that leaves the server, in the same JSON. */
    public String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer cannot be written as JSON", impossible);
        }
    }
}

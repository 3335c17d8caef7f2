package dev.leadline.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.web.json.StrictJson;
import java.time.Instant;

/** Decisions as the text that would leave the server, were they all made at one moment. */
public final class DecidedText {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final DecisionTexts TEXTS = new DecisionTexts(JSON);

    private DecidedText() {}

    /**
     * A decision with its explanation.
     *
     * @param rulesRevision the revision of the rules that decided
     */
    public static String of(Decision decision, String rulesRevision) {
        return TEXTS.unrecorded(made(decision, rulesRevision), true);
    }

    /** A decision alone. */
    public static String unexplained(Decision decision, String rulesRevision) {
        return TEXTS.unrecorded(made(decision, rulesRevision), false);
    }

    /** The request that gives the same facts to a policy. */
    public static String request(Facts facts, String policy) {
        return TEXTS.text(DecisionRequest.from(facts, policy));
    }

    /** A text that was written here, read again. */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Decisions.Made made(Decision decision, String rulesRevision) {
        return new Decisions.Made(decision, rulesRevision, Instant.EPOCH);
    }
}

package dev.leadline.decisions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.web.StrictJson;
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

    private static Decisions.Made made(Decision decision, String rulesRevision) {
        return new Decisions.Made(decision, rulesRevision, Instant.EPOCH);
    }
}

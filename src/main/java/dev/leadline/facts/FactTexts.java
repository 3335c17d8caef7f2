package dev.leadline.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.web.json.StrictJson;
import java.time.Instant;
import java.util.Map;

/** Facts as the JSON that is kept of them. */
public final class FactTexts {

    private static final ObjectMapper JSON = StrictJson.newMapper();

    private static final Map<FactKind, Class<? extends FactBody>> BODIES = Map.of(
            FactKind.LEAD, DescriptionBody.class,
            FactKind.ATTEMPT, AttemptBody.class,
            FactKind.PAUSE, PauseBody.class,
            FactKind.DISPOSITION, DispositionBody.class,
            FactKind.ASSIGNMENT, AssignmentBody.class,
            FactKind.RANK, RankBody.class,
            FactKind.MERGE, MergeBody.class,
            FactKind.CORRECTION, CorrectionBody.class,
            FactKind.WITHDRAWAL, WithdrawalBody.class);

    private FactTexts() {}

    /** The kind of fact that such a body tells. */
    public static FactKind kindOf(Class<?> body) {
        return BODIES.entrySet().stream()
                .filter(each -> each.getValue() == body)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Writes a fact in its normal form; the same fact, however written, is the same text. */
    public static String write(FactBody body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A fact cannot be written as JSON", impossible);
        }
    }

    /**
     * Reads a fact as it is kept.
     *
     * @param occurredAt when it happened, where it does not say so itself
     * @param recordedAt when it became known, where it does not say so itself
     * @param json the fact, as {@link #write} wrote it
     */
    public static RecordedFact read(FactKey key, String leadId, Instant occurredAt, Instant recordedAt, String json) {
        try {
            var body = JSON.readValue(json, BODIES.get(key.kind()));
            return RecordedFact.of(
                    leadId,
                    key.id(),
                    body.occurredAt() == null ? occurredAt : body.occurredAt(),
                    body.recordedAt() == null ? recordedAt : body.recordedAt(),
                    body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A stored fact cannot be read: " + json, impossible);
        }
    }
}

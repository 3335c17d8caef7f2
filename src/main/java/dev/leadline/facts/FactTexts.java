package dev.leadline.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.web.json.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    static FactKind kindOf(Class<?> body) {
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

    public static FactBody read(FactRow row) {
        try {
            return JSON.readValue(row.content(), BODIES.get(row.kind()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A stored fact cannot be read: " + row.content(), impossible);
        }
    }

    /** The facts as the kernel takes them. What the server itself tells of a lead says nothing about it. */
    public static List<ToldFact> told(List<FactRow> rows) {
        return rows.stream().map(FactTexts::told).flatMap(Optional::stream).toList();
    }

    private static Optional<ToldFact> told(FactRow row) {
        if (row.kind() == FactKind.TRANSITION) {
            return Optional.empty();
        }
        var body = read(row);
        var occurredAt = body.occurredAt() == null ? row.occurredAt() : body.occurredAt();
        var recordedAt = body.recordedAt() == null ? row.recordedAt() : body.recordedAt();
        return Optional.of(new ToldFact(
                row.leadId(),
                new FactKey(row.kind(), row.id()),
                occurredAt,
                recordedAt,
                body.toContent(new FactBody.Told(row.leadId(), occurredAt, recordedAt))));
    }
}

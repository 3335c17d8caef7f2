package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The disposition of the lead by the responsible team (O3, O4).
 *
 * @param id the source's id of it: told twice it is one fact (O5)
 * @param type what was decided
 * @param occurredAt when
 * @param recordedAt when it became known; absent: now
 * @param reason the reason given
 * @param saidAt when the source said so; told again with a later one it is corrected, with an earlier one it has no say
 */
@Schema(name = "DispositionFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DispositionBody(
        @Identifier String id,
        @NotNull DispositionType type,
        @NotNull Instant occurredAt,
        Instant recordedAt,
        @PlainText String reason,
        Instant saidAt)
        implements FactBody {

    @Override
    public FactKind kind() {
        return FactKind.DISPOSITION;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new DispositionBody(
                id == null ? otherId : id,
                type,
                occurredAt == null ? otherOccurredAt : occurredAt,
                recordedAt,
                reason,
                saidAt);
    }

    @Override
    public FactBody withoutSaidAt() {
        return new DispositionBody(id, type, occurredAt, recordedAt, reason, null);
    }

    @Override
    public FactContent toContent(Told told) {
        return new Disposition(type, told.occurredAt(), reason);
    }
}

package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.web.Identifier;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change of the lead's rank (O8).
 *
 * @param id the source's id of it: told twice it is one fact (O5)
 * @param rank the new rank, between 0 and 100 (R1)
 * @param occurredAt when; absent: now
 * @param recordedAt when it became known; absent: now
 * @param saidAt when the source said so; told again with a later one it is corrected, with an earlier one it has no say
 */
@Schema(name = "RankFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RankBody(
        @Identifier String id,
        @NotNull @Schema(minimum = "0", maximum = "100") BigDecimal rank,
        Instant occurredAt,
        Instant recordedAt,
        Instant saidAt)
        implements FactBody {

    @Override
    public FactKind kind() {
        return FactKind.RANK;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new RankBody(
                id == null ? otherId : id, rank, occurredAt == null ? otherOccurredAt : occurredAt, recordedAt, saidAt);
    }

    @Override
    public FactBody withoutSaidAt() {
        return new RankBody(id, rank, occurredAt, recordedAt, null);
    }

    @Override
    public FactContent toContent(Told told) {
        return new RankChange(told.occurredAt(), rank);
    }
}

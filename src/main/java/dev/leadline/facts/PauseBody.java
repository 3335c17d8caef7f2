package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time in which the lead's clock does not run (B9). One that lasts is ended by a correction that says until when.
 *
 * @param id the source's id of it: told twice it is one fact (O5)
 * @param from when the clock stops
 * @param to when it runs on; absent while the pause lasts
 * @param recordedAt when it became known; absent: now
 * @param reason why
 * @param saidAt when the source said so; told again with a later one it is corrected, with an earlier one it has no say
 */
@Schema(name = "PauseFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PauseBody(
        @Identifier String id,
        @NotNull Instant from,
        Instant to,
        Instant recordedAt,
        @NotNull @PlainText String reason,
        Instant saidAt)
        implements FactBody {

    @Override
    public Instant occurredAt() {
        return from;
    }

    @Override
    public FactKind kind() {
        return FactKind.PAUSE;
    }

    @Override
    public boolean mayBePlanned() {
        return true;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new PauseBody(id == null ? otherId : id, from, to, recordedAt, reason, saidAt);
    }

    @Override
    public FactBody withoutSaidAt() {
        return new PauseBody(id, from, to, recordedAt, reason, null);
    }

    @Override
    public FactContent toContent(Told told) {
        return new Pause(from, to, told.recordedAt(), reason);
    }
}

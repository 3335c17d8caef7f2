package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One try to contact the lead, or one contact that it made.
 *
 * @param id the source's id of it: told twice it is one fact (O5)
 * @param channel {@code PHONE}, {@code EMAIL}, or another that the policy declares
 * @param occurredAt when it was made; it counts from here (O5)
 * @param recordedAt when it became known; absent: now
 * @param outcome {@code NO_ANSWER}, {@code VOICEMAIL}, {@code CONNECTED}, {@code SENT}, {@code REPLIED}, {@code BOUNCED},
 *     {@code WRONG_NUMBER}, {@code AUTO_REPLY}, {@code INBOUND}, or another that the policy declares; absent: made, and not
 *     reached
 * @param saidAt when the source said so; told again with a later one it is corrected, with an earlier one it has no say
 */
@Schema(name = "AttemptFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AttemptBody(
        @Identifier String id,
        @NotNull @PlainText(max = 64) String channel,
        @NotNull Instant occurredAt,
        Instant recordedAt,
        @PlainText(max = 64) String outcome,
        Instant saidAt)
        implements FactBody {

    @Override
    public FactKind kind() {
        return FactKind.ATTEMPT;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new AttemptBody(
                id == null ? otherId : id,
                channel,
                occurredAt == null ? otherOccurredAt : occurredAt,
                recordedAt,
                outcome,
                saidAt);
    }

    @Override
    public FactBody withoutSaidAt() {
        return new AttemptBody(id, channel, occurredAt, recordedAt, outcome, null);
    }

    @Override
    public FactContent toContent(Told told) {
        return new Attempt(id, channel, told.occurredAt(), recordedAt, outcome);
    }
}

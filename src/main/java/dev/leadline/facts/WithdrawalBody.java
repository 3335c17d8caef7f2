package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Withdrawal;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The withdrawal of an earlier fact.
 *
 * @param id the source's id of it: told twice it is one fact (O5)
 * @param amended the kind of that fact
 * @param of the id of that fact
 * @param reason why
 * @param occurredAt when that was said; absent: now
 * @param recordedAt when it became known; absent: now
 * @param kind the kind of fact that is withdrawn
 */
@Schema(name = "WithdrawalFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WithdrawalBody(
        @Identifier String id,
        @NotNull @JsonProperty("kind") AmendableKind amended,
        @NotNull @PlainText String of,
        @NotNull @PlainText String reason,
        Instant occurredAt,
        Instant recordedAt)
        implements FactBody {

    @Override
    public FactKind kind() {
        return FactKind.WITHDRAWAL;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new WithdrawalBody(
                id == null ? otherId : id,
                amended,
                of,
                reason,
                occurredAt == null ? otherOccurredAt : occurredAt,
                recordedAt);
    }

    @Override
    public FactContent toContent(Told told) {
        return new Withdrawal(new FactKey(amended.toKind(), of));
    }
}

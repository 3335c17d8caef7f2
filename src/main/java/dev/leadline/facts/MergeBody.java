package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The merge of another lead into this one: the earliest receipt wins, the attempts on both count, and both histories
 * stay.
 *
 * @param id the source's id of it: told twice it is one fact (O5)
 * @param absorbs the id of the other lead
 * @param occurredAt when; absent: now
 * @param recordedAt when it became known; absent: now
 */
@Schema(name = "MergeFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MergeBody(
        @Identifier String id, @NotNull @PlainText String absorbs, Instant occurredAt, Instant recordedAt)
        implements FactBody {

    @Override
    public FactKind kind() {
        return FactKind.MERGE;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new MergeBody(
                id == null ? otherId : id, absorbs, occurredAt == null ? otherOccurredAt : occurredAt, recordedAt);
    }

    @Override
    public FactContent toContent(Told told) {
        if (absorbs.equals(told.leadId())) {
            throw new Invalid("/absorbs", absorbs, "The lead (" + absorbs + ") cannot absorb itself.");
        }
        return new Merge(absorbs);
    }
}

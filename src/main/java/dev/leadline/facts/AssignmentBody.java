package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The assignment of the lead to an owner, or to nobody. Its clock goes on; the owner's own starts here (O11).
 *
 * @param id the source's id of it: told twice it is one fact (O5)
 * @param owner who owns it from then on; absent for nobody
 * @param team whose team it is in; absent for none
 * @param occurredAt when; absent: now
 * @param recordedAt when it became known; absent: now
 * @param saidAt when the source said so; told again with a later one it is corrected, with an earlier one it has no say
 */
@Schema(name = "AssignmentFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AssignmentBody(
        @Identifier String id,
        @PlainText String owner,
        @PlainText String team,
        Instant occurredAt,
        Instant recordedAt,
        Instant saidAt)
        implements FactBody {

    @Override
    public FactKind kind() {
        return FactKind.ASSIGNMENT;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new AssignmentBody(
                id == null ? otherId : id,
                owner,
                team,
                occurredAt == null ? otherOccurredAt : occurredAt,
                recordedAt,
                saidAt);
    }

    @Override
    public FactBody withoutSaidAt() {
        return new AssignmentBody(id, owner, team, occurredAt, recordedAt, null);
    }

    @Override
    public FactContent toContent(Told told) {
        return new Assignment(told.occurredAt(), owner, team);
    }
}

package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Correction;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The correction of an earlier fact. Exactly one of the kinds says what it was; of several corrections of one fact the
 * last one said holds.
 *
 * @param id the source's id of the correction: told twice it is one fact (O5)
 * @param of the id of the fact that is corrected
 * @param reason why
 * @param occurredAt when that was said; absent: now
 * @param recordedAt when it became known; absent: now
 * @param outcome the disposition as earlier versions called it
 * @param lead the corrected description of the lead, when it is that
 * @param attempt the corrected attempt
 * @param pause the corrected pause
 * @param disposition the corrected disposition
 * @param assignment the corrected assignment
 * @param rank the corrected rank
 */
@Schema(name = "CorrectionFact")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CorrectionBody(
        @Identifier String id,
        @NotNull @PlainText String of,
        @PlainText String reason,
        Instant occurredAt,
        Instant recordedAt,
        @Valid DescriptionBody lead,
        @Valid AttemptBody attempt,
        @Valid PauseBody pause,
        @Valid DispositionBody disposition,
        @Schema(deprecated = true, description = "The old name of `disposition`") @Valid DispositionBody outcome,
        @Valid AssignmentBody assignment,
        @Valid RankBody rank)
        implements FactBody {

    public CorrectionBody {
        if (disposition == null) {
            disposition = outcome;
            outcome = null;
        }
    }

    /** What was told again in other words corrects what was told before. */
    public static CorrectionBody of(String id, FactBody again) {
        var words = again.withoutSaidAt();
        return new CorrectionBody(
                id,
                again.id(),
                null,
                again.saidAt(),
                null,
                null,
                words instanceof AttemptBody attempt ? attempt : null,
                words instanceof PauseBody pause ? pause : null,
                words instanceof DispositionBody disposition ? disposition : null,
                null,
                words instanceof AssignmentBody assignment ? assignment : null,
                words instanceof RankBody rank ? rank : null);
    }

    @Override
    public FactKind kind() {
        return FactKind.CORRECTION;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return new CorrectionBody(
                id == null ? otherId : id,
                of,
                reason,
                occurredAt == null ? otherOccurredAt : occurredAt,
                recordedAt,
                lead,
                attempt,
                pause,
                disposition,
                outcome,
                assignment,
                rank);
    }

    /**
     * Returns the corrected content of the fact.
     *
     * @throws Invalid when it is not said by exactly one kind, or under another id, or not from when on
     */
    @JsonIgnore
    public FactBody content() {
        List<FactBody> told = Stream.<FactBody>of(lead, attempt, pause, disposition, outcome, assignment, rank)
                .filter(Objects::nonNull)
                .toList();
        if (told.size() != 1) {
            throw new Invalid(
                    "",
                    null,
                    "A correction must have exactly one of lead, attempt, pause, disposition, assignment"
                            + " and rank. It has " + told.size() + ".");
        }
        var content = told.get(0);
        var under = "/" + content.kind().text();
        if (content.id() != null && !content.id().equals(of)) {
            throw new Invalid(
                    under + "/id",
                    content.id(),
                    "The id (" + content.id() + ") must be the id of the corrected fact (" + of
                            + ").\nLeave it out, or use that id.");
        }
        boolean isMoment = content.kind() == FactKind.RANK || content.kind() == FactKind.ASSIGNMENT;
        if (isMoment && content.occurredAt() == null) {
            throw new Invalid(
                    under + "/occurredAt",
                    null,
                    "The occurredAt of a corrected " + content.kind().text() + " is missing.");
        }
        return content;
    }

    /** The same, with what it says of the lead and of its rank in other words. */
    public CorrectionBody with(DescriptionBody otherLead, RankBody otherRank) {
        return new CorrectionBody(
                id,
                of,
                reason,
                occurredAt,
                recordedAt,
                otherLead,
                attempt,
                pause,
                disposition,
                outcome,
                assignment,
                otherRank);
    }

    @Override
    public FactContent toContent(Told told) {
        var content = content();
        var happened = content.occurredAt() == null ? told.occurredAt() : content.occurredAt();
        try {
            return new Correction(
                    new FactKey(content.kind(), of),
                    content.orElse(of, null).toContent(new Told(told.leadId(), happened, told.recordedAt())));
        } catch (Invalid invalid) {
            throw invalid.under("/" + content.kind().text());
        }
    }
}

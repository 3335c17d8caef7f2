package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.Identifier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fact about a lead, as a line of the bulk door: the lead's id, and exactly one kind of fact. A CloudEvents 1.0 envelope
 * may stand in its place.
 *
 * @param leadId the lead
 * @param outcome the disposition as earlier versions called it
 * @param lead the description of the lead, when the fact is that
 * @param attempt an attempt
 * @param pause a pause
 * @param disposition a disposition
 * @param assignment an assignment
 * @param rank a rank
 * @param merge a merge
 * @param correction a correction
 * @param withdrawal a withdrawal
 */
@Schema(
        name = "FactRequest",
        examples =
                """
                {"leadId": "L-1", "attempt": {"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T15:30:00Z", "outcome": "NO_ANSWER"}}
                """)
public record FactRequest(
        @NotNull @Identifier String leadId,
        @Valid DescriptionBody lead,
        @Valid AttemptBody attempt,
        @Valid PauseBody pause,
        @Valid DispositionBody disposition,
        @Schema(deprecated = true, description = "The old name of `disposition`") @Valid DispositionBody outcome,
        @Valid AssignmentBody assignment,
        @Valid RankBody rank,
        @Valid MergeBody merge,
        @Valid CorrectionBody correction,
        @Valid WithdrawalBody withdrawal) {

    public FactRequest {
        if (disposition == null) {
            disposition = outcome;
            outcome = null;
        }
    }

    /** Returns the fact with its lead. */
    @JsonIgnore
    public SubmittedFact submitted() {
        return new SubmittedFact(leadId, fact());
    }

    private FactBody fact() {
        List<FactBody> told = Stream.<FactBody>of(
                        lead, attempt, pause, disposition, outcome, assignment, rank, merge, correction, withdrawal)
                .filter(Objects::nonNull)
                .toList();
        if (told.size() != 1) {
            throw new Invalid(
                    "",
                    null,
                    "A fact must have exactly one of lead, attempt, pause, disposition, assignment, rank, merge,"
                            + " correction and withdrawal. It has " + told.size() + ".");
        }
        return told.get(0);
    }
}

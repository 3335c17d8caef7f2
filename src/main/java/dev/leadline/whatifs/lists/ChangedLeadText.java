package dev.leadline.whatifs.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.web.LocalText;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.json.StrictJson;
import dev.leadline.whatifs.changes.DecisionChange;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Both answers about a lead that is answered differently.
 *
 * @param sentence what changes, for people
 * @param before the answer that holds
 * @param after the answer that would hold
 */
public record ChangedLeadText(String sentence, Answer before, Answer after) {

    private static final ObjectMapper JSON = StrictJson.newMapper();

    /**
     * An answer about a lead.
     *
     * @param tier the tier the lead is in; null when it has no rank
     * @param action what must be done next
     * @param obligations what is owed, and how it stands
     */
    @Schema(name = "WhatIfAnswer")
    public record Answer(
            @Schema(nullable = true) String tier, DecisionBody.ActionBody action, List<OwedBody> obligations) {

        static Answer of(Decision decision) {
            return new Answer(
                    DecisionChange.tierOf(decision),
                    DecisionBody.ActionBody.next(decision),
                    decision.conclusions().obligations().stream()
                            .map(owed -> OwedBody.of(owed, decision))
                            .toList());
        }
    }

    /**
     * Something that is owed for a lead.
     *
     * @param kind what
     * @param state how it stands (O6)
     * @param deadline the last moment that is on time (B6); null while a pause without an end stops the clock, and for
     *     {@code EARLY_DISQUALIFICATION} (O4)
     * @param deadlineLocal the same in the calendar's zone
     */
    @Schema(name = "WhatIfObligation")
    public record OwedBody(
            @Schema(description = DecisionBody.KINDS) String kind,
            ObligationState state,
            @Schema(nullable = true) Instant deadline,
            @Schema(nullable = true) String deadlineLocal) {

        static OwedBody of(Obligation owed, Decision decision) {
            var deadline = owed.deadline();
            var calendar = deadline.basis() == null
                    ? decision.clock().calendar()
                    : deadline.basis().calendar();
            return new OwedBody(
                    owed.kind(),
                    owed.state(),
                    deadline.at(),
                    LocalText.of(deadline.at(), calendar.calendar().zone()));
        }
    }

    static String of(DecisionChange change) {
        return JsonText.write(
                JSON, new ChangedLeadText(change.sentence(), Answer.of(change.before()), Answer.of(change.after())));
    }

    /** Reads one that was kept. */
    public static ChangedLeadText parse(String content) {
        return JsonText.read(JSON, content, ChangedLeadText.class);
    }
}

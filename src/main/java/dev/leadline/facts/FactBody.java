package dev.leadline.facts;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import java.time.Instant;

/** A fact about a lead, as its source tells it. */
public sealed interface FactBody
        permits DescriptionBody,
                AttemptBody,
                PauseBody,
                DispositionBody,
                AssignmentBody,
                RankBody,
                MergeBody,
                CorrectionBody,
                WithdrawalBody {

    /** The source's id of it: told twice it is one fact (O5). {@code null}: it is told once. */
    String id();

    /** Returns the moment at which it happened; {@code null}: when it arrives. */
    Instant occurredAt();

    /** Returns the moment at which it became known; {@code null}: when it arrives. */
    Instant recordedAt();

    FactKind kind();

    /** Returns the moment at which the source said so, which tells an edit from what it edits; {@code null}: unknown. */
    default Instant saidAt() {
        return null;
    }

    /** The same words, whenever they were said. */
    default FactBody withoutSaidAt() {
        return this;
    }

    /** Returns whether it may be about a time that is still to come. */
    default boolean mayBePlanned() {
        return false;
    }

    /** The same with what its envelope says where it says nothing itself. */
    FactBody orElse(String otherId, Instant otherOccurredAt);

    /**
     * Returns its content for the kernel.
     *
     * @param told when it happened and when it became known, both settled
     * @throws Invalid when it cannot be; pointers are those of the body
     */
    FactContent toContent(Told told);

    /** The lead it is about, when it happened, and when it became known. */
    record Told(String leadId, Instant occurredAt, Instant recordedAt) {}
}

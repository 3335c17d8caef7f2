package dev.leadline.kernel.commitment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead that was received in the stage, once per cycle: all that decides whether it counts.
 *
 * @param type what it was at receipt: its tier or source; {@code null} for none
 * @param isOriginated whether marketing brought it
 * @param isInfluenced whether marketing touched it before hand-over
 * @param quality what else is known of it
 */
public record ReceivedLead(@Nullable String type, boolean isOriginated, boolean isInfluenced, Quality quality) {

    /**
     * @param isUnscored whether it waits for a score
     * @param isHeld whether it was below the lowest worked band
     * @param isMerged whether another lead stands for it
     * @param dispute whether someone disputed it
     * @param returned its return for a reason that the quality rules list; {@code null} for none
     */
    public record Quality(
            boolean isUnscored, boolean isHeld, boolean isMerged, Dispute dispute, @Nullable Return returned) {}

    /**
     * A return for a listed reason.
     *
     * @param receivedAt when the lead was received
     * @param at when it was returned
     * @param isEarly whether it was given up early: before anyone was reached and before all required attempts
     */
    public record Return(Instant receivedAt, Instant at, boolean isEarly) {}

    /** How a dispute about a lead stands. */
    public enum Dispute {
        /** Nobody disputed it. */
        NONE,
        /** Nobody has decided it. */
        OPEN,
        /** It was decided that the lead counts. */
        COUNTS,
        /** It was decided that the lead does not count. */
        DOES_NOT_COUNT
    }
}

package dev.leadline.kernel.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was noticed of an obligation, once.
 *
 * @param cycle which of the lead's cycles
 * @param kind the obligation
 * @param threshold how far its time was gone; {@link #BREACH} when its deadline passed
 * @param at the very moment at which it became so
 * @param noticedAt when it was detected
 * @param withdrawn whether a later fact disproved it (O10)
 * @param rules the revision of the rules by which it was noticed; {@code null} when that is not known
 * @param told whether people were told of it, if there was anyone to tell
 */
public record KeptNotice(
        String leadId,
        int cycle,
        String kind,
        String threshold,
        Instant at,
        Instant noticedAt,
        boolean withdrawn,
        @Nullable String rules,
        boolean told) {

    /** The threshold that is the deadline itself. */
    public static final String BREACH = "100%";

    /** Returns whether it says that a deadline passed, and stands. */
    public boolean isBreach() {
        return threshold.equals(BREACH) && !withdrawn;
    }

    KeptNotice toldTo(boolean anyone) {
        return new KeptNotice(leadId, cycle, kind, threshold, at, noticedAt, withdrawn, rules, anyone);
    }

    public KeptNotice with(Instant other, Instant detectedAt, boolean isWithdrawn) {
        return new KeptNotice(leadId, cycle, kind, threshold, other, detectedAt, isWithdrawn, rules, told);
    }
}

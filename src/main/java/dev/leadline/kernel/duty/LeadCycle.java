package dev.leadline.kernel.duty;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cycle of a lead as reports count it: what was received, what became of it, and each attempt.
 *
 * @param leadId the lead
 * @param cycle which of its cycles, the first being 1
 * @param of where the lead came from, and what was promised to it
 * @param standing what it is, and who has it
 * @param end how it was disposed of
 * @param mergedInto the lead that stays, of one that was merged
 * @param reach how it was reached
 * @param required the attempts that the tier requires, by channel
 * @param attempts every attempt of the cycle in order
 */
public record LeadCycle(
        String leadId,
        int cycle,
        Circumstances of,
        Standing standing,
        End end,
        @Nullable String mergedInto,
        Reach reach,
        Map<String, Integer> required,
        Attempts attempts) {

    public LeadCycle {
        required = Collections.unmodifiableMap(new TreeMap<>(required));
    }

    /**
     * What it is, and who has it.
     *
     * @param receivedOpen whether it was received at an open moment
     * @param rankAtReceipt {@code null} for none
     * @param rank {@code null} for none
     * @param isUnscored whether it has no rank (R2): it waits for one unless it was disposed of
     * @param isNurtured whether it is below the worked bands (R3)
     * @param owner {@code null} for nobody
     * @param team the team it is in
     */
    public record Standing(
            boolean receivedOpen,
            @Nullable BigDecimal rankAtReceipt,
            @Nullable BigDecimal rank,
            boolean isUnscored,
            boolean isNurtured,
            @Nullable String owner,
            @Nullable String team) {}

    /** The disposition that ended it; all {@code null} while it is open. */
    public record End(@Nullable String disposition, @Nullable String reason, @Nullable Instant disposedAt) {}

    /**
     * How it was reached first.
     *
     * @param reachedAt {@code null} when nobody was reached
     * @param reachedAttempt the attempt at which it was, counted among those that count in its channel, the first being 1;
     *     {@code null} when it was reached by no attempt of ours
     * @param reachedChannel the channel of that
     */
    public record Reach(
            @Nullable Instant reachedAt, @Nullable Integer reachedAttempt, @Nullable String reachedChannel) {}

    /**
     * One entry an attempt in each list.
     *
     * @param attemptAt when it was made
     * @param attemptChannel how
     * @param attemptOutcome what came of it; {@code null} for made, and not reached
     * @param attemptCounts whether it counts
     * @param attemptOwner who then had the lead; {@code null} for nobody
     * @param attemptTeam the team it then was in
     */
    public record Attempts(
            List<Instant> attemptAt,
            List<String> attemptChannel,
            List<@Nullable String> attemptOutcome,
            List<Boolean> attemptCounts,
            List<@Nullable String> attemptOwner,
            List<@Nullable String> attemptTeam) {}

    /** The same of a lead that was merged into another one. */
    LeadCycle merged(String stays) {
        return new LeadCycle(leadId, cycle, of, standing, end, stays, reach, required, attempts);
    }
}

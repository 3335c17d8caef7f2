package dev.leadline.kernel.obligation;

import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attempts with one channel and one outcome, so that rules say once what they are worth and their work does not grow with a
 * lead's history (O5).
 *
 * @param channel the channel
 * @param outcome the outcome
 * @param beforeReceipt whether they were made before the lead was received
 * @param attempts each of them, in the order in which they were made; at least one
 */
public record SimilarAttempts(String channel, @Nullable String outcome, boolean beforeReceipt, List<Attempt> attempts) {

    /** All attempts of the facts, grouped. */
    public static List<SimilarAttempts> of(Facts facts) {
        var groups = new ArrayList<SimilarAttempts>(3);
        for (var attempt : facts.attempts()) {
            boolean before = attempt.occurredAt().isBefore(facts.lead().receivedAt());
            var group = find(groups, attempt, before);
            if (group == null) {
                group = new SimilarAttempts(attempt.channel(), attempt.outcome(), before, new ArrayList<>());
                groups.add(group);
            }
            group.attempts.add(attempt);
        }
        return groups;
    }

    private static @Nullable SimilarAttempts find(List<SimilarAttempts> groups, Attempt attempt, boolean before) {
        for (var group : groups) {
            if (group.beforeReceipt == before
                    && group.channel.equals(attempt.channel())
                    && Objects.equals(group.outcome, attempt.outcome())) {
                return group;
            }
        }
        return null;
    }

    /** Reads the attempts as a row of {@code attempt-outcomes} says. */
    public AttemptReading readBy(OutcomeRow row) {
        var because = row.reached()
                ? row.counts()
                        ? "It counts, and the lead was reached."
                        : "The lead was reached, but not by an attempt of ours."
                : row.counts() ? "It counts." : "Attempts with this outcome do not count.";
        return new AttemptReading(attempts, row.counts(), row.reached(), row.row(), because);
    }

    /**
     * Reads the attempts as a rule alone says.
     *
     * @param counts whether they count towards what is required
     * @param reached whether the lead was reached by them
     * @param because why, as a sentence for people
     */
    public AttemptReading readAs(boolean counts, boolean reached, String because) {
        return new AttemptReading(attempts, counts, reached, null, because);
    }
}

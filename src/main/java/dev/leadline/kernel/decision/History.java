package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What has been done about a lead, as the policy reads it: one fact instead of one per attempt, so that the rules' work
 * does not grow with a lead's history.
 *
 * @param tallies the attempts that count, per channel, in the policy's channel order
 * @param reachedAt when the lead was first reached; {@code null} while it was not (O2)
 * @param disposition how the lead was disposed of; {@code null} while it is not (O3)
 * @param readings how each single attempt was read
 */
public record History(List<Tally> tallies, Instant reachedAt, Disposition disposition, List<AttemptReading> readings) {

    public History {
        tallies = List.copyOf(tallies);
        readings = List.copyOf(readings);
    }

    /** Reads the facts by the policy's table of outcomes; what was made before receipt does not count (O5). */
    static History read(Facts facts, ResolvedPolicy policy) {
        var readings = new ArrayList<AttemptReading>(facts.attempts().size());
        var counted = new HashMap<String, List<Instant>>();
        Instant reachedAt = null;
        for (var attempt : facts.attempts()) {
            var reading = read(attempt, facts.lead().receivedAt(), policy);
            readings.add(reading);
            if (reading.counts()) {
                counted.computeIfAbsent(attempt.channel(), key -> new ArrayList<>())
                        .add(attempt.occurredAt());
            }
            if (reading.reached() && reachedAt == null) {
                reachedAt = attempt.occurredAt();
            }
        }
        var tallies = new ArrayList<Tally>();
        policy.terms()
                .channels()
                .forEach(channel -> tallies.add(new Tally(channel, counted.getOrDefault(channel, List.of()))));
        return new History(tallies, reachedAt, facts.disposition(), readings);
    }

    private static AttemptReading read(Attempt attempt, Instant receivedAt, ResolvedPolicy policy) {
        if (attempt.occurredAt().isBefore(receivedAt)) {
            return new AttemptReading(attempt, false, false, null, "It was made before the lead was received.");
        }
        return policy.findOutcome(attempt.channel(), attempt.outcome())
                .map(row -> new AttemptReading(
                        attempt, row.counts(), row.reached(), row.row(), because(row.counts(), row.reached())))
                .orElseGet(() -> new AttemptReading(
                        attempt, false, false, null, "The policy's attempt-outcomes say nothing about it."));
    }

    private static String because(boolean counts, boolean reached) {
        if (reached) {
            return counts ? "It counts, and the lead was reached." : "The lead was reached; it is no attempt of ours.";
        }
        return counts ? "It counts." : "Such an outcome does not count.";
    }

    /** When the first call was made; {@code null} while there is none (O1). */
    public Instant firstCallAt() {
        for (var tally : tallies) {
            if (tally.channel().equals(Terms.PHONE)) {
                return tally.nth(1);
            }
        }
        return null;
    }

    /** When the last attempt that counts was made in a channel; {@code null} when there is none. */
    Instant lastAt(String channel) {
        for (var tally : tallies) {
            if (tally.channel().equals(channel)) {
                return tally.last();
            }
        }
        return null;
    }

    /** When attempts ceased to be owed: the lead was reached, or disposed of; {@code null} while they are owed. */
    public Instant endedAt() {
        if (disposition == null || reachedAt != null && reachedAt.isBefore(disposition.occurredAt())) {
            return reachedAt;
        }
        return disposition.occurredAt();
    }

    /** Whether the lead was given up before {@code enough} was done, and before anyone was reached (O4). */
    boolean isGivenUpBefore(Instant enough) {
        return disposition != null && disposition.type().isGivingUp() && isBefore(enough) && isBefore(reachedAt);
    }

    private boolean isBefore(Instant instant) {
        return instant == null || disposition.occurredAt().isBefore(instant);
    }

    /** When the lead was disposed of; {@code null} while it is not. */
    public Instant disposedAt() {
        return disposition == null ? null : disposition.occurredAt();
    }
}

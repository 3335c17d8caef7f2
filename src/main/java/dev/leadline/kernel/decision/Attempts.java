package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * All attempts on a lead as the policy reads them: one fact instead of one per attempt, so that the rules' work does
 * not grow with a lead's history.
 *
 * @param tallies what counts, per channel, in the policy's channel order
 * @param reachedAt when the lead was first reached; {@code null} while it was not (O2)
 * @param readings how each single attempt was read
 */
public record Attempts(List<Tally> tallies, Instant reachedAt, List<AttemptReading> readings) {

    public Attempts {
        tallies = List.copyOf(tallies);
        readings = List.copyOf(readings);
    }

    /**
     * Reads attempts by the policy's table of outcomes.
     *
     * @param attempts in the order made
     * @param receivedAt when the lead was received: what was made before that is kept and does not count (O5)
     */
    static Attempts read(List<Attempt> attempts, Instant receivedAt, ResolvedPolicy policy) {
        var readings = new ArrayList<AttemptReading>(attempts.size());
        var counted = new HashMap<String, List<Instant>>();
        Instant reachedAt = null;
        for (var attempt : attempts) {
            var reading = read(attempt, receivedAt, policy);
            readings.add(reading);
            if (reading.counts()) {
                counted.computeIfAbsent(attempt.channel(), key -> new ArrayList<>())
                        .add(attempt.occurredAt());
            }
            if (reading.reached() && reachedAt == null) {
                reachedAt = attempt.occurredAt();
            }
        }
        var tallies = policy.terms().channels().stream()
                .map(channel -> new Tally(channel, counted.getOrDefault(channel, List.of())))
                .toList();
        return new Attempts(tallies, reachedAt, readings);
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

    private Tally in(String channel) {
        return tallies.stream()
                .filter(tally -> tally.channel().equals(channel))
                .findFirst()
                .orElseGet(() -> new Tally(channel, List.of()));
    }

    /** When the first call was made; {@code null} while there is none (O1). */
    public Instant firstCallAt() {
        return in(Terms.PHONE).nth(1);
    }

    /**
     * What was made against what {@code row} requires (O2).
     *
     * @param receivedAt when the lead was received
     */
    public Floors against(AttemptsRow row, Instant receivedAt) {
        return new Floors(
                tallies.stream()
                        .map(tally -> ChannelFloor.of(tally, row.required(tally.channel())))
                        .toList(),
                receivedAt);
    }
}

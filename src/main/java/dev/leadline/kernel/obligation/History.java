package dev.leadline.kernel.obligation;

import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The work on a lead as rules read it: one fact instead of one per attempt, so that the rules' work does not grow with
 * a lead's history.
 *
 * @param tallies the attempts that count, per channel, in the policy's channel order
 * @param reachedAt when the lead was first reached (O2)
 * @param disposition how the lead was disposed of (O3)
 * @param readings how the attempts were read
 */
public record History(
        List<Tally> tallies,
        @Nullable Instant reachedAt,
        @Nullable Disposition disposition,
        List<AttemptReading> readings) {

    public History {
        tallies = List.copyOf(tallies);
        readings = List.copyOf(readings);
    }

    /**
     * Adds up what rules read in the attempts.
     *
     * @param firings those in which they did
     * @param channels the policy's channels, in their order
     * @throws RuleFault when they read an attempt twice, or not at all
     */
    public static History of(Facts facts, List<RuleFiring> firings, List<String> channels) {
        var readings = new ArrayList<AttemptReading>(2);
        var byAttempt = byAttempt(firings, readings, facts.attempts().size());
        Instant reachedAt = null;
        for (var attempt : facts.attempts()) {
            var reading = byAttempt.get(attempt);
            if (reading == null) {
                throw new RuleFault(List.of(), "No rule read the attempt" + named(attempt) + ".");
            }
            if (reading.reached() && reachedAt == null) {
                reachedAt = attempt.occurredAt();
            }
        }
        var tallies = new ArrayList<Tally>(channels.size());
        for (var channel : channels) {
            tallies.add(Tally.of(channel, facts.attempts(), byAttempt));
        }
        return new History(tallies, reachedAt, facts.disposition(), readings);
    }

    private static Map<Attempt, AttemptReading> byAttempt(
            List<RuleFiring> firings, List<AttemptReading> readings, int attempts) {
        var byAttempt = new IdentityHashMap<Attempt, AttemptReading>(attempts);
        for (var firing : firings) {
            for (var fact : firing.concluded()) {
                if (fact instanceof AttemptReading reading) {
                    readings.add(reading);
                    for (var attempt : reading.attempts()) {
                        if (byAttempt.put(attempt, reading) != null) {
                            throw twice(attempt, firings);
                        }
                    }
                }
            }
        }
        return byAttempt;
    }

    private static RuleFault twice(Attempt attempt, List<RuleFiring> firings) {
        var rules = firings.stream()
                .filter(firing -> firing.concluded().stream()
                        .anyMatch(fact -> fact instanceof AttemptReading reading
                                && reading.attempts().stream().anyMatch(each -> each == attempt)))
                .map(RuleFiring::rule)
                .toList();
        return new RuleFault(rules, "Two rules read the attempt" + named(attempt) + ".");
    }

    private static String named(Attempt attempt) {
        var outcome = attempt.outcome() == null ? "" : " " + attempt.outcome();
        return " (" + attempt.channel() + outcome + " at " + attempt.occurredAt() + ")";
    }

    /** Returns the reading of an attempt. */
    public AttemptReading readingOf(Attempt attempt) {
        for (var reading : readings) {
            for (var each : reading.attempts()) {
                if (each == attempt) {
                    return reading;
                }
            }
        }
        throw new IllegalArgumentException("Not an attempt of this lead: " + attempt);
    }

    /** Returns the moment of the first attempt that counts in a channel. */
    public @Nullable Instant firstAt(String channel) {
        return tally(channel).nth(1);
    }

    /** Returns the moment of the last attempt that counts in a channel. */
    public @Nullable Instant lastAt(String channel) {
        return tally(channel).last();
    }

    /** The attempts that count in a channel. */
    Tally tally(String channel) {
        for (var tally : tallies) {
            if (tally.channel().equals(channel)) {
                return tally;
            }
        }
        return new Tally(channel, List.of());
    }

    /**
     * Returns the moment at which attempts ceased to be owed, because the lead was reached or disposed of; {@code null}
     * while they are owed.
     */
    public @Nullable Instant endedAt() {
        if (disposition == null || reachedAt != null && reachedAt.isBefore(disposition.occurredAt())) {
            return reachedAt;
        }
        return disposition.occurredAt();
    }

    /** Returns whether the lead was given up before {@code enough} was done, and before anyone was reached (O4). */
    boolean isGivenUpBefore(@Nullable Instant enough) {
        return disposition != null
                && disposition.type().isGivingUp()
                && isBefore(disposition, enough)
                && isBefore(disposition, reachedAt);
    }

    private static boolean isBefore(Disposition disposition, @Nullable Instant instant) {
        return instant == null || disposition.occurredAt().isBefore(instant);
    }

    /** Returns the moment of the disposition. */
    public @Nullable Instant disposedAt() {
        return disposition == null ? null : disposition.occurredAt();
    }
}

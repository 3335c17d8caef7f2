package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time through the stage: from the receipt of a lead until it is disposed of. A lead that was given back and is
 * qualified again begins another, which can see the attempts of those before (O12).
 *
 * @param number the first being 1
 * @param description the lead, with the rank, owner and team it had at receipt
 * @param ranks how its rank changed after receipt
 * @param attempts every attempt up to the next cycle; those before receipt are kept and do not count (O5)
 * @param pauses every pause told
 * @param disposition how it was disposed of
 * @param assignments to whom it was given, the first holding from receipt
 */
public record Cycle(
        int number,
        Description description,
        List<RankChange> ranks,
        List<Attempt> attempts,
        List<Pause> pauses,
        @Nullable Disposition disposition,
        List<Assignment> assignments) {

    public Cycle {
        ranks = List.copyOf(ranks);
        attempts = List.copyOf(attempts);
        pauses = List.copyOf(pauses);
        assignments = List.copyOf(assignments);
    }

    /** Returns the moment of receipt. */
    public Instant receivedAt() {
        return description.lead().receivedAt();
    }

    /** Returns whether the lead has been disposed of. */
    public boolean isClosed() {
        return disposition != null;
    }

    /**
     * Everything that is known now. What others' clocks, which may be ahead by {@link AsOf#TOLERANCE}, say is later has no
     * say yet, but ends what is decided now (O5, T3).
     */
    public Facts factsNow(Instant now) {
        return facts(now, now.plus(AsOf.TOLERANCE));
    }

    /** Returns the facts up to a moment. */
    public Facts factsAt(Instant moment) {
        return facts(moment, moment);
    }

    private Facts facts(Instant asOf, Instant until) {
        return new Facts(
                new AsOf(asOf),
                description.lead(),
                attempts.stream()
                        .filter(attempt -> !attempt.occurredAt().isAfter(until))
                        .toList(),
                pauses,
                disposition == null || disposition.occurredAt().isAfter(until) ? null : disposition,
                ranks.stream().filter(change -> !change.at().isAfter(until)).toList());
    }

    /** The rank it has in the end. */
    public @Nullable BigDecimal lastRank() {
        return ranks.isEmpty()
                ? description.lead().rank()
                : ranks.get(ranks.size() - 1).rank();
    }

    /** Returns the assignment that holds at a moment. */
    public Assignment assignmentAt(Instant moment) {
        return assignments.stream()
                .filter(each -> !each.at().isAfter(moment))
                .reduce((earlier, later) -> later)
                .orElse(assignments.get(0));
    }

    /** Returns the last assignment. */
    public Assignment lastAssignment() {
        return assignments.get(assignments.size() - 1);
    }
}

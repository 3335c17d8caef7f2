package dev.leadline.kernel.decision;

import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.Owed;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The present owner's own clock for something that is owed: the same time as the lead's, counted from when the lead was his,
 * by the calendar that the policy chooses for him and the team he had it for. It stands beside the lead's clock, which never resets (O11).
 *
 * @param owner who he is
 * @param startedAt the first open moment at or after the one it is counted from (B2)
 * @param deadline by when he must do it; its basis says from when on it is counted: the assignment, or receipt, or when it
 *     was promised, where that is later
 * @param doneAt when it was done
 * @param state how he stands by it
 */
public record OwnerClock(
        String owner, Instant startedAt, Deadline deadline, @Nullable Instant doneAt, ObligationState state) {

    /**
     * His clock for an obligation; {@code null} when there is none: the obligation has no deadline, or was done or had ended
     * before the lead was his.
     *
     * @param team the team for which it was given to him
     * @param since from when on the lead has been his, not before receipt
     * @param states how the rules say that something owed stands (O6)
     */
    static @Nullable OwnerClock of(
            String owner,
            @Nullable String team,
            Instant since,
            Obligation obligation,
            Function<Owed, ObligationState> states) {
        var owed = obligation.owed();
        var basis = owed.deadline().basis();
        if (basis == null || isBefore(owed.doneAt(), since) || isBefore(owed.endedAt(), since)) {
            return null;
        }
        var from = basis.from().isAfter(since) ? basis.from() : since;
        var clock = basis.clock().forOwner(owner, team);
        var deadline = clock.due(obligation.kind(), owed.deadline().requireWithin(), basis.tier(), from);
        return new OwnerClock(
                owner,
                clock.calendar().calendar().clockStart(from),
                deadline,
                owed.doneAt(),
                states.apply(owed.withDeadline(deadline)));
    }

    private static boolean isBefore(@Nullable Instant happened, Instant since) {
        return happened != null && happened.isBefore(since);
    }
}

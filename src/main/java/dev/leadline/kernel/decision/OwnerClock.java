package dev.leadline.kernel.decision;

import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.Owed;
import java.time.Instant;
import java.util.Objects;
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
     * @param tenure the time in which it is his
     * @param states how the rules say that something owed stands (O6)
     */
    static @Nullable OwnerClock of(Tenure tenure, Obligation obligation, Function<Owed, ObligationState> states) {
        var owed = obligation.owed();
        var basis = owed.deadline().basis();
        var since = tenure.from();
        if (basis == null || isBefore(owed.doneAt(), since) || isBefore(owed.endedAt(), since)) {
            return null;
        }
        var deadline = tenure.deadline(owed.deadline());
        var counted = Objects.requireNonNull(deadline.basis());
        return new OwnerClock(
                Objects.requireNonNull(tenure.owner()),
                counted.calendar().calendar().clockStart(counted.from()),
                deadline,
                owed.doneAt(),
                states.apply(owed.withDeadline(deadline)));
    }

    private static boolean isBefore(@Nullable Instant happened, Instant since) {
        return happened != null && happened.isBefore(since);
    }
}

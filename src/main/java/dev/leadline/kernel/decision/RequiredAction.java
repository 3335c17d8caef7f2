package dev.leadline.kernel.decision;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.ActionType;
import java.time.Instant;

/**
 * Something that must be done.
 *
 * @param type what
 * @param attempt which attempt, when it is one; otherwise {@code null}
 * @param responsible the team that must do it; {@code null} when nothing is to be done
 * @param dueAt the last moment that is on time; {@code null} when nothing is due or a pause stops the clock
 * @param earliestAt the first moment at which an attempt is allowed, never before {@code asOf} (B8); otherwise
 *     {@code null}
 * @param state how the obligation behind it stands; {@code null} when there is none
 */
public record RequiredAction(
        String type,
        NextAttempt attempt,
        String responsible,
        Instant dueAt,
        Instant earliestAt,
        ObligationState state) {

    /** An attempt that an obligation asks for. */
    public static RequiredAction attempt(NextAttempt next, Obligation owed) {
        return attempt(next, owed, owed.owed().activity().clock().earliest(next.channel()));
    }

    /** The same, so long after the previous attempt that counts in its channel (B8). */
    public static RequiredAction attempt(NextAttempt next, Obligation owed, BusinessDuration afterPrevious) {
        var activity = owed.owed().activity();
        var previous = activity.history().lastAt(next.channel());
        return attempt(next, owed, activity.clock().earliest(next.channel(), previous, afterPrevious));
    }

    private static RequiredAction attempt(NextAttempt next, Obligation owed, Instant earliestAt) {
        return new RequiredAction(
                ActionType.ATTEMPT, next, owed.responsible(), owed.deadline().at(), earliestAt, owed.state());
    }

    /** A decision on the lead that an obligation asks for. */
    public static RequiredAction disposition(String type, Obligation owed) {
        return new RequiredAction(
                type, null, owed.responsible(), owed.deadline().at(), null, owed.state());
    }

    /** Something that has no deadline. */
    public static RequiredAction whenever(String type, String responsible) {
        return new RequiredAction(type, null, responsible, null, null, null);
    }

    /** Nothing. */
    public static RequiredAction none() {
        return whenever(ActionType.NONE, null);
    }
}

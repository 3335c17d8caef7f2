package dev.leadline.kernel.obligation;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.ActionType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be done.
 *
 * @param type what: a known type or one that the policy declares
 * @param attempt which attempt, when it is one
 * @param responsible the team that must do it; {@code null} when nothing is to be done
 * @param dueAt the last moment that is on time; {@code null} when nothing is due or a pause stops the clock
 * @param earliestAt the first moment at which an attempt is allowed, never before {@code asOf} (B8); otherwise
 *     {@code null}
 * @param state how the obligation behind it stands
 */
public record RequiredAction(
        String type,
        @Nullable NextAttempt attempt,
        @Nullable String responsible,
        @Nullable Instant dueAt,
        @Nullable Instant earliestAt,
        @Nullable ObligationState state) {

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

    /** The next attempt in a channel, for an obligation that asks for it. */
    public static RequiredAction attempt(String channel, Obligation owed) {
        var required = owed.owed().required();
        var made = owed.owed().activity().history().tally(channel).made().size();
        var next = required == null
                ? new NextAttempt(channel, made + 1, made + 1)
                : required.in(channel).next();
        return attempt(next, owed);
    }

    /** Something that an obligation asks for and that is no attempt. */
    public static RequiredAction of(String type, Obligation owed) {
        var declared = owed.owed().activity().terms().findAction(type).map(ActionType::responsible);
        return new RequiredAction(
                type,
                null,
                declared.orElseGet(owed::responsible),
                owed.deadline().at(),
                null,
                owed.state());
    }

    /** Something that has no deadline. */
    public static RequiredAction whenever(String type, @Nullable String responsible) {
        return new RequiredAction(type, null, responsible, null, null, null);
    }

    /** Nothing. */
    public static RequiredAction none() {
        return whenever(ActionType.NONE, null);
    }

    /**
     * Returns whether another action asks for the same and says more: for the very same attempt, or with a deadline.
     */
    public boolean isSaidBy(RequiredAction other) {
        return attempt == null ? state == null && other.state != null && type.equals(other.type) : isSameAttempt(other);
    }

    private boolean isSameAttempt(RequiredAction other) {
        return attempt != null
                && other.attempt != null
                && attempt.channel().equals(other.attempt.channel())
                && attempt.number() == other.attempt.number();
    }
}

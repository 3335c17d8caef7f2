package dev.leadline.kernel.duty;

import dev.leadline.kernel.obligation.ObligationState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An obligation of one cycle of a lead as reports count it. It says what facts and publications say, and nothing that moves
 * with the clock: one that is open is late as soon as its deadline has passed, and what is told of later moments, such as a
 * warning, holds from then on.
 *
 * @param leadId the lead
 * @param cycle which of its cycles, the first being 1
 * @param kind the obligation
 * @param of where the lead came from, and what was promised to it
 * @param holder who had the lead when the duty was judged
 * @param times its moments
 * @param result how it stands
 * @param spent where the time went
 */
public record Duty(
        String leadId,
        int cycle,
        String kind,
        Circumstances of,
        Holder holder,
        Times times,
        Result result,
        Spent spent) {

    /** The cause of what ended because its lead turned out to be another one. */
    public static final String MERGED = "MERGED";

    /**
     * Whoever had the lead at the deadline; of what was kept or had ended before, at that moment.
     *
     * @param owner {@code null} for nobody
     * @param team the team it was in
     * @param ownerDeadline by the clock of that owner (O11); {@code null} when nobody had it, or his clock does not end
     * @param handedOn whether another owner had it before him
     */
    public record Holder(
            @Nullable String owner, @Nullable String team, @Nullable Instant ownerDeadline, boolean handedOn) {}

    /**
     * Its moments.
     *
     * @param clockStartedAt when the lead's clock started (B2)
     * @param deadline {@code null} while a pause without an end keeps it away, and of what has none
     * @param atRiskAfter the last moment at which it is not yet at risk (O6); {@code null} when it never is
     * @param dueAt by which it is dated: its deadline, or the moment of giving up (O4)
     * @param dueOn the date of that
     * @param warnedAt when it is warned of first, unless it is done, has ended or is late by then; perhaps ahead
     * @param closedAt when the lead was disposed of; {@code null} while it is open
     * @param feasible whether the lead may be contacted at an open moment before the deadline
     */
    public record Times(
            Instant clockStartedAt,
            @Nullable Instant deadline,
            @Nullable Instant atRiskAfter,
            @Nullable Instant dueAt,
            @Nullable LocalDate dueOn,
            @Nullable Instant warnedAt,
            @Nullable Instant closedAt,
            boolean feasible) {}

    /**
     * How it stands.
     *
     * @param state never {@code AT_RISK}, and {@code BREACHED} only when nothing can be done about it any more
     * @param metAt when it was done, in time or late
     * @param endedAt when it ceased to be owed
     * @param cause why it was waived or is not owed any more: {@code REACHED}, {@code GIVEN_UP_IN_TIME}, {@code ACCEPTED},
     *     {@code REJECTED}, {@code NURTURED}, {@code POLICY_ENDED}, {@link #MERGED}, or the reason that waives
     * @param doneWhileClosed whether it was done at a moment that is not open
     * @param openToDone open seconds from the start of the clock until it was done, pauses left out
     * @param wallToDone seconds from receipt until it was done
     */
    public record Result(
            ObligationState state,
            @Nullable Instant metAt,
            @Nullable Instant endedAt,
            @Nullable String cause,
            boolean doneWhileClosed,
            @Nullable Long openToDone,
            @Nullable Long wallToDone) {}

    /**
     * Where the time went, in seconds of the calendar's open time
     * ({@link dev.leadline.kernel.calendar.BusinessCalendar#openSecondsAt}).
     *
     * @param openAtStart the calendar's open time at the start of the clock
     * @param openAtDeadline and at the deadline
     * @param pausedSeconds paused before it was done or ended, by pauses that have an end; planned ones are among them
     * @param pausedSince when a pause without an end began
     * @param unassignedSeconds not paused and nobody's, before it was done, ended or late
     * @param unassignedSince the calendar's open time at which it became nobody's, moved on by what is paused since; while
     *     that goes on
     */
    public record Spent(
            long openAtStart,
            @Nullable Long openAtDeadline,
            long pausedSeconds,
            @Nullable Instant pausedSince,
            long unassignedSeconds,
            @Nullable Long unassignedSince) {}

    /** The same of a lead that was merged into another one: nothing is owed for it any more. */
    Duty merged(Instant at) {
        var ended = new Result(ObligationState.CANCELLED, null, at, MERGED, false, null, null);
        return new Duty(leadId, cycle, kind, of, holder, times, ended, spent);
    }

    /** Returns whether it is counted with the lead into which its own was merged. */
    boolean isMerged() {
        return MERGED.equals(result.cause());
    }
}

package dev.leadline.kernel.clock;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.VersionedCalendar;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of an obligation.
 *
 * @param kind the obligation
 * @param within the time allowed for it; {@code null} for what has no deadline (O4)
 * @param at the last moment that is on time (B6); {@code null} while a pause without an end stops its clock (B9), and
 *     for what has no deadline
 * @param atRiskAfter the last moment at which an open obligation is not yet at risk (O6); {@code null} when it never is
 * @param basis what it was counted by; {@code null} for what has no deadline
 */
public record Deadline(
        String kind,
        @Nullable BusinessDuration within,
        @Nullable Instant at,
        @Nullable Instant atRiskAfter,
        @Nullable Basis basis) {

    /**
     * The start, tier and clock from which a deadline was counted. It stays with the obligation, whatever becomes of
     * rank, policy and calendar (B8, O8).
     *
     * @param from the moment from which the time is counted: receipt, or when the promise became another one
     * @param tier the tier that promised it; {@code null} for what is owed whatever the tier
     * @param clock the lead's clock as it ran then
     */
    public record Basis(Instant from, @Nullable String tier, LeadClock clock) {

        /** The calendar that ran the clock (B8). */
        public VersionedCalendar calendar() {
            return clock.calendar();
        }
    }

    /**
     * Returns whether what happens at {@code instant} is on time: at or before the deadline. The one comparison (B6).
     */
    public boolean keeps(Instant instant) {
        return at == null || !instant.isAfter(at);
    }

    /** Returns whether an obligation that is still open at {@code instant} is at risk. */
    public boolean isAtRisk(Instant instant) {
        return atRiskAfter != null && instant.isAfter(atRiskAfter);
    }

    /** Returns the time allowed, of an obligation that has a deadline. */
    public BusinessDuration requireWithin() {
        return Objects.requireNonNull(within, kind);
    }

    /** Returns what it was counted by, of an obligation that has a deadline. */
    Basis requireBasis() {
        return Objects.requireNonNull(basis, kind);
    }

    /** None: what is owed is owed at all times (O4). */
    public static Deadline none(String kind) {
        return new Deadline(kind, null, null, null, null);
    }

    /** The same deadline for another obligation. */
    public Deadline of(String other) {
        return new Deadline(other, within, at, atRiskAfter, basis);
    }

    /** Returns whether it comes before another; what is not in sight comes last. */
    public boolean isBefore(Deadline other) {
        return at != null && (other.at() == null || at.isBefore(other.at()));
    }
}

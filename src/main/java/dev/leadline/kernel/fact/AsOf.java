package dev.leadline.kernel.fact;

import java.time.Duration;
import java.time.Instant;

/**
 * The moment a decision is made for. Time is a fact like any other: no rule and no kernel class reads a clock (T1).
 *
 * @param at the moment
 */
public record AsOf(Instant at) {

    /** The tolerance for facts after {@code asOf}: other machines' clocks run ahead (O5). */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Returns whether something said to have happened at {@code instant} cannot have happened yet. */
    public boolean isBefore(Instant instant) {
        return instant.isAfter(at.plus(TOLERANCE));
    }
}

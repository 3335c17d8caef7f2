package dev.leadline.kernel.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a decision holds when no new fact arrives (T3).
 *
 * @param until the last moment; {@code null} when it holds for good
 * @param because what changes then, or that nothing does, for people
 */
public record Validity(@Nullable Instant until, String because) {

    static final Validity FOR_GOOD = new Validity(null, "Nothing changes without a new fact.");

    /** The one that ends first; of two that end together this one. */
    Validity and(@Nullable Instant other, String why) {
        return outlasts(other) ? new Validity(other, why) : this;
    }

    /** Returns whether it still holds at a moment at which something else would end. */
    boolean outlasts(@Nullable Instant other) {
        return other != null && (until == null || other.isBefore(until));
    }
}

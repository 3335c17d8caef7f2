package dev.leadline.kernel.obligation;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.clock.LeadClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment from which on rules conclude something else, with no new fact. The answer holds until just before it (T3), and
 * the deadline watch looks at the lead when it comes.
 *
 * @param name what rules call it
 * @param at the moment; {@code null} while a pause without an end keeps it from coming
 * @param elapsed whether it has come
 */
public record Timer(String name, @Nullable Instant at, boolean elapsed) {

    static Timer after(Owed owed, String name, BusinessDuration after) {
        var at = LeadClock.after(owed.deadline(), after);
        return new Timer(name, at, at != null && !at.isAfter(owed.activity().asOf()));
    }

    /**
     * Returns the moment until which an answer holds that the timer may change (T3); {@code null} when it no longer
     * changes any.
     */
    public @Nullable Instant holdsUntil() {
        return elapsed || at == null ? null : at.minusNanos(1);
    }
}

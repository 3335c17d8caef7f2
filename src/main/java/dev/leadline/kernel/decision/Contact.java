package dev.leadline.kernel.decision;

import dev.leadline.kernel.calendar.BusinessCalendar;
import java.time.Instant;
import java.util.Set;

/**
 * When the lead may be contacted (B8).
 *
 * @param asOf the moment that is asked for
 * @param window the hours in which it is allowed, in the lead's zone; {@code null} for always
 * @param channels the channels that the window limits
 */
public record Contact(Instant asOf, BusinessCalendar window, Set<String> channels) {

    /** The first moment, at or after {@code asOf}, at which an attempt in {@code channel} is allowed. */
    public Instant earliest(String channel) {
        return limits(channel) ? window.clockStart(asOf) : asOf;
    }

    private boolean limits(String channel) {
        return window != null && channels.contains(channel);
    }

    /**
     * The last moment at which {@link #earliest} still holds: just before the window closes, for at its close an
     * attempt is no longer allowed; {@code null} when it holds for good (T3).
     */
    Instant holdsUntil(String channel) {
        return limits(channel)
                ? window.findClose(earliest(channel))
                        .map(close -> close.minusNanos(1))
                        .orElse(null)
                : null;
    }
}

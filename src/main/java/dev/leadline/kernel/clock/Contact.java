package dev.leadline.kernel.clock;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The times at which the lead may be contacted: any time, or a window in the lead's zone (B8). */
final class Contact {

    private final Instant asOf;
    private final @Nullable BusinessCalendar hours;
    private final Set<String> channels;

    private Contact(Instant asOf, @Nullable BusinessCalendar hours, Set<String> channels) {
        this.asOf = asOf;
        this.hours = hours;
        this.channels = channels;
    }

    static Contact with(ResolvedPolicy policy, Facts facts) {
        var window = policy.terms().clock().contactWindow();
        if (window == null) {
            return new Contact(facts.asOf().at(), null, Set.of());
        }
        var zone = facts.lead().zone();
        var calendar = policy.contactCalendar().orElseThrow().calendar();
        return new Contact(facts.asOf().at(), zone == null ? calendar : calendar.withZone(zone), window.channels());
    }

    /** The first moment, at or after both {@code asOf} and {@code from}, at which an attempt is allowed. */
    Instant earliest(String channel, Instant from) {
        var at = from.isAfter(asOf) ? from : asOf;
        return hours != null && channels.contains(channel) ? hours.clockStart(at) : at;
    }

    /** Returns whether an attempt is allowed in every one of some channels at an open moment between two, both included. */
    boolean isAllowed(BusinessCalendar calendar, Instant from, Instant to, Collection<String> wanted) {
        if (hours == null || wanted.stream().noneMatch(channels::contains)) {
            return true;
        }
        var at = calendar.clockStart(from);
        while (!at.isAfter(to)) {
            var allowed = hours.clockStart(at);
            at = calendar.clockStart(allowed);
            if (at.equals(allowed)) {
                return !at.isAfter(to);
            }
        }
        return false;
    }

    /**
     * The last moment at which an {@code earliest} still holds: just before the window closes, for at its close an
     * attempt is no longer allowed; {@code null} when it holds for good (T3).
     */
    @Nullable
    Instant holdsUntil(String channel, Instant earliest) {
        if (hours == null || !channels.contains(channel)) {
            return null;
        }
        return hours.findClose(earliest).map(close -> close.minusNanos(1)).orElse(null);
    }
}

package dev.leadline.kernel.fact;

import dev.leadline.kernel.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which the lead's clock does not run, half-open [from, to) (B9).
 *
 * @param from when the clock stops
 * @param to when it runs on; {@code null} while the pause lasts
 * @param recordedAt when the pause became known; a deadline that had passed by then stays passed. {@code null}: at once
 * @param reason why, for people
 */
public record Pause(Instant from, Instant to, Instant recordedAt, String reason) implements FactContent {

    /** @throws Invalid when the pause ends at or before its begin */
    public Pause {
        if (to != null && !to.isAfter(from)) {
            throw new Invalid("/to", to, "The pause's `to` (" + to + ") must be after its `from` (" + from + ").");
        }
        recordedAt = recordedAt == null ? from : recordedAt;
    }

    /**
     * What it was by a later word on it: the part that both have in common was known all along, what the later word adds
     * became known with it, so that no word of today covers a breach of yesterday (B9).
     *
     * @param other what it was
     * @param knownAt when that became known
     */
    List<Pause> correctedTo(Pause other, Instant knownAt) {
        var begin = from.isAfter(other.from) ? from : other.from;
        var end = earlier(to, other.to);
        if (end != null && !end.isAfter(begin)) {
            return List.of(new Pause(other.from, other.to, knownAt, other.reason));
        }
        var parts = new ArrayList<Pause>();
        parts.add(new Pause(begin, end, recordedAt, other.reason));
        if (other.from.isBefore(begin)) {
            parts.add(new Pause(other.from, begin, knownAt, other.reason));
        }
        if (end != null && (other.to == null || other.to.isAfter(end))) {
            parts.add(new Pause(end, other.to, knownAt, other.reason));
        }
        return parts;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}

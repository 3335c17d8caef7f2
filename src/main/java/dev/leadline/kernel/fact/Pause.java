package dev.leadline.kernel.fact;

import dev.leadline.kernel.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the lead's clock does not run, half-open [from, to) (B9).
 *
 * @param from when the clock stops
 * @param to when it runs on; {@code null} while the pause lasts
 * @param recordedAt when the pause became known; a deadline that had passed by then stays passed. {@code null}: at once
 * @param reason why, for people
 */
public record Pause(Instant from, @Nullable Instant to, @Nullable Instant recordedAt, @Nullable String reason)
        implements FactContent {

    /** @throws Invalid when the pause ends at or before its begin */
    public Pause {
        if (to != null && !to.isAfter(from)) {
            throw new Invalid("/to", to, "The pause's `to` (" + to + ") must be after its `from` (" + from + ").");
        }
        recordedAt = recordedAt == null ? from : recordedAt;
    }

    /** Returns when it became known; if that was not told, when it began. */
    @Override
    public Instant recordedAt() {
        return Objects.requireNonNull(recordedAt);
    }

    /**
     * Returns the pause as a later fact corrects it: what both have in common was known all along, what the later fact
     * adds became known with it, so that no fact of today covers a breach of yesterday (B9).
     *
     * @param known its parts as they were known before, in order and apart; none when it was said to be none
     * @param other what it was
     * @param knownAt when that became known
     */
    public static List<Pause> corrected(List<Pause> known, Pause other, Instant knownAt) {
        var parts = new ArrayList<Pause>();
        var begin = other.from;
        for (var part : known) {
            var from = part.from.isAfter(begin) ? part.from : begin;
            var to = earlier(part.to, other.to);
            if (to == null || to.isAfter(from)) {
                if (begin.isBefore(from)) {
                    parts.add(new Pause(begin, from, knownAt, other.reason));
                }
                parts.add(new Pause(from, to, part.recordedAt, other.reason));
                begin = to;
            }
            if (begin == null) {
                return parts;
            }
        }
        if (other.to == null || begin.isBefore(other.to)) {
            parts.add(new Pause(begin, other.to, knownAt, other.reason));
        }
        return parts;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}

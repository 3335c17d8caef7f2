package dev.leadline.waivers;

import java.time.Instant;

/**
 * The duties that an approved waiver excuses: those of which everything named here is true.
 *
 * @param policy their policy; {@code null} for any
 * @param tier their tier; {@code null} for any
 * @param team the team that owed them; {@code null} for any
 * @param source the source of their leads; {@code null} for any
 * @param duty their kind, such as {@code FIRST_CALL}; {@code null} for any
 * @param time when their deadline was
 */
public record WaiverScope(String policy, String tier, String team, String source, String duty, Time time) {

    /** @param to the first moment after it */
    public record Time(Instant from, Instant to) {}
}

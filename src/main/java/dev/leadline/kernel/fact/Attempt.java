package dev.leadline.kernel.fact;

import java.time.Instant;

/**
 * One try to contact the lead, or one contact that the lead made.
 *
 * @param id the caller's id of it; {@code null} when it has none, and then it is like no other attempt
 * @param channel how: one of the policy's channels
 * @param occurredAt when it was made; it counts from here (O5)
 * @param recordedAt when it became known; {@code null} when that is not told
 * @param outcome what came of it: one of the policy's outcomes; {@code null} means made, and not reached
 */
public record Attempt(String id, String channel, Instant occurredAt, Instant recordedAt, String outcome)
        implements FactContent {}

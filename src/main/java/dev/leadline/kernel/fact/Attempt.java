package dev.leadline.kernel.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to contact the lead, or one contact that the lead made.
 *
 * @param id the caller's id of it; {@code null} when it has none, and then it is like no other attempt
 * @param channel how: one of the policy's channels
 * @param occurredAt when it was made; it counts from here (O5)
 * @param recordedAt when it became known
 * @param outcome what came of it: one of the policy's outcomes; {@code null} means made, and not reached
 */
public record Attempt(
        @Nullable String id, String channel, Instant occurredAt, @Nullable Instant recordedAt, @Nullable String outcome)
        implements FactContent {}

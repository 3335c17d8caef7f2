package dev.leadline.kernel.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The disposition of a lead by the responsible team.
 *
 * @param type what was decided
 * @param occurredAt when
 * @param reason the reason given
 */
public record Disposition(DispositionType type, Instant occurredAt, @Nullable String reason) implements FactContent {}

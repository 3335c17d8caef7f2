package dev.leadline.kernel.fact;

import java.time.Instant;

/**
 * The disposition of a lead by the responsible team.
 *
 * @param type what was decided
 * @param occurredAt when
 * @param reason the reason given; {@code null} when none was
 */
public record Disposition(DispositionType type, Instant occurredAt, String reason) implements FactContent {}

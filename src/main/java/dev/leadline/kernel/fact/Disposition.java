package dev.leadline.kernel.fact;

import java.time.Instant;

/**
 * How the responsible team was done with the lead.
 *
 * @param type what was decided
 * @param occurredAt when
 * @param reason the reason given; {@code null} when none was
 */
public record Disposition(DispositionType type, Instant occurredAt, String reason) implements FactContent {}

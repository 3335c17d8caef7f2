package dev.leadline.kernel.fact;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * That a lead's rank became another (O8).
 *
 * @param at when
 * @param rank the new rank, in [0, 100] (R1)
 */
public record RankChange(Instant at, BigDecimal rank) implements FactContent {}

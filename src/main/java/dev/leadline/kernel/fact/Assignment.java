package dev.leadline.kernel.fact;

import java.time.Instant;

/**
 * The assignment of a lead to an owner and a team. The lead's clock goes on; the new owner's starts here (O11).
 *
 * @param at when
 * @param owner who owns the lead from then on; {@code null} for nobody
 * @param team whose team it is in; {@code null} for none
 */
public record Assignment(Instant at, String owner, String team) implements FactContent {}

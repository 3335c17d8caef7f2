package dev.leadline.kernel.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The assignment of a lead to an owner and a team. The lead's clock goes on; the new owner's starts here (O11).
 *
 * @param at when
 * @param owner who owns the lead from then on; {@code null} for nobody
 * @param team whose team it is in
 */
public record Assignment(Instant at, @Nullable String owner, @Nullable String team) implements FactContent {}

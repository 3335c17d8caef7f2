package dev.leadline.kernel.fact;

import org.jspecify.annotations.Nullable;

/**
 * A lead as its source describes it.
 *
 * @param lead the lead, with the rank, owner and team that it is said to have
 * @param policy the policy that is to hold for it; {@code null} for the one that answers for its stage
 */
public record Description(Lead lead, @Nullable String policy) implements FactContent {}

package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.Attempt;

/**
 * How one attempt was read: what it is worth, and why.
 *
 * @param attempt the attempt
 * @param counts whether it counts towards what is required
 * @param reached whether the lead was reached by it
 * @param row the row of {@code attempt-outcomes} that says so; {@code null} when it was not looked up
 * @param because a sentence for people
 */
public record AttemptReading(Attempt attempt, boolean counts, boolean reached, String row, String because) {}

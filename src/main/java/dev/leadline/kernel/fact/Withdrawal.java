package dev.leadline.kernel.fact;

/**
 * The withdrawal of an earlier fact.
 *
 * @param of the fact that is withdrawn
 */
public record Withdrawal(FactKey of) implements FactContent {}

package dev.leadline.kernel.fact;

/**
 * That an earlier fact was none.
 *
 * @param of the fact that is withdrawn
 */
public record Withdrawal(FactKey of) implements FactContent {}
